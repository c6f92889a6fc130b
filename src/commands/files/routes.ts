// The ways to a file system in words, and when each serves.
import { t } from "../../base/l10n.ts";
import type { Route } from "../../files/backend.ts";

export const routes: readonly Route[] = ["direct", "toolbox", "archive", "layers"];

/** A short name, for lists and hovers. */
export function routeName(route: Route): string {
  switch (route) {
    case "direct":
      return t("Directly on this machine");
    case "toolbox":
      return t("Through a helper container");
    case "archive":
      return t("Through the engine's archive call");
    case "layers":
      return t("From the engine's layer folders");
  }
}

/** What it can do and what it needs. */
export function routeNote(route: Route): string {
  switch (route) {
    case "direct":
      return t("Fastest, and changes show at once. Running containers of an engine on this machine, as root.");
    case "toolbox":
      return t(
        "Running containers of any engine. Starts a small container beside it, without network, and removes it afterwards.",
      );
    case "archive":
      return t("Everything, also what is stopped. Large folders are cut short; nothing can be renamed or deleted.");
    case "layers":
      return t(
        "What stands still on an engine of this machine, as root: volumes wholly, images only for reading. In stopped containers files can be saved, by the engine, but not renamed or deleted.",
      );
  }
}
