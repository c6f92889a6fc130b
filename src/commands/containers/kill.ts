// Sends a signal of one's choice to the main process.
import { t } from "../../base/l10n.ts";
import * as containers from "../../engine/api/containers.ts";
import { command } from "../command.ts";
import type { Ui } from "../context.ts";
import { several } from "../several.ts";
import { readSignal, usualSignals } from "../words/signals.ts";
import { namesOf, workingOn } from "../working.ts";

export const kill = command({
  id: "containers.kill",
  title: "Kill…",
  target: { kind: "container", has: ["alive"], many: true },
  menus: [{ menu: "item", group: "1_run", order: 7 }, { menu: "group", group: "1_run", order: 7 }, { menu: "palette" }],
  run: async (context, items) => {
    const which = await askSignal(context.ui, namesOf(items));
    const title = t("Sending {0} to {1}", which, namesOf(items));
    await workingOn(context, { items, word: t("gets {0}", which), title }, (signal) =>
      several(items, (item) => containers.kill(context.engine, item, which, signal)),
    );
  },
});

async function askSignal(ui: Ui, names: string): Promise<string> {
  const choices = usualSignals().map(({ name, number, meaning }) => ({
    label: name,
    description: number === undefined ? undefined : String(number),
    detail: meaning,
    value: name,
  }));
  const other = { label: t("Another signal…"), detail: t("By its name or its number."), value: undefined };
  const picked = await ui.pick<string | undefined>(t("Which signal shall {0} get?", names), [...choices, other]);
  if (picked !== undefined) return picked;
  const text = await ui.ask({
    title: t("Another signal"),
    prompt: t("Name or number of the signal"),
    placeholder: "SIGTTIN",
    check: (typed) =>
      readSignal(typed) === undefined ? t("No such signal. SIGTERM, SIGINT, SIGQUIT …, or a number.") : undefined,
  });
  return readSignal(text) ?? text;
}
