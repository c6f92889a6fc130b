// Runs mocha suites inside VS Code's real extension host, next to the packaged extension. A host that died, hung or
// ran nothing is a failure: VS Code itself would report some of these as success.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { format } from "node:util";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { startBrowser } from "./browser.ts";
import { startEditorServer } from "./editorServer.ts";
import { setupEditor, type EditorName } from "./setupEditor.ts";
import { BARE_PATH, userFolder, workbenchUrl } from "./vscode.ts";

export type HostRun = {
  /** The packaged extension under test. */
  readonly vsix: string;
  /** Suite files (TypeScript, mocha's `suite` and `test`). */
  readonly suites: readonly string[];
  readonly workspace: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly editor?: EditorName;
  /** Milliseconds for the whole run; 120 s by default. */
  readonly limit?: number;
};

/** One test that failed. */
export type HostFailure = { readonly name: string; readonly file: string; readonly error: string };

export type HostResult = { readonly passed: number; readonly failures: readonly HostFailure[] };

const DRIVER = resolve(import.meta.dirname, "../host/driver");

/** The driver loads mocha by its path: in the bundle it would not find its own files. */
const MOCHA = createRequire(import.meta.url).resolve("mocha");

/** Runs the suites; never throws for a failing test, nor for a host that died. */
export async function runInHost(run: HostRun): Promise<HostResult> {
  const folder = userFolder();
  const result = join(folder, "result.json");
  const outcome = await inHost(run, folder, result).catch((error: unknown) => String(error));
  const read = existsSync(result) ? (JSON.parse(readFileSync(result, "utf8")) as HostResult) : undefined;
  const log = join(folder, "server.log");
  if (!read) return fault(`The extension host wrote no result (${outcome}).\n${tail(log)}`);
  if (read.passed + read.failures.length === 0) return fault("The extension host ran no test.");
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return read;
}

function fault(error: string): HostResult {
  return { passed: 0, failures: [{ name: "the suites run to their end", file: "test/rig/host.ts", error }] };
}

function tail(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").slice(-15).join("\n") : "";
}

/** Returns how the run ended, in words. */
async function inHost(run: HostRun, folder: string, result: string): Promise<string> {
  const server = await startEditorServer({
    editor: await setupEditor(run.editor ?? "newest"),
    folder,
    vsix: [run.vsix],
    env: { PATH: BARE_PATH, ...run.env, PORTHOLE_HOST_RESULT: result, PORTHOLE_HOST_MOCHA: MOCHA },
    settings: run.settings,
    testDriver: true,
  });
  const browser = await startBrowser();
  try {
    const tests = await bundle(run.suites, join(folder, "tests"));
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const { ended } = await listen(page);
    await page.goto(
      workbenchUrl(server, { workspace: run.workspace, extensionDevelopmentPath: DRIVER, extensionTestsPath: tests }),
      { waitUntil: "commit" },
    );
    const limit = run.limit ?? 120_000;
    return await Promise.race([
      ended,
      new Promise<string>((late) => setTimeout(late, limit, `no end within ${limit / 1000} s`).unref()),
    ]);
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** The suites and what runs them, each as one CommonJS file that any VS Code's Node can load. Returns the entry. */
async function bundle(suites: readonly string[], folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(DRIVER, "run.ts"), ...suites],
    outdir: folder,
    outbase: resolve(DRIVER, ".."),
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return join(folder, "driver", "run.cjs");
}

/** Native modules that are not compiled for the rig, and do without. */
const NOISE = /spdlog|watchdog|Service Worker/;

/** Hears from the page how VS Code ended the run. Its code is not to be believed: a dead host gives 0. */
async function listen(page: Page): Promise<{ readonly ended: Promise<string> }> {
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  const errors: string[] = [];
  await page.exposeFunction("codeAutomationLog", (type: string, words: unknown[]) => {
    const text = format(...words);
    if (type === "error" && !NOISE.test(text)) errors.push(text);
  });
  await page.exposeFunction("codeAutomationExit", (code: number) => {
    end([`exit code ${code}`, ...errors.slice(-10)].join("\n"));
  });
  return { ended };
}
