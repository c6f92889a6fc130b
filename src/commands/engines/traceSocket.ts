// Types a command into a terminal that shows docker itself connecting to the engine's socket. The person reads it and runs
// it, or does not.
import { dockerCommand } from "../../activity/dockerCommand.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { fail } from "../../base/problem.ts";
import type { Endpoint } from "../../engine/endpoint/endpoint.ts";
import { windowCommand } from "../command.ts";

export const traceSocket = windowCommand({
  id: "engines.traceSocket",
  title: "Put a trace of docker's connection in a terminal",
  icon: "terminal",
  menus: [{ menu: "row", context: ";engine;open;", group: "3_inspect", order: 7 }, { menu: "palette" }],
  run: ({ sessions, clicked, ui }) => {
    const endpoint = clicked?.endpoint ?? sessions.default?.endpoint ?? sessions.found.chosen;
    const typed = endpoint === undefined ? undefined : traceLine(endpoint, sessions.found.endpoints, process.platform);
    if (endpoint === undefined || typed === undefined)
      return fail({
        kind: "unsupported",
        feature: t("Tracing docker's connection"),
        needs: t("Linux, and an engine at a socket or an address of the network"),
      });
    ui.insertInShell(typed);
    const place = endpoint.address.kind === "unix" ? endpoint.address.path : endpoint.url;
    void ui.tell(
      t(
        "Enter runs it. docker is a client like any other: among its connect() calls is one to {0}, and all else goes through that.",
        plain(place, 120),
      ),
    );
    return Promise.resolve();
  },
});

/** strace exists on Linux only. `all`: those among which docker chooses. @returns undefined where nothing is to be seen */
export function traceLine(endpoint: Endpoint, all: readonly Endpoint[], platform: string): string | undefined {
  const { kind } = endpoint.address;
  if (platform !== "linux" || (kind !== "unix" && kind !== "tcp")) return undefined;
  const docker = dockerCommand({ command: ["ps"] }, endpoint, { shell: "posix", all });
  return docker === undefined ? undefined : `strace -f -e trace=connect ${docker}`;
}
