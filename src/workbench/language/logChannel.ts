// The one log as the output channel that a language client wants, so that servers write where everything else does.
import * as vscode from "vscode";
import type { Disposable } from "../../base/event.ts";
import type { Scope } from "../../base/scope.ts";
import type { ChannelLog } from "../log.ts";

export function logChannel(log: ChannelLog, name: string, scope: Scope): vscode.LogOutputChannel {
  const own = log.child(name);
  const levels = scope.add(new vscode.EventEmitter<vscode.LogLevel>());
  const line = (text: string): void => {
    if (text.trim() !== "") own.info(text.trimEnd());
  };
  return {
    name,
    logLevel: vscode.LogLevel.Info,
    onDidChangeLogLevel: levels.event,
    trace: (text) => own.trace(text),
    debug: (text) => own.debug(text),
    info: (text) => own.info(text),
    warn: (text) => own.warn(text),
    error: (error) => own.error(String(error)),
    append: line,
    appendLine: line,
    replace: line,
    clear: () => undefined,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- a channel has both forms, and so has its stand-in
    show: () => log.show(),
    hide: () => undefined,
    // The log is the extension's.
    dispose: () => undefined,
  } satisfies vscode.LogOutputChannel & Disposable;
}
