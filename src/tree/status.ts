// What the status bar says of the default engine.
import { t } from "../base/l10n.ts";
import { plain, withoutIcons } from "../base/plain.ts";
import type { Session } from "../model/session.ts";
import type { Sessions } from "../model/sessions.ts";
import type { Connection } from "../model/snapshot.ts";
import { absenceWord } from "./present/absence.ts";
import { connectionWords } from "./present/engine.ts";
import { joined, spoken } from "./present/place.ts";
import { engineTooltip } from "./tooltips/engineTooltip.ts";

export interface Status {
  /** Icons as $(name). */
  readonly text: string;
  /** Markdown. */
  readonly tooltip: string;
  readonly spoken: string;
}

/** Undefined while no engine is open. */
export function statusOf(sessions: Sessions): Status | undefined {
  const session = sessions.default;
  if (session === undefined) return undefined;
  const { connection } = session.store.current;
  const name = plain(session.name, 30);
  const more = sessions.open.length - 1;
  const facts = [
    stateWords(connection),
    connection.state === "ready" ? runningWords(session) : "",
    more > 0 ? `+${more}` : "",
  ];
  return {
    text: `${iconOf(connection.state)} ${withoutIcons(joined(name, ...facts))}`,
    tooltip: engineTooltip(session.endpoint, connection),
    spoken: spoken(t("Docker engine {0}", name), ...facts),
  };
}

/** Nothing while nobody has needed the engine yet. */
function stateWords(connection: Connection): string {
  if (connection.state === "idle") return "";
  return connection.state === "lost" ? absenceWord(connection.problem) : connectionWords(connection);
}

/** Nothing while the containers are not known: nobody has needed them yet. */
function runningWords({ store: { current } }: Session): string {
  if (!current.known.has("containers")) return "";
  let running = 0;
  for (const { state } of current.containers.values()) if (state === "running") running += 1;
  return t("{0} running", running);
}

const iconOf = (state: "idle" | "connecting" | "ready" | "lost"): string => (state === "lost" ? "$(warning)" : "$(vm)");
