// "View logs": the log of one container in a terminal, followed, with keys for what one does to it. The terminal's own
// search (Ctrl+F) and scrolling stay what they are.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { problemOf, summary } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import { askLog, followLog, type LogAnswer, type LogSource, type LogStart } from "./followLog.ts";
import { createLogView, type LogView } from "./logView.ts";
import { note, problemNote } from "../notes.ts";
import { createPace } from "../pace.ts";
import type { ByteTerminal, Screen } from "../screen.ts";
import { keysIn } from "../keys.ts";

export interface LogScreenParts extends LogSource {
  /** How many of the last lines are shown first. */
  readonly tail: number;
  readonly times: boolean;
  /** Asks for another beginning; rejects when the person turns away. */
  readonly chooseStart: () => Promise<LogStart>;
  /** Saves the whole log; rejects when the person turns away. */
  readonly save: () => Promise<void>;
}

/** Lines that are drawn again when the look changes; the terminal itself keeps a thousand, unless set otherwise. */
const keep = { least: 1000, most: 10_000 };

/** One a container: the same key shows the open one again. */
export function logScreen(parts: LogScreenParts): ByteTerminal {
  const { engine, target, tail } = parts;
  let asked: Promise<LogAnswer> | undefined;
  return {
    title: titleOf(parts, false),
    icon: "output",
    key: `logs/${engine.name}/${target.id}`,
    prepare: (scope) => {
      asked = askLog(parts, { tail }, scope.signal);
      // What it fails with is told by who reads it; it may never come to that.
      asked.then(
        ({ stream }) => scope.add({ dispose: () => stream.destroy() }),
        () => undefined,
      );
    },
    open: (screen, scope) => runLogs({ ...parts, asked }, screen, scope),
  };
}

const titleOf = ({ target }: LogScreenParts, paused: boolean): string =>
  paused ? t("{0}: logs (paused)", plain(target.name, 60)) : t("{0}: logs", plain(target.name, 60));

/** `asked`: the answer that was asked for while the terminal was being opened. */
interface Prepared {
  readonly asked: Promise<LogAnswer> | undefined;
}

function runLogs(parts: LogScreenParts & Prepared, screen: Screen, scope: Scope): void {
  const { clock, tail, times } = parts;
  // Batch by batch, so that little is on its way and the newest lines are soon there.
  const pace = createPace(screen, scope, clock, { stretch: 8 * 1024, open: 1 });
  const kept = Math.min(Math.max(tail, keep.least), keep.most);
  const view = createLogView({ pace, scope, clock, keep: kept, looks: { times, only: "both" } });
  let reading: AbortController | undefined;
  const read = (start: LogStart, asked?: Promise<LogAnswer>): void => {
    reading?.abort();
    reading = new AbortController();
    const signal = AbortSignal.any([reading.signal, scope.signal]);
    if (view.paused) screen.rename(titleOf(parts, false));
    view.pause(false);
    view.clear();
    view.say(keyLine(screen.size.columns));
    followLog(parts, start, view, signal, asked).catch((error: unknown) => {
      if (!signal.aborted) view.say(problemNote(problemOf(error)));
    });
  };
  const press = keysOf({ parts, screen, view, read });
  scope.add(
    screen.onDidType((data) => {
      for (const key of keysIn(pace.typed(data))) press(key);
    }),
  );
  read({ tail }, parts.asked);
}

/** What each key does. Unknown keys do nothing: there is nobody to type to. */
function keysOf({
  parts,
  screen,
  view,
  read,
}: {
  readonly parts: LogScreenParts;
  readonly screen: Screen;
  readonly view: LogView;
  readonly read: (start: LogStart) => void;
}): (key: string) => void {
  const pause = (): void => {
    if (!view.paused) view.say(note(t("Paused. p goes on; nothing is lost meanwhile.")));
    view.pause(!view.paused);
    screen.rename(titleOf(parts, view.paused));
  };
  const ask = (work: () => Promise<void>): void => {
    work().catch((error: unknown) => {
      const problem = problemOf(error);
      if (problem.kind === "cancelled") return;
      parts.engine.log.warn(`log of ${parts.target.name}: ${summary(problem)}`);
      view.say(problemNote(problem));
    });
  };
  const nextOnly = { both: "stderr", stderr: "stdout", stdout: "both" } as const;
  const only = (): void => {
    view.look({ only: nextOnly[view.looks.only] });
    view.say(note(onlyWords(view.looks.only)));
  };
  const actions: Readonly<Record<string, () => void>> = {
    p: pause,
    " ": pause,
    t: () => view.look({ times: !view.looks.times }),
    e: only,
    b: () => ask(async () => read(await parts.chooseStart())),
    s: () => ask(parts.save),
    c: () => view.clear(),
    "?": () => view.say(keyLine(screen.size.columns)),
    h: () => view.say(keyLine(screen.size.columns)),
    q: () => screen.close(),
    "\x03": () => screen.close(),
  };
  return (key) => (Object.hasOwn(actions, key) ? actions[key]?.() : undefined);
}

function onlyWords(only: "both" | "stdout" | "stderr"): string {
  switch (only) {
    case "both":
      return t("Standard output and standard error (marked err).");
    case "stderr":
      return t("Standard error only. e shows standard output only.");
    case "stdout":
      return t("Standard output only. e shows both.");
  }
}

/** The keys, broken between two of them where the line ends. */
function keyLine(columns: number): string {
  const keys = [
    t("p pause"),
    t("t times"),
    t("e errors only"),
    t("b begin at…"),
    t("s save…"),
    t("c clear"),
    t("Ctrl+F find"),
    t("q close"),
  ];
  const lines: string[] = [];
  for (const key of keys) {
    const line = lines.at(-1);
    if (line === undefined || line.length + key.length + 8 > columns) lines.push(key);
    else lines[lines.length - 1] = `${line} · ${key}`;
  }
  return lines.map(note).join("");
}
