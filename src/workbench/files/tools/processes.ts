// The processes of a container for as long as somebody looks at them; a signal that is sent stands in the activity record.
import type { FileTools } from "../../../commands/files/files.ts";
import { openProcesses } from "../../../files/processes/open.ts";
import { sessionNamed } from "../../sessionNamed.ts";
import { inside, recorded } from "./recording.ts";
import type { ToolParts } from "./parts.ts";

type Parts = Pick<ToolParts, "sessions" | "toolboxImage">;

export const lookAtProcesses =
  ({ sessions, toolboxImage }: Parts): FileTools["processes"] =>
  async (name, root, signal, work) => {
    const session = await sessionNamed(sessions, name);
    const engine = await session.engine();
    const scope = session.scope.child(`processes:${root.name}`);
    const stop = (): void => scope.dispose();
    signal.addEventListener("abort", stop, { once: true });
    const chosen = toolboxImage();
    try {
      const terms = { engine, target: root, scope, ...(chosen === "" ? {} : { toolboxImage: chosen }) };
      const processes = await openProcesses(terms);
      const { route } = processes;
      return await work({
        ...processes,
        signal: (process, sent) => {
          const command = inside(root, "kill", `-${sent}`, String(process.pid));
          return recorded(engine, { operation: "containers.signal", command, route: () => route }, () =>
            processes.signal(process, sent),
          );
        },
      });
    } finally {
      signal.removeEventListener("abort", stop);
      scope.dispose();
    }
  };
