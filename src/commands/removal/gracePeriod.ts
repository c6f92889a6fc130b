// How long a container gets to end by itself.
import { defaultSettings } from "../../manifest/settings.ts";
import type { CommandContext } from "../context.ts";

/**
 * Seconds; undefined leaves it to the container, which may have a stop timeout of its own. Podman takes that as 0, hence
 * SIGKILL at once, for every container that was made through its API (seen with 4.3.1): there it is always said.
 */
export function gracePeriod({ settings, store }: Pick<CommandContext, "settings" | "store">): number | undefined {
  const key = "stop.gracePeriod";
  const { connection } = store.current;
  const said = connection.state === "ready" && connection.version.product === "Podman Engine";
  return said || settings[key] !== defaultSettings[key] ? settings[key] : undefined;
}
