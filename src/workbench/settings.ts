// Reads every setting of manifest/settings.ts into one immutable object, and again when one changes. A bad value is told
// once and replaced by the default.
import * as vscode from "vscode";
import { createEmitter, type Event } from "../base/event.ts";
import type { Log } from "../base/log.ts";
import { problemOf, summary } from "../base/problem.ts";
import type { Scope } from "../base/scope.ts";
import { prefix } from "../manifest/names.ts";
import { settingTable, type SettingKey, type Settings } from "../manifest/settings.ts";
import { placeOf } from "./settingPlace.ts";
import { report } from "./ui/report.ts";

export interface WatchedSettings {
  readonly current: Settings;
  readonly onDidChange: Event<Settings>;
}

/** Reads them at once; listeners hear of a change after `current` has it. */
export function watchSettings(scope: Scope, log: Log): WatchedSettings {
  const changed = scope.add(createEmitter<Settings>());
  const told = new Set<string>();
  let current = readAll(log, told);
  scope.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(prefix)) return;
      current = readAll(log, told);
      changed.fire(current);
    }),
  );
  return {
    get current() {
      return current;
    },
    onDidChange: changed.event,
  };
}

const targetOf = { person: vscode.ConfigurationTarget.Global, workspace: vscode.ConfigurationTarget.Workspace };

/** Writes one setting where it counts: for the person, or in a workspace that has its own. */
export async function changeSetting<K extends SettingKey>(key: K, value: Settings[K]): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(prefix);
  await configuration.update(key, value, targetOf[placeOf(configuration.inspect(key))]);
}

function readAll(log: Log, told: Set<string>): Settings {
  const configuration = vscode.workspace.getConfiguration(prefix);
  const read = (key: SettingKey): unknown => {
    const setting = settingTable[key];
    try {
      return setting.read(configuration.get(key), `${prefix}.${key}`);
    } catch (error) {
      const problem = problemOf(error);
      log.warn(summary(problem));
      if (!told.has(key)) void report(problem, `${prefix}.${key}`);
      told.add(key);
      return setting.default;
    }
  };
  return Object.fromEntries(
    (Object.keys(settingTable) as SettingKey[]).map((key) => [key, read(key)]),
  ) as unknown as Settings;
}
