// A container's state in a word or two, wherever there is no room for more: titles of groups, lists to choose from, forms.
import { t } from "../base/l10n.ts";
import type { Container, ContainerState } from "./resources.ts";

/** A state as the title of a group, or as the whole of a row's state. */
export function stateTitle(state: ContainerState): string {
  switch (state) {
    case "running":
      return t("Running");
    case "paused":
      return t("Paused");
    case "restarting":
      return t("Restarting");
    case "removing":
      return t("Removing…");
    case "exited":
      return t("Exited");
    case "created":
      return t("Created");
    case "dead":
      return t("Dead");
  }
}

export function healthWord(health: NonNullable<Container["health"]>): string {
  switch (health) {
    case "healthy":
      return t("healthy");
    case "unhealthy":
      return t("unhealthy");
    case "starting":
      return t("starting");
  }
}

/** "Running (unhealthy)", "Exited (137)", "Paused": without ages, which a list that stands still would get wrong. */
export function shortState({ state, health, exitCode }: Pick<Container, "state" | "health" | "exitCode">): string {
  if (state === "running" && health !== undefined) return `${stateTitle(state)} (${healthWord(health)})`;
  if (state === "exited" && exitCode !== undefined) return t("Exited ({0})", exitCode);
  return stateTitle(state);
}
