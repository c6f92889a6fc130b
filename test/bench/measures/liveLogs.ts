// A container that writes a lot now: how far behind its log is, what it costs the page, and whether one can still type.
import { inTurn, type Measure } from "../bench.ts";
import { atMost, atMostTimes } from "../figures.ts";
import { say } from "../../rig/say.ts";
import type { Extension } from "../stage/extensions.ts";
import { create, remove, type Populated } from "../stage/population.ts";
import { memoryOf } from "../stage/processes.ts";
import { sleep } from "../stage/sleep.ts";
import type { Window } from "../stage/window.ts";
import { median, short } from "../statistics.ts";
import { endOf } from "./logs.ts";

const name = "a-logger";
const rate = 2e6; // bytes a second

interface Found {
  readonly lag: number[];
  readonly memory: number[];
  readonly before: number[];
  readonly during: number[];
}

export const liveLogs: Measure = {
  name: "live logs",
  how: "“View logs” is pressed as a container begins to write 2 MB/s for 15 s. Lag is the time from the last line reaching a client that only reads to the frame that shows it. Memory is what the page's processes have gained at most. Meanwhile keys are typed into an editor; the reference is the same before the container writes.",
  run: async (bench) => {
    const populated = await bench.population.of(10);
    const found: Found = { lag: [], memory: [], before: [], during: [] };
    const ours = bench.extensions.filter((one) => one.name === "ours");
    if (ours.length > 0) {
      await inTurn({ ...bench, extensions: ours }, { engine: populated.engine.host }, async (window, extension) => {
        await oneLog({ window, extension, seconds: bench.options.quick ? 5 : 15 }, populated, found);
      });
    }
    const reference = { of: "before it writes", values: found.before };
    return [
      { name: "last line behind a client that only reads", unit: "ms", ours: found.lag, aim: atMost(1000, "ms") },
      { name: "memory added to the page", unit: "MiB", ours: found.memory, aim: atMost(60, "MiB") },
      { name: "key → its letter in an editor", unit: "ms", ours: found.during, reference, aim: atMostTimes(1.5) },
    ];
  },
};

interface Live {
  readonly window: Window;
  readonly extension: Extension;
  readonly seconds: number;
}

async function oneLog(live: Live, { outside }: Populated, found: Found): Promise<void> {
  const { window, extension, seconds } = live;
  const bytes = seconds * rate;
  const id = await create(outside, name, { Image: "porthole/logger:1", Cmd: [String(bytes), String(rate)] });
  await window.openView(extension);
  await openNotes(window);
  found.before.push(await typeSome(window, 15));
  const item = await window.menuItem(extension, name, "View logs");
  const memory = watchMemory(window);
  const shown = window.ask("textShows", endOf(bytes), 120_000);
  await outside.call("POST", `/containers/${id}/start`);
  const read = outside.logShows(id, endOf(bytes)); // of a container that has not been started the engine follows no log
  await item.press();
  await sleep(2000);
  found.during.push(await typeSome(window, seconds * 2)); // for half of the time
  found.lag.push((await shown) - (await read));
  await sleep(2000);
  found.memory.push(memory.end());
  const last = Object.entries(found).map(([what, all]) => `${what} ${short((all as number[]).at(-1) ?? NaN)}`);
  say(`bench: live logs, ours: ${last.join(", ")}`);
  await remove(outside, id);
}

async function openNotes({ page }: Window): Promise<void> {
  await page.keyboard.press("Control+P");
  await page.locator(".quick-input-widget .quick-input-box input").fill("notes.txt");
  await page.locator(".quick-input-list .monaco-list-row").getByText("notes.txt").first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".part.editor .view-line").first().waitFor();
}

/** Types letters into the editor and returns the median time of their echoes; 4 to 8 letters a second. */
async function typeSome({ page, ask }: Window, keys: number): Promise<number> {
  await page.locator(".part.editor .view-line").first().click();
  await ask("listenForKeys", "editor", keys, 10_000);
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press("x");
    await sleep(120 + Math.random() * 60);
  }
  return median((await ask("typed")).echoes);
}

/** What the browser's page processes hold at most, beyond what they hold now: MiB. */
function watchMemory({ renderers }: Window): { end(): number } {
  const before = memoryOf(renderers());
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, memoryOf(renderers()))), 500);
  return {
    end: () => {
      clearInterval(timer);
      return most - before;
    },
  };
}
