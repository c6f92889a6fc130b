// What the extension costs while nobody does anything: programs, requests, processor time, memory.
import { join } from "node:path";
import { besideFloor, session, values, type Bench, type Measure, type Values } from "../bench.ts";
import { atMost, atMostAbove, atMostTimes } from "../figures.ts";
import { say } from "../../rig/say.ts";
import type { Extension } from "../stage/extensions.ts";
import { cpuOf, hostTree, memoryOf, watchPrograms } from "../stage/processes.ts";
import { openProxy, type Proxy } from "../stage/proxy.ts";
import { sleep } from "../stage/sleep.ts";
import type { Window } from "../stage/window.ts";
import { short } from "../statistics.ts";

interface Seen {
  readonly programs: Values;
  readonly requests: Values;
  readonly cpu: Values;
  readonly memory: Values;
}

export const idle: Measure = {
  name: "idle",
  how: "The view with 100 containers is open and nobody does anything. Programs are those the extension host starts, requests are counted by a socket between it and the engine; processor time and memory (proportional set size) are the extension host's and of all below it. One value for each extension host: two with the usual number of values.",
  run: async (bench) => {
    const seen: Seen = { programs: values(), requests: values(), cpu: values(), memory: values() };
    const { engine } = await bench.population.of(Math.min(100, Math.max(...bench.options.sizes)));
    const proxy = await openProxy(join(bench.folder, "counted.sock"), engine.socket);
    const rounds = Math.ceil(bench.options.repeat / 3); // minutes of doing nothing give the same values again
    await session(bench, { engine: proxy.host }, async (window) => {
      for (let round = 0; round < rounds; round++) {
        for (const [index, extension] of bench.extensions.entries()) {
          if (round + index > 0) await window.freshHost();
          await oneRest(bench, { window, extension, proxy }, seen);
        }
      }
    });
    await proxy.close();
    return figures(bench, seen);
  },
};

interface Resting {
  readonly window: Window;
  readonly extension: Extension;
  readonly proxy: Proxy;
}

async function oneRest({ options }: Bench, { window, extension, proxy }: Resting, seen: Seen): Promise<void> {
  await window.openView(extension);
  await sleep(options.quick ? 2000 : 10_000); // what an opening leaves to be done later is not idleness
  const host = window.extensionHost();
  const watched = watchPrograms(host);
  proxy.take();
  const before = cpuOf(host);
  await sleep(options.seconds * 1000);
  const { name } = extension;
  seen.cpu[name].push(cpuOf(host) - before);
  seen.requests[name].push(proxy.take().length);
  const programs = watched.end();
  seen.programs[name].push(programs.length);
  seen.memory[name].push(memoryOf(hostTree(host)));
  const last = Object.entries(seen).map(
    ([what, { [name]: all }]) => `${what} ${short((all as number[]).at(-1) ?? NaN)}`,
  );
  say(`bench: idle, ${name}: ${last.join(", ")}${programs.map((line) => `\n       ${line}`).join("")}`);
}

function figures({ options: { seconds } }: Bench, { programs, requests, cpu, memory }: Seen) {
  const during = `in ${seconds} s of doing nothing`;
  return [
    { name: `programs started ${during}`, unit: "", ...besideFloor(programs), aim: atMost(0, "") },
    { name: `requests to the engine ${during}`, unit: "", ...besideFloor(requests), aim: atMost(0, "") },
    { name: `processor time of the extension host ${during}`, unit: "ms", ...besideFloor(cpu), aim: atMostTimes(1.1) },
    { name: "memory of the extension host", unit: "MiB", ...besideFloor(memory), aim: atMostAbove(40, "MiB") },
  ] as const;
}
