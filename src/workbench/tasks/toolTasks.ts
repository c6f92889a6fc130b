// Tasks of type "porthole": a tool from an image on a folder, its exit code the task's. Offered for folders that a known
// tool fits, and for the tools the person has used.
import { existsSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { fail } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import type { Memory, Ui } from "../../commands/context.ts";
import { toolTerminal } from "../../commands/running/toolTerminal.ts";
import type { Engine } from "../../engine/engine.ts";
import { toolTaskType } from "../../manifest/tasks.ts";
import { sessionNamed } from "../sessionNamed.ts";
import type { Sessions } from "../../model/sessions.ts";
import { builtInRecipes, readRecipes, toolsKey, type Recipe } from "../../run/recipes.ts";
import { readToolTask } from "../../run/toolTask.ts";
import { createPty } from "../terminals/pty.ts";

export interface TaskParts {
  readonly scope: Scope;
  readonly sessions: Sessions;
  readonly memory: Memory;
  readonly ui: Ui;
}

/** Shown before the task's name. */
const source = "Porthole";

export function toolTasks(parts: TaskParts): vscode.TaskProvider {
  const make = (definition: vscode.TaskDefinition, where: vscode.Task["scope"], name: string): vscode.Task =>
    new vscode.Task(definition, where ?? vscode.TaskScope.Workspace, name, source, executionOf(parts, where));
  return {
    provideTasks: () =>
      localFolders().flatMap((folder) =>
        recipesFor(folder, parts.memory).map((recipe) => make(definitionOf(recipe), folder, nameOf(recipe))),
      ),
    // The definition must come back as it was given, or the editor does not know the task again.
    resolveTask: ({ definition, scope, name }) => make(definition, scope, name),
  };
}

function executionOf({ scope: parent, sessions, ui }: TaskParts, where: vscode.Task["scope"]): vscode.CustomExecution {
  return new vscode.CustomExecution((definition) => {
    const { value, fault = "" } = readToolTask(definition);
    const folder = typeof where === "object" ? where : localFolders()[0];
    const terminal = toolTerminal({
      task: value ?? { fault },
      folder: folder?.uri.fsPath,
      engine: (name) => engineOf(sessions, name),
      ui,
    });
    return Promise.resolve(createPty(terminal, parent.child(`task:${terminal.title}`), { leave: true }).pty);
  });
}

const localFolders = (): readonly vscode.WorkspaceFolder[] =>
  (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");

async function engineOf(sessions: Sessions, name: string | undefined): Promise<Engine> {
  if (name !== undefined) return await (await sessionNamed(sessions, name)).engine();
  if (sessions.default === undefined) await sessions.look();
  return (await sessions.default?.engine()) ?? fail({ kind: "unreachable", endpoint: "", why: "missing" });
}

/** Reads no more of the folder than whether a few files are there. */
function recipesFor({ uri }: vscode.WorkspaceFolder, memory: Memory): readonly Recipe[] {
  const fitting = builtInRecipes.filter(({ markers = [] }) =>
    markers.some((marker) => existsSync(join(uri.fsPath, marker))),
  );
  return [...readRecipes(memory.get(toolsKey)), ...fitting];
}

function definitionOf({ image, command, environment = [] }: Recipe): vscode.TaskDefinition {
  const pairs = environment.flatMap((text) => {
    const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    return key === undefined || value === undefined ? [] : [[key, value] as const];
  });
  return {
    type: toolTaskType,
    image,
    ...(command === "" ? {} : { command }),
    ...(pairs.length === 0 ? {} : { environment: Object.fromEntries(pairs) }),
  };
}

const nameOf = ({ label, image, command }: Recipe): string => `${label === "" ? image : label}: ${command}`;
