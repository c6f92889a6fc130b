// What single acts cost: programs they start, and the time they add to the engine's own.
import { session, type Bench, type Measure } from "../bench.ts";
import { atMost, atMostAbove } from "../figures.ts";
import { say } from "../../rig/say.ts";
import type { Extension } from "../stage/extensions.ts";
import { create, remove, type Populated } from "../stage/population.ts";
import { watchPrograms } from "../stage/processes.ts";
import { sleep } from "../stage/sleep.ts";
import type { Window } from "../stage/window.ts";
import { short } from "../statistics.ts";
import { endedPattern, probe, upPattern } from "./stale.ts";

interface Found {
  /** Programs started by opening the view, a refresh, a start, a hover, together. */
  readonly programs: number[];
  readonly start: number[];
  readonly startCall: number[];
}

export const acts: Measure = {
  name: "acts",
  how: "Opening the view, its refresh button, “Start” in a row's menu and a hover on a row: the programs that the extension host starts for all of them together. For “Start”, from the press to the frame that shows the row running; the reference is the same request by a client of its own, in turn.",
  run: async (bench) => {
    const found: Found = { programs: [], start: [], startCall: [] };
    const populated = await bench.population.of(10);
    const extension = bench.extensions.find(({ name }) => name === "ours");
    if (extension) {
      const options = { engine: populated.engine.host };
      await session(bench, options, (window) => manyTimes(bench, { window, extension, populated }, found));
    }
    const reference = { of: "the request itself", values: found.startCall };
    return [
      { name: "programs started: view, refresh, start, hover", unit: "", ours: found.programs, aim: atMost(0, "") },
      { name: "Start in the menu → row runs", unit: "ms", ours: found.start, reference, aim: atMostAbove(30, "ms") },
    ];
  },
};

interface Stage {
  readonly window: Window;
  readonly extension: Extension;
  readonly populated: Populated;
}

async function manyTimes({ options }: Bench, stage: Stage, found: Found): Promise<void> {
  const { window, extension, populated } = stage;
  const id = await create(populated.outside, probe);
  for (let round = 0; round < options.repeat; round++) {
    if (round > 0) await window.freshHost();
    const watched = watchPrograms(window.extensionHost());
    await window.openView(extension);
    await pressRefresh(window, extension);
    found.start.push(await start(window, extension));
    await hover(window, extension);
    const programs = watched.end();
    if (programs.length > 0) say(`bench: acts, ours: programs: ${programs.join(" | ")}`);
    found.programs.push(programs.length);
    await end(stage, id);
    found.startCall.push(await populated.outside.time("POST", `/containers/${id}/start`));
    await end(stage, id);
    say(
      `bench: acts, ours: start ${short(found.start.at(-1) ?? NaN)} ms, the request ${short(found.startCall.at(-1) ?? NaN)} ms`,
    );
  }
  await remove(populated.outside, id);
}

/** Kills the probe and waits until its row says so and all is at rest. */
async function end({ window, extension, populated }: Stage, id: string): Promise<void> {
  const shown = window.ask("rowReaches", extension.view, probe, endedPattern, 30_000);
  await populated.outside.call("POST", `/containers/${id}/kill`);
  await shown;
  await sleep(1000);
}

async function pressRefresh({ page }: Window, extension: Extension): Promise<void> {
  const header = page.locator(".part.sidebar .pane-header").filter({ hasText: extension.view }).first();
  await header.hover(); // its buttons are there only while one points at it
  await header
    .getByRole("button", { name: /^Refresh/ })
    .first()
    .click();
  await sleep(1000);
}

async function start(window: Window, extension: Extension): Promise<number> {
  const item = await window.menuItem(extension, probe, "Start");
  const pressed = await window.beforePress("pressTime");
  const reached = window.ask("rowReaches", extension.view, probe, upPattern, 30_000);
  await item.press();
  return (await reached) - (await pressed.answer);
}

async function hover(window: Window, extension: Extension): Promise<void> {
  const { page } = window;
  const shown = page.locator(".workbench-hover").first();
  // A row that is drawn anew just then takes its hover away: like a person, this points at it again.
  for (let attempt = 0; !(await shown.isVisible()); attempt++) {
    if (attempt === 5) throw new Error(`The row ${probe} has no hover.`);
    const place = await window.ask("placeOf", extension.view, probe);
    if (place === undefined) throw new Error(`There is no row ${probe}.`);
    await page.mouse.move(900, 300);
    await page.mouse.move(place.x, place.y, { steps: 5 });
    await shown.waitFor({ timeout: 5_000 }).catch(() => undefined);
  }
  await sleep(1000);
  await page.mouse.move(900, 300);
}
