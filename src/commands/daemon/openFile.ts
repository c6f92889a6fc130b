// Opens the engine's file of settings: the one that the engine here was told to read, or where this system has it. One that
// is not there yet is begun.
import { homedir } from "node:os";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { windowCommand } from "../command.ts";
import { ownDaemonStart } from "../../run/daemonStart.ts";
import { isLocal } from "../running/isLocal.ts";
import { daemonFile } from "./daemonFile.ts";

export const openFile = windowCommand({
  id: "daemon.openFile",
  title: "Open daemon.json",
  menus: [{ menu: "row", context: ";engine;", group: "3_inspect", order: 6 }, { menu: "palette" }],
  run: async ({ sessions, ui, clicked, settings }) => {
    const session = clicked ?? sessions.default;
    const connection = session?.store.current.connection;
    const version = connection?.state === "ready" ? connection.version : undefined;
    const own = session === undefined || isLocal(session);
    const rootless = version?.rootless === true;
    const told = own ? ownDaemonStart({ rootless, configured: settings["daemon.configFile"] })?.file : undefined;
    const usual = daemonFile({
      // What the engine runs on, which may be another system than this one.
      platform: own ? process.platform : (version?.platform.split("/")[0] ?? "linux"),
      home: own ? homedir() : "~",
      programData: process.env["ProgramData"],
      rootless,
    });
    const path = told ?? usual;
    if (own) return await (await ui.languageTools()).openFile(path, "{\n}\n");
    void ui.tell(t("{0} runs on another machine: its settings stand there in {1}.", plain(session.name), path));
  },
});
