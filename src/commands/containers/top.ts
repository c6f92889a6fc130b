// The processes of a container, with their pids on the host and inside. Nothing tells of a process that comes or goes, so
// they are read again while somebody looks at them.
import { problemOf } from "../../base/problem.ts";
import { systemClock } from "../../base/timing.ts";
import * as containers from "../../engine/api/containers.ts";
import type { Engine } from "../../engine/engine.ts";
import { command } from "../command.ts";
import { insidePids } from "../documents/insidePids.ts";
import { documentPath } from "../documents/path.ts";
import { processesText, type FoundProcesses } from "../documents/processes.ts";
import { whileSeen } from "../documents/whileSeen.ts";
import { asking } from "../working.ts";

export const top = command({
  id: "containers.top",
  title: "Processes",
  icon: "list-tree",
  target: { kind: "container", has: ["alive"] },
  menus: [{ menu: "item", group: "3_inspect", order: 2 }, { menu: "palette" }],
  run: async (context, [item]) => {
    if (item === undefined) return;
    const { engine, ui } = context;
    const read = (ending: AbortSignal, background = false): Promise<string> =>
      readProcesses(engine, item, ending, background);
    await ui.document({
      path: documentPath(engine.name, item, "processes"),
      language: "plaintext",
      text: await asking(context, `docker top ${item.name}`, (signal) => read(signal)),
      live: whileSeen(context, item.id, (ending) => read(ending, true), systemClock),
    });
  },
});

async function readProcesses(
  engine: Engine,
  target: containers.Target,
  signal: AbortSignal,
  background: boolean,
): Promise<string> {
  const { State } = await containers.inspect(engine, target, { signal, background: true });
  const found = await processes(engine, target, State.Pid, { signal, background });
  const at = found.Titles.indexOf("PID");
  const inside = await insidePids(
    engine.endpoint,
    target.id,
    found.Processes.map((row) => row[at] ?? ""),
  );
  return processesText(target.name, found, { main: State.Pid, inside });
}

/**
 * Docker hands them to the host's `ps`. Podman has descriptors of its own, among them both pids (psgo), and hands what it
 * does not know to a `ps` inside the container, which counts as inside.
 */
const formats = ["-eo pid,ppid,user,pcpu,pmem,etime,args", "hpid,pid,ppid,user,pcpu,etime,args", "-ef"] as const;

/** In the first format that this engine and its `ps` understand; better in one that has the main process's pid on the host. */
async function processes(
  engine: Engine,
  target: containers.Target,
  main: number,
  { signal, background }: { readonly signal: AbortSignal; readonly background: boolean },
): Promise<FoundProcesses> {
  let refused: unknown;
  let told: FoundProcesses | undefined;
  for (const format of formats) {
    try {
      const found = await containers.top(engine, target, format, signal, background);
      if (hasPid(found, main)) return found;
      if (found.Titles.length > 0) told ??= found;
    } catch (error) {
      if (problemOf(error).kind !== "rejected") throw error;
      refused ??= error;
    }
  }
  if (told !== undefined) return told;
  if (refused !== undefined) throw refused as Error;
  return { Titles: [], Processes: [] };
}

function hasPid({ Titles, Processes }: FoundProcesses, pid: number): boolean {
  const at = Titles.findIndex((title) => title === "HPID" || title === "PID");
  return Processes.some((row) => row[at] === String(pid));
}
