// A page in a real browser, as the editor would show it: its real document with its policy, script and style, and a webview
// API that survives the page being thrown away. The other side of the conversation is the real one too.
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { chromium, type Browser, type Page } from "playwright-core";
import { createEmitter, type Event } from "../../src/base/event.ts";
import { pageHtml } from "../../src/workbench/pages/pageHtml.ts";

export interface PageStage {
  readonly page: Page;
  /** What the page says. */
  readonly heard: Event<unknown>;
  tell(message: unknown): void;
  /** Errors and refusals of the browser's policy, which a page should not have. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export interface PageBrowser {
  open(size?: { readonly width: number; readonly height: number }): Promise<PageStage>;
  close(): Promise<void>;
}

const origin = "http://page.test";

/** `door` is the page's script, `style` its style sheet, both as paths from the root. */
export async function pageBrowser(door: string, style: string): Promise<PageBrowser> {
  const root = new URL("../../", import.meta.url);
  const bundled = await build({
    absWorkingDir: root.pathname,
    entryPoints: [door],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
  });
  const files = {
    script: bundled.outputFiles[0]?.text ?? "",
    style: readFileSync(new URL(style, root), "utf8"),
  };
  const browser = await chromium.launch({
    executablePath: process.env["PORTHOLE_CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  return { open: (size) => openPage(browser, files, size), close: () => browser.close() };
}

async function openPage(
  browser: Browser,
  files: { readonly script: string; readonly style: string },
  viewport = { width: 900, height: 900 },
): Promise<PageStage> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || /Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  const heard = createEmitter<unknown>();
  await page.exposeFunction("toHost", (message: unknown) => heard.fire(message));
  // What a webview remembers outlives its document; here the window's name does.
  await page.addInitScript(`window.acquireVsCodeApi = () => ({
    postMessage: (message) => void window.toHost(message),
    getState: () => window.name === "" ? undefined : JSON.parse(window.name),
    setState: (state) => { window.name = JSON.stringify(state); },
  });`);
  const [script, style] = [`${origin}/page.js`, `${origin}/page.css`];
  await page.route(`${origin}/**`, async (route) => {
    const url = route.request().url();
    if (url === script) return await route.fulfill({ contentType: "text/javascript", body: files.script });
    if (url === style) return await route.fulfill({ contentType: "text/css", body: files.style });
    const body = pageHtml({ title: "A page", language: "en", script, style, source: origin, nonce: "n0nce" });
    return await route.fulfill({ contentType: "text/html", body });
  });
  await page.goto(`${origin}/`);
  return {
    page,
    heard: heard.event,
    tell: (message) => void page.evaluate(`postMessage(${JSON.stringify(message)}, "*")`).catch(() => undefined), // the page was closed meanwhile
    complaints,
    close: () => context.close(),
  };
}

/** What the page said, once all of it has come over: the last word is asked for. */
export async function told<T>(page: Page, said: readonly T[]): Promise<readonly T[]> {
  let before = -1;
  // What a page says takes its time on a busy machine; two looks with nothing new between them are enough.
  while (before !== said.length) {
    before = said.length;
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 300)))");
  }
  return said;
}
