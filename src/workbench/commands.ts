// Gives the editor the commands that package.json declares, the provider of tool tasks and the files of API consoles. What
// they do is loaded with the first of them: nothing of it is in this bundle.
import * as vscode from "vscode";
import type { Scope } from "../base/scope.ts";
import { consoleScheme } from "../manifest/languages.ts";
import { commandName } from "../manifest/names.ts";
import { toolTaskType } from "../manifest/tasks.ts";
import { registerLateFileSystem } from "./lateFileSystem.ts";
import type { Actions } from "./openActions.ts";

export interface CommandParts {
  readonly scope: Scope;
  /** As declared, without the prefix. */
  readonly ids: readonly string[];
  readonly load: () => Promise<Actions>;
}

/** Answers how what was done is brought to its end before the window goes. */
export function registerCommands({ scope, ids, load }: CommandParts): { close(): Promise<void> } {
  let loading: Promise<Actions> | undefined;
  const late = (): Promise<Actions> => (loading ??= load());
  for (const id of ids)
    scope.add(
      vscode.commands.registerCommand(commandName(id), async (...invocation: unknown[]) => {
        await (await late()).run(id, invocation);
      }),
    );
  scope.add(
    vscode.tasks.registerTaskProvider(toolTaskType, {
      provideTasks: async (token) => await (await late()).tasks.provideTasks(token),
      resolveTask: async (task, token) => await (await late()).tasks.resolveTask(task, token),
    }),
  );
  registerLateFileSystem(scope, consoleScheme, async () => (await late()).consoleFiles);
  return { close: async () => await (await loading)?.close() };
}

/** The ids of the commands in our package.json, which is written from their declarations. */
export function declaredIds({ packageJSON }: vscode.Extension<unknown>): readonly string[] {
  const { contributes } = packageJSON as {
    readonly contributes: { readonly commands: readonly { command: string }[] };
  };
  return contributes.commands.map(({ command }) => command.slice(commandName("").length));
}
