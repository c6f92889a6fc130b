// A container's state as an icon and in words, as a row shows and says it.
import { t } from "../../base/l10n.ts";
import type { Container, ContainerState } from "../../model/resources.ts";
import { healthWord, stateTitle } from "../../model/stateWords.ts";
import { since, span } from "./age.ts";

export interface StateFace {
  /** Codicon, a theme colour after a slash. Every state has its own icon: the colour only helps. */
  readonly icon: string;
  /** As `docker ps` says it: "Up 3 minutes (healthy)", "Exited (137) 2 hours ago". */
  readonly words: string;
  /** The same for who hears it: "Up" alone names no state. */
  readonly spoken: string;
}

/** `busy` is what we are doing to it right now ("stopping"); it takes the place of the state. */
export function stateFace(container: Container, busy: string | undefined, now: number): StateFace {
  if (busy !== undefined) return { icon: "loading~spin", words: `${busy}…`, spoken: `${busy}…` };
  const words = stateWords(container, now);
  const spoken = container.state === "running" ? `${stateTitle("running")}, ${words}` : words;
  return { icon: stateIcon(container), words, spoken };
}

const iconOf: Readonly<Record<ContainerState, string>> = {
  running: "circle-filled/charts.green",
  paused: "debug-pause/charts.yellow",
  restarting: "debug-restart/charts.orange",
  removing: "trash/descriptionForeground",
  exited: "circle-outline/descriptionForeground",
  created: "diff-added/descriptionForeground",
  dead: "circle-slash/charts.red",
};

function stateIcon(container: Container): string {
  const { state, health, exitCode } = container;
  if (state === "running" && health === "healthy") return "pass-filled/charts.green";
  if (state === "running" && health === "unhealthy") return "warning/charts.red";
  if (state === "running" && health === "starting") return "pulse/charts.yellow";
  if (state === "exited" && exitCode !== undefined && exitCode !== 0) return "error/charts.red";
  return iconOf[state];
}

/** The icon of a group of containers in that state. */
export const iconOfState = (state: ContainerState): string => iconOf[state];

function stateWords(container: Container, now: number): string {
  switch (container.state) {
    case "running":
      return upWords(container, now);
    case "exited":
      return exitedWords(container, now);
    case "created":
      return t("Created {0}", since(container.created, now));
    default:
      return stateTitle(container.state);
  }
}

function upWords({ health, detail }: Container, now: number): string {
  const up = detail === undefined || detail.startedAt === 0 ? t("Up") : t("Up {0}", span(detail.startedAt, now));
  return health === undefined ? up : `${up} (${healthWord(health)})`;
}

function exitedWords({ exitCode, detail }: Container, now: number): string {
  const code = exitCode === undefined ? "" : String(exitCode);
  const why = detail?.oomKilled === true ? [code, t("out of memory")].filter((part) => part !== "").join(", ") : code;
  const exited = why === "" ? t("Exited") : t("Exited ({0})", why);
  return detail === undefined || detail.finishedAt === 0 ? exited : `${exited} ${since(detail.finishedAt, now)}`;
}

/** "3 running, 1 exited, 1 unhealthy": best state first, and how many of the running ones are in trouble. */
export function countWords(containers: readonly Container[]): string {
  const counts = new Map<ContainerState, number>();
  let unhealthy = 0;
  for (const { state, health } of containers) {
    counts.set(state, (counts.get(state) ?? 0) + 1);
    if (state === "running" && health === "unhealthy") unhealthy += 1;
  }
  const words = stateOrder.flatMap((state) => (counts.has(state) ? [countOf(state, counts.get(state) ?? 0)] : []));
  return [...words, ...(unhealthy > 0 ? [t("{0} unhealthy", unhealthy)] : [])].join(", ");
}

/** Best first: the order of groups by state, and of rows sorted by state. */
export const stateOrder: readonly ContainerState[] = [
  "running",
  "restarting",
  "paused",
  "created",
  "exited",
  "dead",
  "removing",
];

function countOf(state: ContainerState, count: number): string {
  switch (state) {
    case "running":
      return t("{0} running", count);
    case "paused":
      return t("{0} paused", count);
    case "restarting":
      return t("{0} restarting", count);
    case "removing":
      return t("{0} being removed", count);
    case "exited":
      return t("{0} exited", count);
    case "created":
      return t("{0} created", count);
    case "dead":
      return t("{0} dead", count);
  }
}
