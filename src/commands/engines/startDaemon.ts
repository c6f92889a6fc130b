// Types the command that starts an engine into a terminal. The person reads it and runs it, or does not.
import { existsSync } from "node:fs";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { fail } from "../../base/problem.ts";
import { windowCommand } from "../command.ts";
import type { Row } from "../row.ts";
import { startLine } from "../words/startLine.ts";

export const startDaemon = windowCommand({
  id: "engines.startDaemon",
  title: "Put the start command in a terminal",
  icon: "terminal",
  menus: [{ menu: "row", context: ";engine;", group: "1_engine", order: 4 }, { menu: "palette" }],
  run: ({ sessions, clicked, ui }, [row]) => {
    const closed = sessions.found.endpoints.find(({ name }) => name === (row as Partial<Row> | undefined)?.session);
    const endpoint = clicked?.endpoint ?? closed ?? sessions.default?.endpoint ?? sessions.found.chosen;
    // sd_booted(3): systemd is the init exactly where this folder is.
    const system = { platform: process.platform, systemd: existsSync("/run/systemd/system") };
    const line = startLine(endpoint, system);
    if (line === undefined)
      fail({
        kind: "unsupported",
        feature: t("Starting the engine at {0}", plain(endpoint?.url ?? "")),
        needs: t("a terminal on the machine it runs on"),
      });
    ui.insertInShell(line);
    return Promise.resolve();
  },
});
