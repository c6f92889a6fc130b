// What the engine says of its version and its components, and as which process of this machine it runs.
import * as system from "../../engine/api/system.ts";
import type { Engine } from "../../engine/engine.ts";
import { maskWords } from "../../engine/secrets.ts";
import { ownDaemonProcess } from "../../run/daemonProcess.ts";
import { joined } from "../../run/words.ts";
import { command } from "../command.ts";
import { asJson } from "../documents/json.ts";
import { part } from "../documents/path.ts";
import { asking } from "../working.ts";

export const version = command({
  id: "engines.version",
  title: "Show version",
  menus: [{ menu: "row", context: ";engine;open;", group: "3_inspect", order: 1 }, { menu: "palette" }],
  run: async (context) => {
    const { engine, ui } = context;
    const server = await asking(context, "docker version", (signal) => system.versionDocument(engine, signal));
    const client = { Name: "Porthole", Library: "dockerode", ApiVersion: askedVersion(engine.record.entries) };
    await ui.document({
      path: `${part(engine.name)}/version.json`,
      language: "json",
      text: asJson({ Client: client, Server: server, Daemon: daemonOf(engine) }),
    });
  },
});

/** Its process, and whose rights it has; absent where that cannot be seen from here. */
function daemonOf({ endpoint: { address } }: Engine): object | undefined {
  const found = address.kind === "unix" ? ownDaemonProcess(address.path) : undefined;
  return found && { Pid: found.pid, User: found.user, Command: joined(maskWords(found.words)) };
}

/** The API version in the newest request's own path: what was agreed on with this engine. */
function askedVersion(
  entries: readonly { readonly operation: string; readonly requests: readonly { readonly path: string }[] }[],
): string | undefined {
  const request = entries.findLast(({ operation }) => operation === "system.version")?.requests.at(-1);
  return /^\/v([\d.]+)\//.exec(request?.path ?? "")?.[1];
}
