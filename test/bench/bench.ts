// What every measure is handed, and what it hands back. Alternation, opening and ending of editors stand here, so that a
// measure only says what is done in a window and what is timed.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { startEditorServer } from "../rig/editorServer.ts";
import { say } from "../rig/say.ts";
import type { Editor } from "../rig/setupEditor.ts";
import { BARE_PATH } from "../rig/vscode.ts";
import type { Figure } from "./figures.ts";
import type { ExtensionName, Options } from "./options.ts";
import type { Extension } from "./stage/extensions.ts";
import type { Population } from "./stage/population.ts";
import { openWindow, type Window } from "./stage/window.ts";

export interface Bench {
  readonly options: Options;
  readonly editor: Editor;
  readonly browser: Browser;
  readonly extensions: readonly Extension[];
  readonly population: Population;
  /** A folder for whatever a measure writes; removed at the end of the run. */
  readonly folder: string;
}

export interface Measure {
  /** For `--only`, and the heading in the results. */
  readonly name: string;
  /** What is measured and how, in a sentence or two. */
  readonly how: string;
  readonly run: (bench: Bench) => Promise<readonly Figure[]>;
}

export interface SessionOptions {
  /** DOCKER_HOST of the extension host. */
  readonly engine: string;
}

/** Nothing that looks for changes or starts programs by itself, and nothing that guesses what a terminal will answer. */
const settings = {
  "git.enabled": false,
  "remote.autoForwardPorts": false,
  "terminal.integrated.localEchoEnabled": "off",
  "terminal.integrated.shellIntegration.enabled": false,
  "workbench.enableExperiments": false,
};

/** Opens an editor with all extensions installed and asleep, does the work in its window, and ends it. */
export async function session<T>(
  bench: Bench,
  options: SessionOptions,
  work: (window: Window) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(bench.folder, "editor-"));
  const workspace = join(folder, "workspace");
  mkdirSync(workspace);
  writeFileSync(join(workspace, "notes.txt"), "\n");
  const server = await startEditorServer({
    editor: bench.editor,
    folder,
    vsix: bench.extensions.map(({ vsix }) => vsix),
    env: { PATH: BARE_PATH, DOCKER_HOST: options.engine },
    settings,
  });
  let window: Window | undefined;
  try {
    window = await openWindow(bench.browser, server, workspace);
    return await work(window);
  } catch (error) {
    await keepTraces(bench, window, server.log);
    throw error;
  } finally {
    await window?.page.context().close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function keepTraces({ options: { keep } }: Bench, window: Window | undefined, log: string): Promise<void> {
  if (keep === undefined) return;
  mkdirSync(keep, { recursive: true });
  const name = join(keep, `failed-${new Date().toISOString().replaceAll(/\D/g, "").slice(8, 14)}`);
  copyFileSync(log, `${name}.log`);
  await window?.page.screenshot({ path: `${name}.png` });
  say(`bench: the server's log and a picture of the window are in ${name}.*`);
}

/** Work done with one extension, in a window where no extension has woken yet. */
export type Turn = (window: Window, extension: Extension, round: number) => Promise<void>;

/** Gives each extension its turn, so many times over; each turn has a new extension host. */
export async function inTurn(bench: Bench, options: SessionOptions, turn: Turn): Promise<void> {
  await session(bench, options, async (window) => {
    let first = true;
    for (let round = 0; round < bench.options.repeat; round++) {
      for (const extension of bench.extensions) {
        if (!first) await window.freshHost();
        first = false;
        await turn(window, extension, round);
      }
    }
  });
}

/** Values by extension, for `inTurn`. */
export type Values = Readonly<Record<ExtensionName, number[]>>;

export const values = (): Values => ({ floor: [], ours: [] });

/** Values of both as the beginnings of a figure. */
export function besideFloor({ ours, floor }: Values): Pick<Figure, "ours" | "reference"> {
  return floor.length === 0 ? { ours } : { ours, reference: { of: "floor", values: floor } };
}
