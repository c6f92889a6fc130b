// A byte terminal as the editor's Pseudoterminal: size, typing and text between the two, and what is left to be read when
// the content has ended. Knows the editor's types only, so that it is tested without one.
import type * as vscode from "vscode";
import { createEmitter } from "../../base/event.ts";
import { t } from "../../base/l10n.ts";
import type { Scope } from "../../base/scope.ts";
import { keysIn } from "../../terminal/keys.ts";
import { note } from "../../terminal/notes.ts";
import type { ByteTerminal, Screen, Size } from "../../terminal/screen.ts";

export interface Pty {
  readonly pty: vscode.Pseudoterminal;
  /** The content has neither ended nor been closed. */
  readonly running: boolean;
}

/** What is used until the editor tells a size. */
const usualSize: Size = { columns: 80, rows: 24 };

/**
 * `scope` is the terminal's own and ends when it is closed. With `leave` the editor shows how it ended, as it does for
 * tasks; else the last lines and the exit code stay until a key is pressed.
 */
export function createPty(
  session: ByteTerminal,
  scope: Scope,
  { leave = false }: { readonly leave?: boolean } = {},
): Pty {
  const written = scope.add(createEmitter<string>());
  const renamed = scope.add(createEmitter<string>());
  const typed = scope.add(createEmitter<string>());
  const resized = scope.add(createEmitter<Size>());
  const closed = createEmitter<number | void>();
  let size = usualSize;
  let ended = false;
  const close = (exitCode?: number): void => {
    if (scope.ended) return;
    closed.fire(exitCode);
    scope.dispose();
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
    get running() {
      return !scope.ended && !ended;
    },
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
        if (!ended) typed.fire(data);
        // The exit code was read: given to the editor it would be told once more, as an alert.
        else if (keysIn(data).length > 0) close();
      },
      setDimensions: (dimensions) => {
        size = dimensions;
        resized.fire(size);
      },
    },
  };
}

/**
 * What a program that ended badly may have left on: mouse and focus reports, bracketed paste, the other screen, no cursor.
 * The other screen is left by 1047: with 1049 the cursor goes where it was saved, and if it never was, to the top of what
 * is there to be read.
 */
const restore = `${[1000, 1002, 1003, 1004, 1006, 2004, 1047].map((mode) => `\x1b[?${mode}l`).join("")}\x1b[?25h\x1b[0m`;

const endWords = (exitCode: number | undefined): string =>
  exitCode === undefined
    ? t("Ended. Any key closes this terminal.")
    : t("Ended with exit code {0}. Any key closes this terminal.", exitCode);
