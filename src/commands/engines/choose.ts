// Which engine is shown first, and which others beside it.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { describeReason } from "../../engine/endpoint/describeReason.ts";
import type { Sessions } from "../../model/sessions.ts";
import { windowCommand } from "../command.ts";
import { add } from "./add.ts";

export const choose = windowCommand({
  id: "engines.choose",
  title: "Choose engine…",
  icon: "plug",
  menus: [{ menu: "palette" }],
  run: async (context, args) => {
    const { sessions, ui } = context;
    await sessions.look();
    const choices = sessions.found.endpoints.map((endpoint) => ({
      label: plain(endpoint.name),
      description: plain(endpoint.url),
      detail: [describeReason(endpoint.reason), ...standingOf(endpoint.name, sessions)].join(" · "),
      value: endpoint.name,
    }));
    const another = { label: t("Add an engine…"), description: t("By its address"), value: undefined };
    const chosen = await ui.pick<string | undefined>(t("Choose the engine to work with"), [...choices, another]);
    const endpoint = sessions.found.endpoints.find(({ name }) => name === chosen);
    if (endpoint === undefined) return await add.run(context, args);
    sessions.connect(endpoint);
    const before = sessions.default?.name;
    sessions.makeDefault(endpoint.name);
    if (before !== undefined && before !== endpoint.name) sessions.close(before);
  },
});

/** A list to choose one of marks nothing by itself. */
function standingOf(name: string, { default: chosen, open }: Sessions): readonly string[] {
  if (name === chosen?.name) return [t("default engine")];
  return open.some((session) => session.name === name) ? [t("connected")] : [];
}
