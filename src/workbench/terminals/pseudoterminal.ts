// Shows a ByteTerminal in a terminal of the editor. The terminal owns its content: closing it ends the content's scope, and
// with it every stream and timer. A terminal with a key is shown again instead of opened twice.
import * as vscode from "vscode";
import { createEmitter } from "../../base/event.ts";
import type { Scope } from "../../base/scope.ts";
import type { ByteTerminal, Screen } from "../../commands/context.ts";

/** The size until the editor says one: it may not know it before the panel was laid out. */
const usual = { columns: 80, rows: 24 };

const open = new Map<string, vscode.Terminal>();

/** Opens the terminal, or shows the one with the same key; `parent` ends it at the latest. */
export function openTerminal(session: ByteTerminal, parent: Scope): void {
  const already = session.key === undefined ? undefined : open.get(session.key);
  if (already !== undefined && already.exitStatus === undefined) return already.show();
  const { pty, ended } = pseudoterminal(session, parent);
  const terminal = vscode.window.createTerminal({
    name: session.title,
    iconPath: new vscode.ThemeIcon(session.icon),
    isTransient: true,
    pty,
  });
  const { key } = session;
  if (key !== undefined) {
    open.set(key, terminal);
    ended(() => void (open.get(key) === terminal && open.delete(key)));
  }
  terminal.show();
}

function pseudoterminal(
  session: ByteTerminal,
  parent: Scope,
): { readonly pty: vscode.Pseudoterminal; readonly ended: (call: () => void) => void } {
  const scope = parent.child(`terminal:${session.title}`);
  const written = scope.add(new vscode.EventEmitter<string>());
  const named = scope.add(new vscode.EventEmitter<string>());
  const closed = scope.add(new vscode.EventEmitter<number | void>());
  const typed = scope.add(createEmitter<string>());
  const resized = scope.add(createEmitter<Screen["size"]>());
  let size: Screen["size"] = usual;
  let over = false;
  const screen: Screen = {
    get size() {
      return size;
    },
    onDidResize: resized.event,
    onDidType: typed.event,
    write: (text) => written.fire(text),
    rename: (title) => named.fire(title),
    // The editor closes a terminal whose content has ended well; it stays until a key is pressed, to be read.
    end: (exitCode) => {
      if (over) return;
      over = true;
      scope.add(typed.event(() => closed.fire(exitCode)));
    },
    close: (exitCode) => closed.fire(exitCode),
  };
  const pty: vscode.Pseudoterminal = {
    onDidWrite: written.event,
    onDidChangeName: named.event,
    onDidClose: closed.event,
    open: (initial) => {
      size = initial ?? usual;
      session.open(screen, scope);
    },
    close: () => scope.dispose(),
    handleInput: (text) => typed.fire(text),
    setDimensions: (next) => {
      size = next;
      resized.fire(next);
    },
  };
  return { pty, ended: (call) => scope.add({ dispose: call }) };
}
