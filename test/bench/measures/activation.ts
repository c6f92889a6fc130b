// What waking the extension costs, by VS Code's own account, and what it adds to the extension host.
import { besideFloor, inTurn, values, type Measure } from "../bench.ts";
import { atMost } from "../figures.ts";
import { say } from "../../rig/say.ts";
import { commandLine, hostTree, memoryOf } from "../stage/processes.ts";
import { sleep } from "../stage/sleep.ts";
import type { Window } from "../stage/window.ts";
import { short } from "../statistics.ts";

export const activation: Measure = {
  name: "activation",
  how: "Milliseconds are those of VS Code's page “Startup Performance”: loading the code, calling activate, and waiting for it. Memory (proportional set size) and processes are those that the extension host has gained once the view with 10 containers is open and at rest.",
  run: async (bench) => {
    const [time, memory, processes] = [values(), values(), values()];
    const { engine } = await bench.population.of(10);
    await inTurn(bench, { engine: engine.host }, async (window, extension) => {
      const host = window.extensionHost();
      const before = hostTree(host);
      const lean = memoryOf(before);
      await window.openView(extension);
      const { name, id } = extension;
      memory[name].push(memoryOf(hostTree(host)) - lean);
      const added = hostTree(host).filter((pid) => !before.includes(pid));
      processes[name].push(added.length);
      time[name].push(await toldBy(window, id));
      say(
        `bench: activation, ${name}: ${short(time[name].at(-1) ?? NaN)} ms, +${short(memory[name].at(-1) ?? NaN)} MiB${added.map((pid) => `\n       ${commandLine(pid)}`).join("")}`,
      );
    });
    return [
      { name: "activation: code loaded, called and finished", unit: "ms", ...besideFloor(time), aim: atMost(60, "ms") },
      {
        name: "memory added by waking and the first list",
        unit: "MiB",
        ...besideFloor(memory),
        aim: atMost(40, "MiB"),
      },
      { name: "processes added", unit: "", ...besideFloor(processes), aim: atMost(0, "") },
    ];
  },
};

/** The page has one line an extension: name, then load code, call, finish in milliseconds. NaN when it has no line. */
async function toldBy(window: Window, id: string): Promise<number> {
  const { page } = window;
  const size = page.viewportSize();
  await window.runCommand("Developer: Startup Performance");
  await page.locator(".part.editor .view-line").first().waitFor();
  await page.setViewportSize({ width: 1800, height: 8000 }); // only lines in sight are in the page
  await sleep(2500);
  const line = (await window.ask("text"))
    .split("\n")
    .find((text) => text.includes(`| ${id} |`) || text.startsWith(`| ${id} `));
  // Left open, it is there again in the next turn: a Markdown page, which wakes extensions for that language.
  await window.runCommand("View: Close All Editors");
  if (size !== null) await page.setViewportSize(size);
  const cells = line?.split("|").map((cell) => Number(cell.trim())) ?? [];
  return (cells[3] ?? NaN) + (cells[4] ?? NaN) + (cells[5] ?? NaN);
}
