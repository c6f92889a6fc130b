// Opens the sessions of this window: loads the engine bundle with the first need, looks for engines again when settings
// change or the window gets the focus (contexts may have changed meanwhile), and remembers which engine the person chose.
import * as vscode from "vscode";
import type { Log } from "../base/log.ts";
import type { Scope } from "../base/scope.ts";
import { systemClock } from "../base/timing.ts";
import type { Activity } from "../engine/activity.ts";
import type { Memory } from "../commands/context.ts";
import { createSessions, type Sessions } from "../model/sessions.ts";
import type { WatchedSettings } from "./settings.ts";

/** The engine bundle's door. */
export type EngineDoor = typeof import("../engine.ts");

export interface SessionParts {
  readonly scope: Scope;
  readonly log: Log;
  readonly settings: WatchedSettings;
  readonly memory: Memory;
  readonly record: Activity;
  readonly loadEngine: () => Promise<EngineDoor>;
}

const chosenKey = "engines.default";

export function openSessions({ scope, log, settings, memory, record, loadEngine }: SessionParts): Sessions {
  const remembered = memory.get(chosenKey);
  const sessions = createSessions({
    scope,
    log,
    clock: systemClock,
    random: Math.random,
    remembered: typeof remembered === "string" ? remembered : undefined,
    remember: (name) => memory.set(chosenKey, name),
    find: async () => (await loadEngine()).findEndpoints({ engines: settings.current.engines }),
    connect: async (endpoint, signal) =>
      (await loadEngine()).connect(endpoint, { log: log.child(endpoint.name), signal, record }),
  });
  const lookAgain = (): void => void (sessions.open.length > 0 && sessions.look());
  scope.add(settings.onDidChange(lookAgain));
  scope.add(vscode.window.onDidChangeWindowState(({ focused }) => focused && lookAgain()));
  return sessions;
}
