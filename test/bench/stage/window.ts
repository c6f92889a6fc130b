// One window of the editor in a real browser, with the script of page/ inside it: what a person's hand does in it.
import { buildSync } from "esbuild";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { EditorServer } from "../../rig/editorServer.ts";
import { workbenchUrl } from "../../rig/vscode.ts";
import type { BenchPage } from "../page/contract.ts";
import type { Extension } from "./extensions.ts";
import { find, quiet, treeOf } from "./processes.ts";
import { sleep, until } from "./sleep.ts";

export interface Window {
  readonly page: Page;
  readonly server: EditorServer;
  /** Calls a function of page/contract.ts inside the page. */
  ask<K extends keyof BenchPage>(
    name: K,
    ...args: Parameters<BenchPage[K]>
  ): Promise<Awaited<ReturnType<BenchPage[K]>>>;
  /** The same for one that begins with the next press: resolves once the page listens for it, to the answer to come. */
  beforePress<K extends keyof BenchPage>(
    name: K,
    ...args: Parameters<BenchPage[K]>
  ): Promise<{ readonly answer: Promise<Awaited<ReturnType<BenchPage[K]>>> }>;
  /** Process id of the extension host. */
  extensionHost(): number;
  /** Process ids of the browser's renderers: one of them is the page. */
  renderers(): readonly number[];
  /** Loads the window again with another view in front: a new extension host in which the extensions sleep. */
  freshHost(): Promise<void>;
  pressIcon(extension: Extension): Promise<void>;
  /** Presses the icon and waits for rows and for quiet. */
  openView(extension: Extension): Promise<void>;
  /** Opens the context menu of the row with this text and moves to the item, without pressing it. */
  menuItem(extension: Extension, row: string, item: string): Promise<MenuItem>;
  /** Runs a command by its title in the palette. */
  runCommand(title: string): Promise<void>;
  /** Waits until server and page have little to do. */
  settle(): Promise<void>;
}

export interface MenuItem {
  press(): Promise<void>;
}

const script = (): string => {
  const entry = join(import.meta.dirname, "../page/script.ts");
  return (
    buildSync({ entryPoints: [entry], bundle: true, format: "iife", target: "es2022", write: false }).outputFiles[0]
      ?.text ?? ""
  );
};

/** Opens a window on a folder and waits until it is at rest. */
export async function openWindow(
  browser: Browser,
  server: EditorServer,
  workspace: string,
  height = 900,
): Promise<Window> {
  const context = await browser.newContext({ viewport: { width: 1300, height } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.addInitScript({ content: script() });
  await page.goto(workbenchUrl(server, { workspace }), { timeout: 120_000 });
  const window = windowOn(page, server);
  await ready(window);
  return window;
}

/** Extension hosts, oldest first; there are two for a moment when a window is loaded again. */
const extensionHosts = (server: EditorServer): readonly number[] => find(server.pid, /--type=extensionHost/);

const icon = (page: Page, label: string) =>
  page
    .locator(".activitybar")
    .getByRole("tab", { name: new RegExp(`^${label}`) })
    .first();

/** The workbench is drawn, its extension host runs, and it has come to rest. */
async function ready({ page, server, settle }: Window, leaving: readonly number[] = []): Promise<void> {
  await icon(page, "Explorer").waitFor({ timeout: 120_000 });
  const only = (): boolean => {
    const hosts = extensionHosts(server);
    return hosts.length === 1 && !leaving.includes(hosts[0] ?? 0);
  };
  if (!(await until(only, 120_000))) throw new Error("No extension host of its own came up within 120 s.");
  await settle();
}

function windowOn(page: Page, server: EditorServer): Window {
  const ask: Window["ask"] = (name, ...args) =>
    page.evaluate(
      ([key, values]) => {
        const { portholeBench } = globalThis as unknown as {
          portholeBench: Record<string, (...all: unknown[]) => unknown>;
        };
        return portholeBench[key]?.(...values);
      },
      [name, args] as const,
    ) as ReturnType<Window["ask"]> as never; // the page's side of the contract is script.ts
  const pressIcon = (extension: Extension): Promise<void> => icon(page, extension.icon).click();
  const renderers = (): readonly number[] => find(process.pid, /--type=renderer/);
  const settle = (): Promise<void> => quiet(() => [...treeOf(server.pid), ...renderers()]);
  const window: Window = {
    page,
    server,
    ask,
    beforePress: async (name, ...args) => {
      await ask("listenForPress");
      return { answer: ask(name, ...args) };
    },
    extensionHost: () => extensionHosts(server).at(-1) ?? 0,
    renderers,
    freshHost: async () => {
      await icon(page, "Explorer").click();
      await sleep(1000); // the window remembers which view was in front, a little later
      const hosts = extensionHosts(server);
      await page.reload({ timeout: 120_000 });
      await ready(window, hosts);
    },
    pressIcon,
    openView: async (extension) => {
      await pressIcon(extension);
      if (!(await until(async () => (await ask("rows", extension.view)).length > 0, 60_000))) {
        throw new Error(`No row came into the view ${extension.view}.`);
      }
      await settle();
    },
    menuItem: (extension, row, item) => menuItem(window, extension, row, item),
    runCommand: (title) => runCommand(page, title),
    settle,
  };
  return window;
}

async function menuItem({ page, ask }: Window, extension: Extension, row: string, item: string): Promise<MenuItem> {
  const place = await ask("placeOf", extension.view, row);
  if (place === undefined) throw new Error(`There is no row ${row} in ${extension.view}.`);
  await page.mouse.click(place.x, place.y, { button: "right" });
  const label = page.locator(".monaco-menu .action-menu-item .action-label").getByText(item, { exact: true }).first();
  await label.waitFor();
  await sleep(300); // a menu takes no press in its first moments
  const box = await label.boundingBox();
  if (box === null) throw new Error(`${item} cannot be pressed.`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await sleep(100);
  return { press: () => page.mouse.click(x, y) };
}

async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  const input = page.locator(".quick-input-widget .quick-input-box input");
  await input.fill(`>${title}`);
  await page.locator(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`).first().waitFor();
  await page.keyboard.press("Enter");
}
