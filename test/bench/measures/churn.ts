// Whether a view starves when there is always something to tell: the same change while another container's state flips.
import { besideFloor, inTurn, values, type Bench, type Measure } from "../bench.ts";
import { atMost, type Figure } from "../figures.ts";
import { say } from "../../rig/say.ts";
import type { Outside } from "../stage/outside.ts";
import { create, remove } from "../stage/population.ts";
import { sleep } from "../stage/sleep.ts";
import { short } from "../statistics.ts";
import { delay, probe, upPattern } from "./stale.ts";

export const churn: Measure = {
  name: "churn",
  how: "As in stale, for a start, while another container is paused and unpaused all the time. A row that does not change within 30 s is starved.",
  run: async (bench) => {
    const figures: Figure[] = [];
    for (const every of [300, 150]) figures.push(await withNoise(bench, every));
    return figures;
  },
};

async function withNoise(bench: Bench, every: number): Promise<Figure> {
  const { engine, outside } = await bench.population.of(10);
  const found = values();
  await inTurn(bench, { engine: engine.host }, async (window, extension) => {
    const noisy = await create(outside, "b-noisy");
    const id = await create(outside, probe);
    await outside.call("POST", `/containers/${noisy}/start`);
    const events = await outside.events();
    await window.openView(extension);
    const noise = makeNoise(outside, noisy, every);
    await sleep(2000 + Math.random() * every);
    const change = (): Promise<string> => outside.call("POST", `/containers/${id}/start`);
    const late = await delay({ window, extension, events, id, change }, "start", upPattern);
    await noise.end();
    found[extension.name].push(late);
    say(`bench: churn, every ${every} ms, ${extension.name}: ${short(late)} ms`);
    events.close();
    for (const made of [id, noisy]) await remove(outside, made);
  });
  const name = `start outside → row changed, while another container changes every ${every} ms`;
  return { name, unit: "ms", ...besideFloor(found), aim: atMost(300, "ms") };
}

/** Flips a running container's state every so many milliseconds, counted from beginning to beginning. */
function makeNoise(outside: Outside, container: string, every: number): { end(): Promise<void> } {
  const over = new AbortController();
  const flipping = (async () => {
    for (let count = 0; !over.signal.aborted; count += 1) {
      const pause = sleep(every);
      await outside.call("POST", `/containers/${container}/${count % 2 === 0 ? "pause" : "unpause"}`);
      await pause;
    }
  })();
  return {
    end: async () => {
      over.abort();
      await flipping;
    },
  };
}
