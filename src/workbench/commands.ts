// Registers every declared command and gives the runner what it needs of the editor.
import * as vscode from "vscode";
import type { Scope } from "../base/scope.ts";
import type { Activity } from "../engine/activity.ts";
import type { Files, Memory, Ui } from "../commands/context.ts";
import { commands } from "../commands/index.ts";
import { runCommand, type RunnerParts } from "../commands/run.ts";
import { filesScheme } from "../files/address.ts";
import { commandName, prefix, viewIds } from "../manifest/names.ts";
import type { Sessions } from "../model/sessions.ts";
import type { ChannelLog } from "./log.ts";
import { report } from "./report.ts";
import { changeSetting, type WatchedSettings } from "./settings.ts";
import type { Trees } from "./trees/showTrees.ts";

export interface CommandParts {
  readonly scope: Scope;
  readonly sessions: Sessions;
  readonly ui: Ui;
  readonly memory: Memory;
  readonly files: Files;
  readonly record: Activity;
  readonly settings: WatchedSettings;
  readonly trees: Trees;
  readonly log: ChannelLog;
  readonly activity: { show(): void };
}

export function registerCommands({
  scope,
  sessions,
  ui,
  memory,
  files,
  record,
  settings,
  trees,
  log,
  activity,
}: CommandParts): void {
  const parts: RunnerParts = {
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
  for (const command of commands)
    scope.add(
      vscode.commands.registerCommand(commandName(command.id), (...invocation: unknown[]) =>
        runCommand(command, invocation.map(withAddresses), parts),
      ),
    );
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
