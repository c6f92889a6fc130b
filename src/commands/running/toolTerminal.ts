// A tool of a task in its terminal: from the task's definition to an exit code. What goes wrong before the tool runs is the
// terminal's last line, and the exit code is then docker's own for that, 125.
import { resolve } from "node:path";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { problemOf } from "../../base/problem.ts";
import type { Engine } from "../../engine/engine.ts";
import { maskWords } from "../../engine/secrets.ts";
import { dockerWords } from "../../run/dockerWords.ts";
import { toolPlan } from "../../run/tool.ts";
import type { ToolTask } from "../../run/toolTask.ts";
import { joined } from "../../run/words.ts";
import { note, problemNote } from "../../terminal/notes.ts";
import type { ByteTerminal, Screen } from "../../terminal/screen.ts";
import { makeContainer } from "./makeContainer.ts";
import { orPull, type Asking } from "./orPull.ts";
import { ownUserOn } from "./ownUserOn.ts";
import { runTerminal } from "./runTerminal.ts";

export interface ToolTerminalParts {
  /** The task, or what is wrong with it. */
  readonly task: ToolTask | { readonly fault: string };
  /** The workspace folder; absent when none is open. */
  readonly folder: string | undefined;
  readonly engine: (name: string | undefined) => Promise<Engine>;
  readonly ui: Asking["ui"];
}

/** docker's exit code for a container that could not be run. */
const notRun = 125;

export function toolTerminal(parts: ToolTerminalParts): ByteTerminal {
  const { task, folder } = parts;
  return {
    title: "fault" in task ? t("Tool") : plain(task.image, 60),
    icon: "tools",
    open: (screen, scope) => {
      if ("fault" in task) return refuse(screen, task.fault);
      const place = task.folder === undefined ? folder : resolve(folder ?? "/", task.folder);
      if (place === undefined) return refuse(screen, t("The task says no folder, and none is open."));
      prepare(parts, task, place, screen, scope.signal).then(
        (terminal) => terminal.open(screen, scope),
        (error: unknown) => {
          if (scope.ended) return;
          screen.write(problemNote(problemOf(error)));
          screen.end(notRun);
        },
      );
    },
  };
}

/** Makes the container; the terminal that comes back starts it. */
async function prepare(
  { engine, ui }: ToolTerminalParts,
  task: ToolTask,
  folder: string,
  screen: Screen,
  signal: AbortSignal,
): Promise<ByteTerminal> {
  const connected = await engine(task.engine);
  const user = task.user ?? (await ownUserOn(connected, signal));
  const plan = toolPlan({ ...task, folder, user, interactive: true });
  screen.write(note(plain(`docker ${joined(maskWords(dockerWords(plan, "run")))}`, 2000)));
  const { target } = await orPull(
    { engine: connected, ui, signal },
    () => makeContainer(connected, plan, signal),
    (problem) => screen.write(problemNote(problem)),
  );
  return runTerminal({ engine: connected, target, plan });
}

function refuse(screen: Screen, words: string): void {
  screen.write(note(words));
  screen.end(notRun);
}
