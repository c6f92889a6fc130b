// Opens byte terminals in the editor: each is owned by a scope that ends when its terminal is closed, and one with a key
// is shown again instead of opened twice.
import * as vscode from "vscode";
import type { Scope } from "../../base/scope.ts";
import { sleep, systemClock } from "../../base/timing.ts";
import { endingsOver } from "../../terminal/endings.ts";
import type { ByteTerminal } from "../../terminal/screen.ts";
import { createPty, type Pty } from "./pty.ts";

interface Open {
  readonly terminal: vscode.Terminal;
  readonly content: Pty;
}

const byKey = new Map<string, Open>();
const living = new Set<Scope>();

/** Opens it where the person's settings put terminals, and shows it. */
export function openTerminal(session: ByteTerminal, parent: Scope): void {
  const { key, title, icon } = session;
  const before = key === undefined ? undefined : byKey.get(key);
  if (before?.content.running === true) return before.terminal.show();
  before?.terminal.dispose();
  const scope = parent.child(`terminal:${key ?? title}`);
  session.prepare?.(scope);
  const content = createPty(session, scope);
  const iconPath = new vscode.ThemeIcon(icon);
  const terminal = vscode.window.createTerminal({ name: title, pty: content.pty, iconPath, isTransient: true });
  living.add(scope);
  if (key !== undefined) byKey.set(key, { terminal, content });
  scope.add({
    dispose: () => {
      living.delete(scope);
      if (key !== undefined && byKey.get(key)?.terminal === terminal) byKey.delete(key);
      terminal.dispose();
    },
  });
  terminal.show();
}

/** Milliseconds that the editor can be kept from leaving. */
const patience = 3000;

/**
 * Closes all terminals and waits until the processes of theirs have ended, which takes an engine: to be called before the
 * sessions end.
 */
export async function closeTerminals(): Promise<void> {
  for (const scope of [...living]) scope.dispose();
  const waiting = new AbortController();
  // The wait that is broken off rejects, after the race.
  await Promise.race([endingsOver(), sleep(systemClock, patience, waiting.signal)]).finally(() => waiting.abort());
}
