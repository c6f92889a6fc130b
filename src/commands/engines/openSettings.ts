// Porthole's settings, for adding an engine and for problems with one.
import { settingTable, type SettingKey } from "../../manifest/settings.ts";
import { windowCommand } from "../command.ts";

export const openSettings = windowCommand({
  id: "engines.openSettings",
  title: "Open settings",
  icon: "gear",
  menus: [{ menu: "title", view: "porthole.engines", group: "navigation", order: 3 }, { menu: "palette" }],
  run: async ({ openSettings: open }, [key]) => {
    const ours = typeof key === "string" ? key.replace(/^porthole\./, "") : "";
    await open(ours in settingTable ? (ours as SettingKey) : undefined);
  },
});
