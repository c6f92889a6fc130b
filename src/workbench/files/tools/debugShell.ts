// Makes the helper of a debug shell and the terminal that shows it; both end together, at the latest with the session.
import { systemClock } from "../../../base/timing.ts";
import type { FileTools } from "../../../commands/files/files.ts";
import { makeDebugContainer } from "../../../files/toolbox/debug.ts";
import { sessionNamed } from "../../sessionNamed.ts";
import { debugTerminal } from "../../../terminal/debugTerminal.ts";
import { recorded } from "./recording.ts";
import type { ToolParts } from "./parts.ts";

export const openDebugShell =
  ({ sessions, toolboxImage }: Pick<ToolParts, "sessions" | "toolboxImage">): FileTools["debugShell"] =>
  async (name, root, { signal, tracked }) => {
    const session = await sessionNamed(sessions, name);
    const engine = await session.engine();
    const scope = session.scope.child(`debug:${root.name}`);
    const stop = (): void => scope.dispose();
    signal.addEventListener("abort", stop, { once: true });
    const chosen = toolboxImage();
    const near = (what: string): string => `--${what}=container:${root.name}`;
    const command = ["run", "--rm", "--interactive", "--tty", near("pid"), near("network"), chosen || "busybox"];
    try {
      const { container, ...about } = await recorded(engine, { operation: "containers.debugShell", command }, () =>
        makeDebugContainer({ engine, target: root, scope, ...(chosen === "" ? {} : { toolboxImage: chosen }) }),
      );
      const parts = { ...about, engine, target: root, helper: container, clock: systemClock, tracked };
      return debugTerminal({ ...parts, over: () => scope.dispose() });
    } catch (error) {
      scope.dispose();
      throw error;
    } finally {
      signal.removeEventListener("abort", stop);
    }
  };
