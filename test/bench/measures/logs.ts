// A container that has written a lot, and one that writes a lot now.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, statSync } from "node:fs";
import { join } from "node:path";
import { session, type Bench, type Measure } from "../bench.ts";
import { atLeastTimes, atMost, type Figure } from "../figures.ts";
import { dockerClient } from "../../rig/engines.ts";
import { say, step } from "../../rig/say.ts";
import type { Extension } from "../stage/extensions.ts";
import type { Outside } from "../stage/outside.ts";
import { create, remove, type Populated } from "../stage/population.ts";
import { sleep, until } from "../stage/sleep.ts";
import type { Window } from "../stage/window.ts";
import { short } from "../statistics.ts";

export const logs: Measure = {
  name: "logs",
  how: "“View logs” is pressed in the menu of a container that has written 200 MB; from the press to the frame with its last line. The whole log is saved by “Save logs…”, from Enter in the file dialog until the file is complete, and by `docker logs > file`.",
  run: async (bench) => {
    const populated = await bench.population.of(10);
    const bytes = bench.options.quick ? 20e6 : 200e6;
    const id = await create(populated.outside, name, { Image: "porthole/logger:1", Cmd: [String(bytes), "0"] });
    await populated.outside.call("POST", `/containers/${id}/start`);
    const end = await step(`writing ${short(bytes / 1e6)} MB of log`, () => lastLine(populated.outside, id, bytes));
    const figures = await written(bench, populated, { bytes, end });
    await remove(populated.outside, id);
    return figures;
  },
};

const name = "a-logger";
/** Bytes of a line of the fixture's logger: 12 digits and words. */
const lineLength = "line 000000000001 of the logger, with some words to make it as long as lines are: ok\n".length;

interface Log {
  readonly bytes: number;
  /** The last line, as far as it is like no other. */
  readonly end: string;
}

/** Waits until the logger has written the line that reaches `bytes`. */
async function lastLine(outside: Outside, id: string, bytes: number): Promise<string> {
  const end = endOf(bytes);
  const there = async (): Promise<boolean> =>
    (await outside.call("GET", `/containers/${id}/logs?stdout=1&tail=1`)).includes(end);
  if (!(await until(there, 600_000, 500))) throw new Error(`The log has not reached "${end}" within 10 min.`);
  return end;
}

/** The logger counts lines from 1 and ends with the one that reaches the number of bytes. */
export const endOf = (bytes: number): string => `line ${String(Math.ceil(bytes / lineLength)).padStart(12, "0")}`;

async function written(bench: Bench, populated: Populated, log: Log): Promise<readonly Figure[]> {
  const [tail, saved, dumped]: [number[], number[], number[]] = [[], [], []];
  const extension = bench.extensions.find((one) => one.name === "ours");
  for (let round = 0; round < bench.options.repeat; round++) dumped.push(await dump(bench, populated, log));
  if (extension !== undefined) {
    await session(bench, { engine: populated.engine.host }, async (window) => {
      await window.openView(extension);
      for (let round = 0; round < bench.options.repeat; round++) {
        tail.push(await view(window, extension, log));
        saved.push(await save(bench, window, extension, { log, round }));
        say(`bench: logs, tail ${short(tail.at(-1) ?? NaN)} ms, saved at ${short(saved.at(-1) ?? NaN)} MB/s`);
      }
    });
  }
  const size = `${short(log.bytes / 1e6)} MB written`;
  return [
    { name: `${size}: menu → last line`, unit: "ms", ours: tail, aim: atMost(400, "ms") },
    {
      name: `${size}: the whole log into a file`,
      unit: "MB/s",
      ours: saved,
      reference: { of: "docker logs > file", values: dumped },
      aim: atLeastTimes(0.8),
    },
  ];
}

/** Milliseconds from the press on the menu's item to the last line in the terminal. */
async function view(window: Window, extension: Extension, { end }: Log): Promise<number> {
  const item = await window.menuItem(extension, name, "View logs");
  const shown = await window.beforePress("pressToText", end, 60_000);
  await item.press();
  const took = await shown.answer;
  await window.settle();
  await window.runCommand("Terminal: Kill the Active Terminal Instance");
  await window.settle();
  return took;
}

interface Saving {
  readonly log: Log;
  readonly round: number;
}

/** MB/s of “Save logs…”, which asks for a file first. */
async function save(bench: Bench, window: Window, extension: Extension, { log, round }: Saving): Promise<number> {
  const file = join(bench.folder, `saved-${round}.log`);
  const item = await window.menuItem(extension, name, "Save logs…");
  await item.press();
  const input = window.page.locator(".quick-input-widget .quick-input-box input");
  await input.waitFor();
  await sleep(1000); // the dialog reads the folder first
  await input.fill(file);
  await sleep(1000);
  const from = performance.now();
  await window.page.keyboard.press("Enter");
  const whole = await until(() => sizeOf(file) >= log.bytes, 300_000, 10);
  const took = performance.now() - from;
  await window.settle();
  return whole ? log.bytes / 1000 / took : NaN;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** MB/s of `docker logs > file`. */
async function dump(bench: Bench, { engine }: Populated, { bytes }: Log): Promise<number> {
  const file = openSync(join(bench.folder, "dumped.log"), "w");
  const client = await dockerClient();
  const from = performance.now();
  const child = spawn(client, ["--host", engine.host, "logs", name], { stdio: ["ignore", file, file] });
  await once(child, "exit");
  closeSync(file);
  return bytes / 1000 / (performance.now() - from);
}
