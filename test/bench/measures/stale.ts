// How long a row shows what is no longer so: another client starts and kills a container at the engine.
import { besideFloor, inTurn, values, type Bench, type Measure } from "../bench.ts";
import { atMost, type Figure } from "../figures.ts";
import { say } from "../../rig/say.ts";
import type { Extension } from "../stage/extensions.ts";
import type { Events } from "../stage/outside.ts";
import { create, remove } from "../stage/population.ts";
import { sleep } from "../stage/sleep.ts";
import type { Window } from "../stage/window.ts";
import { short } from "../statistics.ts";

/** The first by name and the newest, so that its row is in sight in whichever order. */
export const probe = "a-probe";

export const upPattern = "\\bUp\\b|\\b[Rr]unning\\b";
export const endedPattern = "\\bExited\\b";

export const stale: Measure = {
  name: "stale",
  how: "Another client starts a container at the engine, and kills it. From the engine's own time stamp of that event to the frame in which the row is painted with it. The view is open and at rest.",
  run: async (bench) => {
    const figures: Figure[] = [];
    for (const size of bench.options.sizes) if (size !== 100) figures.push(await atSize(bench, size));
    return figures;
  },
};

async function atSize(bench: Bench, size: number): Promise<Figure> {
  const { engine, outside } = await bench.population.of(size);
  const found = values();
  await inTurn(bench, { engine: engine.host }, async (window, extension) => {
    const id = await create(outside, probe);
    const events = await outside.events();
    await window.openView(extension);
    for (const [verb, action, pattern] of changes) {
      await sleep(1500 + Math.random() * 500); // not in step with anything
      const change = (): Promise<string> => outside.call("POST", `/containers/${id}/${verb}`);
      const late = await delay({ window, extension, events, id, change }, action, pattern);
      found[extension.name].push(late);
      say(`bench: stale, ${size}, ${extension.name}, ${verb}: ${short(late)} ms`);
    }
    events.close();
    await remove(outside, id);
  });
  return {
    name: `change outside → row changed, ${short(size)} containers`,
    unit: "ms",
    ...besideFloor(found),
    aim: atMost(size >= 1000 ? 200 : 100, "ms"),
  };
}

const changes = [
  ["start", "start", upPattern],
  ["kill", "die", endedPattern],
] as const;

export interface Changing {
  readonly window: Window;
  readonly extension: Extension;
  readonly events: Events;
  readonly id: string;
  readonly change: () => Promise<unknown>;
}

/** Milliseconds from the engine's event to the frame that shows it in the probe's row; NaN when that took over 30 s. */
export async function delay(
  { window, extension, events, id, change }: Changing,
  action: string,
  pattern: string,
): Promise<number> {
  const reached = window.ask("rowReaches", extension.view, probe, pattern, 30_000);
  const told = events.next(id, action);
  await change();
  return (await reached) - (await told).at;
}
