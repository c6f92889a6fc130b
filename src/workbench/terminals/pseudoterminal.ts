// Byte terminals in the editor's terminals: each is owned by a scope that ends when its terminal is closed or the session's
// owner ends, and one with a key is shown again instead of opened twice.
import * as vscode from "vscode";
import { createEmitter } from "../../base/event.ts";
import { t } from "../../base/l10n.ts";
import type { Scope } from "../../base/scope.ts";
import { endingsOver } from "../../terminal/endings.ts";
import { keysIn } from "../../terminal/keys.ts";
import { note } from "../../terminal/notes.ts";
import type { ByteTerminal, Screen, Size } from "../../terminal/screen.ts";

interface Open {
  readonly terminal: vscode.Terminal;
  /** Its content lives; after its end a new one is opened instead. */
  readonly running: () => boolean;
}

const open = new Map<string, Open>();
const living = new Set<Scope>();

/** Opens it where the person's settings put terminals, and shows it. */
export function openTerminal(session: ByteTerminal, parent: Scope): void {
  const { key, title, icon } = session;
  const before = key === undefined ? undefined : open.get(key);
  if (before?.running() === true) return before.terminal.show();
  before?.terminal.dispose();
  const scope = parent.child(`terminal:${key ?? title}`);
  const { pty, running } = pseudoterminal(session, scope);
  const terminal = vscode.window.createTerminal({
    name: title,
    pty,
    iconPath: new vscode.ThemeIcon(icon),
    isTransient: true,
  });
  scope.add({
    dispose: () => {
      living.delete(scope);
      if (key !== undefined && open.get(key)?.terminal === terminal) open.delete(key);
      terminal.dispose();
    },
  });
  if (key !== undefined) open.set(key, { terminal, running });
  living.add(scope);
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
  await Promise.race([endingsOver(), new Promise((resolve) => setTimeout(resolve, patience))]);
}

/** What is used until the editor tells a size. */
const usualSize: Size = { columns: 80, rows: 24 };

/**
 * The editor's side of a byte terminal; `scope` is its own and ends when it is closed. `leave`: the editor shows how it
 * ended, as it does for tasks; else the last lines and the exit code stay until a key is pressed.
 */
export function pseudoterminal(
  session: ByteTerminal,
  scope: Scope,
  { leave = false }: { readonly leave?: boolean } = {},
): { readonly pty: vscode.Pseudoterminal; readonly running: () => boolean } {
  const written = scope.add(createEmitter<string>());
  const renamed = scope.add(createEmitter<string>());
  const closed = createEmitter<number | void>();
  const typed = scope.add(createEmitter<string>());
  const resized = scope.add(createEmitter<Size>());
  let size = usualSize;
  let ended = false;
  const close = (exitCode?: number): void => {
    if (scope.ended) return;
    closed.fire(exitCode);
    scope.dispose();
    closed.dispose();
  };
  const screen: Screen = {
    get size() {
      return size;
    },
    onDidResize: resized.event,
    onDidType: typed.event,
    write: (text) => written.fire(text),
    rename: (title) => renamed.fire(title),
    end: (exitCode) => {
      if (leave) return close(exitCode);
      if (ended) return;
      ended = true;
      written.fire(`${restore}\r\n${note(endWords(exitCode))}`);
    },
    close,
  };
  return {
    running: () => !scope.ended && !ended,
    pty: {
      onDidWrite: written.event,
      onDidChangeName: renamed.event,
      onDidClose: closed.event,
      open: (dimensions) => {
        if (dimensions !== undefined) size = dimensions;
        session.open(screen, scope);
      },
      close: () => scope.dispose(),
      handleInput: (data) => {
        // The exit code was read; the editor would tell it once more, as an alert.
        if (!ended) typed.fire(data);
        else if (keysIn(data).length > 0) close();
      },
      setDimensions: (dimensions) => {
        size = dimensions;
        resized.fire(size);
      },
    },
  };
}

/** What a program that ended badly may have left on: mouse and focus reports, bracketed paste, the other screen, no cursor. */
const restore = `${[1000, 1002, 1003, 1004, 1006, 2004, 1049].map((mode) => `\x1b[?${mode}l`).join("")}\x1b[?25h\x1b[0m`;

const endWords = (exitCode: number | undefined): string =>
  exitCode === undefined
    ? t("Ended. Any key closes this terminal.")
    : t("Ended with exit code {0}. Any key closes this terminal.", exitCode);
