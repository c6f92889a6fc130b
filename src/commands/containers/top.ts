// The processes of a container, with their pids on the host and inside.
import { Failure, problemOf } from "../../base/problem.ts";
import * as containers from "../../engine/api/containers.ts";
import type { Engine } from "../../engine/engine.ts";
import { command } from "../command.ts";
import { follow } from "../documents/follow.ts";
import { insidePids } from "../documents/insidePids.ts";
import { documentPath } from "../documents/path.ts";
import { processesText } from "../documents/processes.ts";

export const top = command({
  id: "containers.top",
  title: "Processes",
  icon: "list-tree",
  target: { kind: "container", has: ["alive"] },
  menus: [{ menu: "item", group: "3_inspect", order: 2 }, { menu: "palette" }],
  run: async (context, [item]) => {
    if (item === undefined) return;
    const { engine, ui, signal } = context;
    const read = (ending: AbortSignal): Promise<string> => readProcesses(engine, item, ending);
    await ui.document({
      path: documentPath(engine.name, item, "processes"),
      language: "plaintext",
      text: await read(signal),
      live: follow(context, "containers", item.id, read),
    });
  },
});

async function readProcesses(engine: Engine, target: containers.Target, signal: AbortSignal): Promise<string> {
  const [{ State }, found] = await Promise.all([
    containers.inspect(engine, target, { signal, background: true }),
    processes(engine, target, signal),
  ]);
  const at = found.Titles.findIndex((title) => title.toUpperCase() === "PID");
  const inside = await insidePids(
    engine.endpoint,
    target.id,
    at < 0 ? [] : found.Processes.map((row) => row[at] ?? ""),
  );
  return processesText(target.name, found, { main: State.Pid, inside });
}

/** Not every engine's `ps` knows these columns (busybox, Podman's own): then what it gives by itself. */
async function processes(
  engine: Engine,
  target: containers.Target,
  signal: AbortSignal,
): Promise<Awaited<ReturnType<typeof containers.top>>> {
  try {
    return await containers.top(engine, target, "-eo pid,ppid,user,pcpu,pmem,etime,args", signal);
  } catch (error) {
    if (problemOf(error).kind !== "rejected") throw error;
    return await containers.top(engine, target, "-ef", signal).catch(() => {
      throw new Failure(problemOf(error), { cause: error });
    });
  }
}
