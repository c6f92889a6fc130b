// The one log channel: "Porthole" in the output panel.
import * as vscode from "vscode";
import { createLog, type Log } from "../base/log.ts";

/** A log that can also be shown to the person. */
export interface ChannelLog extends Log {
  show(): void;
}

export function openLog(subscriptions: { push(thing: vscode.Disposable): void }): ChannelLog {
  const channel = vscode.window.createOutputChannel("Porthole", { log: true });
  subscriptions.push(channel);
  return Object.assign(
    createLog((level, line) => channel[level](line)),
    { show: () => channel.show() },
  );
}
