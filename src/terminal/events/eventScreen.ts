// "Show events": what an engine tells of itself, in a terminal, followed, with keys for what one does to it. The terminal's
// own search (Ctrl+F) and scrolling stay what they are.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { problemOf } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import { keysIn } from "../keys.ts";
import { note, problemNote } from "../notes.ts";
import { createPace } from "../pace.ts";
import type { ByteTerminal, Screen } from "../screen.ts";
import type { EventFilter } from "./engineEvent.ts";
import { createEventView, type EventView } from "./eventView.ts";
import { followEvents, type EventSource } from "./followEvents.ts";

export interface EventScreenParts extends EventSource {
  /** Each asks for another part of the filter; rejects when the person turns away. */
  readonly chooseTypes: (now: readonly string[]) => Promise<readonly string[]>;
  readonly chooseObject: (now: string) => Promise<string>;
}

/** One an engine: the same key shows the open one again. */
export function eventScreen(parts: EventScreenParts): ByteTerminal {
  return {
    title: titleOf(parts, false),
    icon: "pulse",
    key: `events/${parts.engine.name}`,
    open: (screen, scope) => runEvents(parts, screen, scope),
  };
}

const titleOf = ({ engine }: EventScreenParts, paused: boolean): string =>
  paused ? t("{0}: events (paused)", plain(engine.name, 60)) : t("{0}: events", plain(engine.name, 60));

function runEvents(parts: EventScreenParts, screen: Screen, scope: Scope): void {
  const pace = createPace(screen, scope, parts.clock);
  const view = createEventView({ pace, scope, clock: parts.clock });
  const press = keysOf(parts, screen, view);
  scope.add(
    screen.onDidType((data) => {
      for (const key of keysIn(pace.typed(data))) press(key);
    }),
  );
  view.say(keyLines(screen.size.columns));
  const reader = { heard: view.add, say: view.say };
  followEvents(parts, reader, scope.signal).catch((error: unknown) => {
    if (!scope.ended) view.say(problemNote(problemOf(error)));
  });
}

/** What each key does. Unknown keys do nothing: there is nobody to type to. */
function keysOf(parts: EventScreenParts, screen: Screen, view: EventView): (key: string) => void {
  const pause = (): void => {
    if (!view.paused) view.say(note(t("Paused. p goes on with what happened meanwhile.")));
    view.pause(!view.paused);
    screen.rename(titleOf(parts, view.paused));
  };
  const look = (filter: Promise<EventFilter>): void => {
    filter.then(
      (next) => {
        view.look(next);
        view.say(note(filterWords(next)));
      },
      (error: unknown) => {
        const problem = problemOf(error);
        if (problem.kind !== "cancelled") view.say(problemNote(problem));
      },
    );
  };
  const help = (): void => view.say(keyLines(screen.size.columns));
  const actions: Readonly<Record<string, () => void>> = {
    p: pause,
    " ": pause,
    t: () => look(parts.chooseTypes(view.filter.types).then((types) => ({ ...view.filter, types }))),
    o: () => look(parts.chooseObject(view.filter.object).then((object) => ({ ...view.filter, object }))),
    c: () => view.clear(),
    "?": help,
    h: help,
    q: () => screen.close(),
    "\x03": () => screen.close(),
  };
  return (key) => (Object.hasOwn(actions, key) ? actions[key]?.() : undefined);
}

function filterWords({ types, object }: EventFilter): string {
  const ofTypes = types.length === 0 ? t("all types") : types.join(", ");
  return object === ""
    ? t("Shown: {0}.", ofTypes)
    : t("Shown: {0}, with “{1}” in name, id or attributes.", ofTypes, plain(object, 60));
}

/** The keys, broken between two of them where the line ends. */
function keyLines(columns: number): string {
  const keys = [t("p pause"), t("t types…"), t("o object…"), t("c clear"), t("Ctrl+F find"), t("q close")];
  const lines: string[] = [];
  for (const key of keys) {
    const line = lines.at(-1);
    if (line === undefined || line.length + key.length + 8 > columns) lines.push(key);
    else lines[lines.length - 1] = `${line} · ${key}`;
  }
  return lines.map(note).join("");
}
