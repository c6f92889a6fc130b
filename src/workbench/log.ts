// The one log channel: "Porthole" in the output panel.
import * as vscode from "vscode";
import { createLog, type Level, type Log } from "../base/log.ts";
import { systemClock } from "../base/timing.ts";

/** A log that can also be shown to the person. */
export interface ChannelLog extends Log {
  show(): void;
}

/** Milliseconds that the first lines wait, unless one of them is urgent: the editor opens a file for the channel. */
const afterFirstRows = 1000;

export function openLog(own: (thing: vscode.Disposable) => void): ChannelLog {
  let made: vscode.LogOutputChannel | undefined;
  let waiting: [Level, string][] | undefined;
  const channel = (): vscode.LogOutputChannel => {
    if (made !== undefined) return made;
    made = vscode.window.createOutputChannel("Porthole", { log: true });
    own(made);
    for (const [level, line] of waiting ?? []) made[level](line);
    return made;
  };
  const write = (level: Level, line: string): void => {
    if (made !== undefined || level === "error") return channel()[level](line);
    if (waiting === undefined) own(systemClock.after(afterFirstRows, channel));
    (waiting ??= []).push([level, line]);
  };
  return Object.assign(createLog(write), { show: () => channel().show() });
}
