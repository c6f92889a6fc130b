// What a person can do in this window, made when they do the first of it: the port to the person, the runner of commands,
// and tool tasks.
import * as vscode from "vscode";
import type { Scope } from "../base/scope.ts";
import type { ApiTools } from "../commands/api/apiTools.ts";
import type { Files, Memory, Ui } from "../commands/context.ts";
import type { LanguageTools } from "../commands/dockerfile/languageTools.ts";
import { commands } from "../commands/index.ts";
import { runCommand, type RunnerParts } from "../commands/run.ts";
import type { Activity } from "../engine/activity.ts";
import { filesScheme } from "../files/address.ts";
import { prefix, viewIds } from "../manifest/names.ts";
import type { Sessions } from "../model/sessions.ts";
import { openConsoles } from "./console/consoleFiles.ts";
import type { ChannelLog } from "./log.ts";
import { report } from "./ui/report.ts";
import { changeSetting, type WatchedSettings } from "./settings.ts";
import { toolTasks } from "./tasks/toolTasks.ts";
import { closeTerminals } from "./terminals/pseudoterminal.ts";
import type { Trees } from "./trees/showTrees.ts";
import { createUi } from "./ui/ui.ts";

export interface ActionParts {
  readonly scope: Scope;
  readonly sessions: Sessions;
  readonly memory: Memory;
  readonly files: Files;
  readonly record: Activity;
  readonly settings: WatchedSettings;
  readonly trees: Trees;
  readonly log: ChannelLog;
  readonly activity: { show(): void };
  readonly extensionUri: vscode.Uri;
  readonly loadApiTools: (ui: Ui) => Promise<ApiTools>;
  readonly languageTools: () => Promise<LanguageTools>;
}

export interface Actions {
  /** Runs a declared command, by its id without the prefix, with what the editor hands over. */
  run(id: string, invocation: readonly unknown[]): Promise<void>;
  readonly tasks: vscode.TaskProvider;
  /** The documents of API consoles. */
  readonly consoleFiles: vscode.FileSystemProvider;
  /** Ends what runs in terminals while the engines can still be spoken to. */
  close(): Promise<void>;
}

export function openActions(parts: ActionParts): Actions {
  const { scope, sessions, memory, files, trees, extensionUri, loadApiTools, languageTools } = parts;
  const { files: consoleFiles, ...consoles } = openConsoles(scope, () => loadApiTools(ui));
  const ui = createUi({ scope, trees, extensionUri, files, consoles: { ...consoles, languageTools } });
  const runner = runnerOf(parts, ui);
  const byId = new Map(commands.map((command) => [command.id, command]));
  return {
    run: async (id, invocation) => {
      const command = byId.get(id);
      if (command === undefined) throw new Error(`no such command: ${id}`);
      await runCommand(command, invocation.map(withAddresses), runner);
    },
    tasks: toolTasks({ scope, sessions, memory, ui }),
    consoleFiles,
    close: closeTerminals,
  };
}

function runnerOf(parts: ActionParts, ui: Ui): RunnerParts {
  const { sessions, memory, files, record, settings, trees, log, activity } = parts;
  return {
    sessions,
    ui,
    memory,
    files,
    activeFile: () => addressIn(vscode.window.tabGroups.activeTabGroup.activeTab?.input),
    record,
    settings: () => settings.current,
    folders: () =>
      (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) => (uri.scheme === "file" ? [uri.fsPath] : [])),
    node: (id) => {
      for (const view of Object.values(viewIds)) {
        const node = trees.node(view, id);
        if (node !== undefined) return node;
      }
      return undefined;
    },
    window: {
      views: trees,
      change: changeSetting,
      showLog: () => log.show(),
      showActivity: () => activity.show(),
      openSettings: async (key) => {
        await vscode.commands.executeCommand(
          "workbench.action.openSettings",
          key === undefined ? `${prefix}.` : `${prefix}.${key}`,
        );
      },
    },
    report: (problem, title) => void report(problem, vscode.l10n.t(title), log),
  };
}

/** The editor names files of its own folders and tabs by URIs; commands know them as text. */
function withAddresses(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(withAddresses);
  return given instanceof vscode.Uri && given.scheme === filesScheme ? given.toString() : given;
}

function addressIn(input: unknown): string | undefined {
  const isFile = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  return isFile && input.uri.scheme === filesScheme ? input.uri.toString() : undefined;
}
