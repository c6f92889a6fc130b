// Which way the files of a container are read: the best one, or one that the person wants, until the window closes.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { problemOf } from "../../base/problem.ts";
import type { Route } from "../../files/backend.ts";
import type { FileEntry } from "../../model/resources.ts";
import { command } from "../command.ts";
import type { Choice, CommandContext } from "../context.ts";
import { routeName, routeNote, routes } from "./routes.ts";

export const routeChoice = command({
  id: "files.routeChoice",
  title: "Read in another way…",
  target: { kind: "file", has: ["folder"] },
  menus: [{ menu: "item", group: "9_route", order: 2 }],
  run: async (context, [item]) => {
    if (item === undefined) return;
    const { engine, files, ui } = context;
    const now = await routeNow(context, item);
    const forced = files.forced(engine.name, item.root);
    const best: Choice<Route | undefined> = {
      label: t("The best there is"),
      description: forced === undefined ? t("chosen") : undefined,
      detail: now === undefined ? undefined : t("Now: {0}", routeName(now)),
      value: undefined,
    };
    const choices = routes.map((route) => ({
      label: routeName(route),
      description: route === forced ? t("chosen") : undefined,
      detail: routeNote(route),
      value: route,
    }));
    const title = t("How to read the files of {0}", plain(item.root.name));
    files.force(engine.name, item.root, await ui.pick<Route | undefined>(title, [best, ...choices]));
    // Said at once whether that way serves; the rows say it too.
    await files.open(engine.name, item.root);
  },
});

async function routeNow({ engine, files }: CommandContext, { root }: FileEntry): Promise<Route | undefined> {
  try {
    return (await files.open(engine.name, root)).route;
  } catch (error) {
    if (problemOf(error).kind === "cancelled") throw error;
    return undefined;
  }
}
