// How long a person waits for the view: from the press on the icon to rows, with an extension that sleeps.
import { besideFloor, inTurn, values, type Bench, type Measure } from "../bench.ts";
import { atMostTimes, type Figure } from "../figures.ts";
import { say } from "../../rig/say.ts";
import { loadRow } from "../stage/population.ts";
import { short } from "../statistics.ts";

export const view: Measure = {
  name: "view",
  how: "The icon in the activity bar is pressed; clocks run in the page, from the press to the frame in which rows are painted. Each value in a new extension host in which the extension has not woken; the floor and Porthole take turns.",
  run: async (bench) => {
    const figures: Figure[] = [];
    for (const size of bench.options.sizes) figures.push(...(await atSize(bench, size)));
    return figures;
  },
};

async function atSize(bench: Bench, size: number): Promise<readonly Figure[]> {
  const { engine } = await bench.population.of(size);
  const [first, all, gap] = [values(), values(), values()];
  await inTurn(bench, { engine: engine.host }, async (window, extension) => {
    const { name } = extension;
    const opening = await window.beforePress("opening", extension.view, loadRow, size, 60_000);
    await window.pressIcon(extension);
    const seen = await opening.answer;
    first[name].push(seen.first);
    all[name].push(seen.all);
    gap[name].push(seen.longestGap);
    say(
      `bench: view, ${size}, ${name}: first ${short(seen.first)} ms, all ${short(seen.all)} ms, gap ${short(seen.longestGap)} ms`,
    );
    await window.settle();
  });
  const at = `${short(size)} containers`;
  return [
    { name: `icon pressed → first row, ${at}`, unit: "ms", ...besideFloor(first), aim: atMostTimes(1.5) },
    { name: `icon pressed → all rows, ${at}`, unit: "ms", ...besideFloor(all), aim: atMostTimes(1.5) },
    {
      name: `longest gap between frames meanwhile, ${at}`,
      unit: "ms",
      ...besideFloor(gap),
      aim: size >= 1000 ? atMostTimes(1.3) : undefined,
    },
  ];
}
