// Opens a workbench as a person sees it: VS Code's server with the packaged extension, and a page on it.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { startBrowser } from "./browser.ts";
import { startEditorServer, type EditorServer, type ServerOptions } from "./editorServer.ts";
import { requireSandbox } from "./sandbox.ts";
import { setupEditor, type EditorName } from "./setupEditor.ts";

export type WorkbenchOptions = Pick<ServerOptions, "env" | "settings" | "workspaceTrust"> & {
  /** The packaged extension to install, as a person would. */
  readonly vsix?: string;
  /** Or a folder to run it from; VS Code then shows no toasts. */
  readonly extensionDevelopmentPath?: string;
  /** Folder to open; none opens an empty window. */
  readonly workspace?: string;
  readonly editor?: EditorName;
  /** Name of a colour theme, such as `THEMES.dark`. */
  readonly theme?: string;
  readonly width?: number;
  readonly height?: number;
};

export type Workbench = {
  readonly page: Page;
  readonly server: EditorServer;
  /** Folder with user data, extensions and log; removed by `close`. */
  readonly folder: string;
  readonly close: () => Promise<void>;
};

const THEMES = {
  dark: "Default Dark Modern",
  light: "Default Light Modern",
  contrast: "Default High Contrast",
} as const;

/** PATH of the extension host: no Docker client is on it, as the product must work without. */
export const BARE_PATH = "/usr/sbin:/usr/bin:/sbin:/bin";

/** Opens a workbench and waits until its activity bar is there: 3–6 s. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const folder = userFolder();
  const server = await startEditorServer({
    editor: await setupEditor(options.editor ?? "newest"),
    folder,
    vsix: options.vsix ? [options.vsix] : [],
    env: { PATH: BARE_PATH, ...options.env },
    settings: { "workbench.colorTheme": options.theme ?? THEMES.dark, ...options.settings },
    workspaceTrust: options.workspaceTrust,
    testDriver: options.extensionDevelopmentPath !== undefined,
  });
  try {
    const browser = await startBrowser();
    const page = await browser.newPage({ viewport: { width: options.width ?? 1400, height: options.height ?? 900 } });
    const close = async (): Promise<void> => {
      await browser.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    };
    page.setDefaultTimeout(60_000); // a busy machine is slow, not broken
    await page.goto(workbenchUrl(server, options), { waitUntil: "commit", timeout: 180_000 });
    await page.locator(".activitybar .action-item").first().waitFor({ timeout: 180_000 });
    return { page, server, folder, close };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** A new folder below this run's for one VS Code. */
export function userFolder(): string {
  const parent = join(requireSandbox(), "vscode");
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, "u-"));
}

/** Address of a window on the server, with its folder and what is developed or tested in it. */
export function workbenchUrl(
  server: EditorServer,
  what: { workspace?: string; extensionDevelopmentPath?: string; extensionTestsPath?: string },
): string {
  const url = new URL(server.url);
  if (what.workspace) url.searchParams.set("folder", what.workspace);
  else url.searchParams.set("ew", "true");
  // the authority must be exactly what stands in the address bar
  const remote = (path: string): string => `vscode-remote://${url.host}${path}`;
  const payload: string[][] = [];
  if (what.extensionDevelopmentPath)
    payload.push(["extensionDevelopmentPath", remote(what.extensionDevelopmentPath)], ["skipWelcome", "true"]);
  if (what.extensionTestsPath) payload.push(["extensionTestsPath", remote(what.extensionTestsPath)]);
  if (payload.length) url.searchParams.set("payload", JSON.stringify(payload));
  return url.href;
}
