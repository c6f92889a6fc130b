// How soon a view lives again when its engine was away.
import { besideFloor, inTurn, values, type Measure } from "../bench.ts";
import { atMost } from "../figures.ts";
import { say } from "../../rig/say.ts";
import { now, type Outside } from "../stage/outside.ts";
import { create, remove } from "../stage/population.ts";
import { sleep, until } from "../stage/sleep.ts";
import { short } from "../statistics.ts";
import { delay, upPattern } from "./stale.ts";

/** Both names hold the probe's, by which `delay` finds the row. */
const renamed = "a-probe-renamed";

export const outage: Measure = {
  name: "outage",
  how: "The engine is stopped for 20 s and started again. As soon as it answers, a container is renamed: rows are back when the new name is painted, counted from the engine's answer. Some seconds later another client starts that container, as in stale.",
  run: async (bench) => {
    const [back, after] = [values(), values()];
    const { engine, outside } = await bench.population.of(10);
    await inTurn(bench, { engine: engine.host }, async (window, extension) => {
      const id = await create(outside, "a-probe");
      await window.openView(extension);
      await engine.stop();
      await sleep(bench.options.quick ? 4000 : 20_000);
      const shown = window.ask("rowReaches", extension.view, renamed, ".", 120_000);
      const starting = engine.start();
      const answered = await firstAnswer(outside);
      await outside.call("POST", `/containers/${id}/rename?name=${renamed}`);
      back[extension.name].push((await shown) - answered);
      await starting;
      await sleep(3000);
      const events = await outside.events();
      const change = (): Promise<string> => outside.call("POST", `/containers/${id}/start`);
      after[extension.name].push(await delay({ window, extension, events, id, change }, "start", upPattern));
      events.close();
      say(
        `bench: outage, ${extension.name}: back ${short(back[extension.name].at(-1) ?? NaN)} ms, then ${short(after[extension.name].at(-1) ?? NaN)} ms`,
      );
      await remove(outside, id);
    });
    return [
      { name: "engine answers again → rows back", unit: "ms", ...besideFloor(back), aim: atMost(2000, "ms") },
      { name: "then change outside → row changed", unit: "ms", ...besideFloor(after), aim: atMost(100, "ms") },
    ];
  },
};

/** When the engine first answers: milliseconds since the epoch. */
async function firstAnswer(outside: Outside): Promise<number> {
  const answers = (): Promise<boolean> =>
    outside.call("GET", "/_ping").then(
      () => true,
      () => false,
    );
  if (!(await until(answers, 60_000, 10))) throw new Error("The engine did not come back within 60 s.");
  return now();
}
