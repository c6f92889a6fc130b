// How the Containers view is grouped; writes the setting.
import { t } from "../../base/l10n.ts";
import { windowCommand } from "../command.ts";

export const groupContainers = windowCommand({
  id: "views.groupContainers",
  title: "Group containers by…",
  icon: "group-by-ref-type",
  menus: [{ menu: "title", view: "porthole.containers", group: "1_view", order: 1 }, { menu: "palette" }],
  run: async ({ ui, settings, change }) => {
    const choices = [
      { label: t("Compose project"), value: "project" },
      { label: t("Image"), value: "image" },
      { label: t("Network"), value: "network" },
      { label: t("State"), value: "state" },
      { label: t("Not at all"), value: "none" },
    ] as const;
    const now = settings["containers.groupBy"];
    const marked = choices.map((choice) => (choice.value === now ? { ...choice, description: t("now") } : choice));
    await change("containers.groupBy", await ui.pick(t("Group containers by"), marked));
  },
});
