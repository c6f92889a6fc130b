// How containers are ordered; writes the setting.
import { t } from "../../base/l10n.ts";
import { windowCommand } from "../command.ts";

export const sortContainers = windowCommand({
  id: "views.sortContainers",
  title: "Sort containers by…",
  icon: "sort-precedence",
  menus: [{ menu: "title", view: "porthole.containers", group: "1_view", order: 2 }, { menu: "palette" }],
  run: async ({ ui, settings, change }) => {
    const choices = [
      { label: t("Name"), value: "name" },
      { label: t("State, running ones first"), value: "state" },
      { label: t("Age, newest first"), value: "age" },
    ] as const;
    const now = settings["containers.sortBy"];
    const marked = choices.map((choice) => (choice.value === now ? { ...choice, description: t("now") } : choice));
    await change("containers.sortBy", await ui.pick(t("Sort containers by"), marked));
  },
});
