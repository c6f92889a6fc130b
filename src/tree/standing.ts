// What a view says about itself beside its rows: which engine it shows, what is wrong with it, and which welcome text fits
// when there are no rows.
import { describe } from "../base/describe.ts";
import { t } from "../base/l10n.ts";
import { plain } from "../base/plain.ts";
import type { Problem } from "../base/problem.ts";
import type { Family } from "../model/resources.ts";
import type { Session } from "../model/session.ts";
import type { Sessions } from "../model/sessions.ts";
import { connectionWords } from "./present/engine.ts";
import { joined } from "./present/place.ts";

export interface Standing {
  /** Beside the view's title. */
  readonly description: string;
  /** Above the rows; empty for none, undefined to leave what stands there: a try to connect again is no news. */
  readonly message: string | undefined;
}

/** `family`: whose rows the view shows; absent for the Engines view, which needs no engine. */
export function standing(sessions: Sessions, family: Family | undefined, filter: string): Standing {
  return { description: descriptionOf(sessions, family, filter), message: messageOf(sessions, family) };
}

/** "none", "closed", "connecting", "ready", or why there is no answer: decides which welcome text is shown. */
export function engineState(sessions: Sessions, looked: boolean): string {
  const [first] = sessions.open;
  if (first === undefined) {
    if (!looked) return "connecting";
    return sessions.found.endpoints.length === 0 ? "none" : "closed";
  }
  const connections = sessions.open.map(({ store }) => store.current.connection);
  if (connections.some(({ state }) => state === "ready")) return "ready";
  const lost = connections.find((connection) => connection.state === "lost");
  if (lost === undefined) return "connecting";
  return lost.problem.kind === "unreachable" ? lost.problem.why : "lost";
}

function descriptionOf(sessions: Sessions, family: Family | undefined, filter: string): string {
  const [only, ...more] = sessions.open;
  const engine =
    family !== undefined && only !== undefined && more.length === 0
      ? joined(
          plain(only.name),
          only.store.current.connection.state === "ready" ? connectionWords(only.store.current.connection) : "",
        )
      : "";
  return joined(engine, filter === "" ? "" : t("filter “{0}”", plain(filter)));
}

function messageOf(sessions: Sessions, family: Family | undefined): string | undefined {
  if (family === undefined) return "";
  const troubles = sessions.open.flatMap((session) => {
    const words = troubleOf(session, family);
    return words === undefined ? [] : [sessions.open.length > 1 ? `${plain(session.name)}: ${words}` : words];
  });
  const again = sessions.open.some(
    ({ store: { current } }) => current.connection.state === "connecting" && current.known.size > 0,
  );
  if (troubles.length === 0 && again) return undefined;
  return [...(family === "containers" ? missedWords(sessions) : []), ...troubles].join(" ");
}

/** Whoever named another engine than the one that is shown must hear that it was not taken. */
function missedWords({ found, default: shown }: Sessions): readonly string[] {
  if (found.missed === undefined || shown === undefined || shown.name !== found.chosen?.name) return [];
  const words = describe(found.missed).message.replace(/\.$/, "");
  return [
    t(
      "{0}. So {1} is shown instead, which may not be the engine you meant. See the view “Engines”.",
      words,
      plain(shown.name),
    ),
  ];
}

/** Why what the view shows of an engine is not what the engine has now. */
function troubleOf({ store }: Session, family: Family): string | undefined {
  const { connection, known, refused } = store.current;
  const refusal = refused.get(family);
  if (connection.state === "lost") return lostWords(connection.problem, family, known.has(family));
  if (connection.state !== "ready" || refusal === undefined) return undefined;
  const again = `${describe(refusal).message} ${t("The list is asked for again by itself.")}`;
  return known.has(family) ? `${again} ${lastKnown()}` : again;
}

/** Reasons and remedies are said once, among the containers. */
function lostWords(problem: Problem, family: Family, isKnown: boolean): string {
  const { message, detail = "" } = describe(problem);
  const words = family === "containers" && detail !== "" ? `${message} ${detail}` : message;
  return isKnown ? `${words} ${lastKnown()}` : words;
}

const lastKnown = (): string => t("What you see is the last known state.");
