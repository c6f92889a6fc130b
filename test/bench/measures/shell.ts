// A shell in a container: how long until it can be typed into, and how long a key takes. The reference is the docker program
// in a terminal of the same window.
import { session, type Bench, type Measure } from "../bench.ts";
import { atMost, atMostTimes } from "../figures.ts";
import { dockerClient } from "../../rig/engines.ts";
import { say } from "../../rig/say.ts";
import type { Extension } from "../stage/extensions.ts";
import { create, remove } from "../stage/population.ts";
import { watchPrograms } from "../stage/processes.ts";
import { sleep } from "../stage/sleep.ts";
import type { Window } from "../stage/window.ts";
import { median, short } from "../statistics.ts";

const name = "a-shell";
/** The prompt of busybox's shell, as root in the root folder, with nothing typed yet. */
const prompt = "^/ #$";

interface Found {
  readonly opened: number[];
  readonly echo: number[];
}

export const shell: Measure = {
  name: "shell",
  how: "“Open shell” is pressed in the menu of a container of busybox; from the press to the frame with the prompt. The reference is the Enter key after `docker exec -it` in a terminal of the same window. An echo is the time from a key's event to the frame that shows its letter: the median of 20 keys is one value.",
  run: async (bench) => {
    const [ours, docker, programs]: [Found, Found, number[]] = [{ opened: [], echo: [] }, { opened: [], echo: [] }, []];
    const { engine, outside } = await bench.population.of(10);
    const config = { Image: "porthole/busybox:1", Cmd: ["sleep", "1000000"] };
    const id = await create(outside, name, config);
    await outside.call("POST", `/containers/${id}/start`);
    const client = [await dockerClient(), "--host", engine.host, "exec", "-it", name, "sh"].join(" ");
    await session(bench, { engine: engine.host }, async (window) => {
      const extension = bench.extensions.find((one) => one.name === "ours");
      if (extension) await window.openView(extension);
      for (let round = 0; round < bench.options.repeat; round++) {
        if (extension) programs.push(await openOurs(bench, window, extension, ours));
        await openDocker(bench, window, client, docker);
      }
    });
    await remove(outside, id);
    const reference = (values: readonly number[]) => ({ of: "docker exec -it", values });
    return [
      {
        name: "menu → prompt",
        unit: "ms",
        ours: ours.opened,
        reference: reference(docker.opened),
        aim: atMost(400, "ms"),
      },
      {
        name: "key → its letter",
        unit: "ms",
        ours: ours.echo,
        reference: reference(docker.echo),
        aim: atMostTimes(1.5),
      },
      { name: "programs started", unit: "", ours: programs, aim: atMost(0, "") },
    ];
  },
};

async function openOurs(bench: Bench, window: Window, extension: Extension, found: Found): Promise<number> {
  const watched = watchPrograms(window.extensionHost());
  const item = await window.menuItem(extension, name, "Open shell");
  const shown = await window.beforePress("pressToText", prompt, 30_000);
  await item.press();
  found.opened.push(await shown.answer);
  found.echo.push(await echo(bench, window));
  say(`bench: shell, ours: ${last(found)}`);
  await window.runCommand("Terminal: Kill the Active Terminal Instance");
  await window.settle();
  const programs = watched.end();
  if (programs.length > 0) say(`bench: shell, ours: programs: ${programs.join(" | ")}`);
  return programs.length;
}

async function openDocker(bench: Bench, window: Window, client: string, found: Found): Promise<void> {
  await window.runCommand("Terminal: Create New Terminal");
  await window.ask("textShows", "[#$] ?$", 30_000);
  await sleep(1000);
  await window.page.keyboard.type(client);
  const shown = await window.beforePress("pressToText", prompt, 30_000);
  await window.page.keyboard.press("Enter");
  found.opened.push(await shown.answer);
  found.echo.push(await echo(bench, window));
  say(`bench: shell, docker exec: ${last(found)}`);
  await window.runCommand("Terminal: Kill the Active Terminal Instance");
  await window.settle();
}

const last = ({ opened, echo: echoes }: Found): string =>
  `prompt ${short(opened.at(-1) ?? NaN)} ms, echo ${short(echoes.at(-1) ?? NaN)} ms`;

/** Types letters one at a time into the terminal that has the keyboard. */
async function echo({ options }: Bench, { ask, page }: Window): Promise<number> {
  const keys = options.quick ? 5 : 20;
  await ask("listenForKeys", "terminal", keys, 5000);
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press("x");
    await sleep(120 + Math.random() * 60);
  }
  return median((await ask("typed")).echoes);
}
