// Shows a container's log in a terminal, one for each container.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { systemClock } from "../../base/timing.ts";
import type { Target } from "../../engine/api/containers.ts";
import { exitWords } from "../../model/exitCodes.ts";
import type { LogStart } from "../../terminal/logs/followLog.ts";
import { logScreen } from "../../terminal/logs/logScreen.ts";
import { command } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { shortened } from "../removal/listed.ts";
import { saveLog } from "./saveLogs.ts";

export const logs = command({
  id: "containers.logs",
  title: "View logs",
  icon: "output",
  target: { kind: "container" },
  menus: [
    { menu: "inline", order: 8 },
    { menu: "item", group: "2_look", order: 1 },
    { menu: "group", group: "2_look", order: 1 },
    { menu: "palette" },
  ],
  run: async (context, items) => {
    if (items.length > many)
      await context.ui.confirm({
        question: t("Open {0} logs, each in a terminal of its own?", items.length),
        detail: shortened(items.map(({ name }) => plain(name, 80))).join("\n"),
        action: t("Open"),
      });
    for (const item of items) showLog(context, item);
  },
});

/** So many terminals are hardly opened by accident. */
const many = 8;

/** Opens the log of a container, or shows the one that is open. */
export function showLog(context: CommandContext, item: Target): void {
  const { engine, store, ui, settings } = context;
  ui.terminal(
    logScreen({
      engine,
      store,
      target: item,
      clock: systemClock,
      tail: settings["logs.tail"],
      times: settings["logs.timestamps"],
      exitWords,
      chooseStart: () => chooseStart(context, item),
      save: () => saveLog(context, item),
    }),
  );
}

const minute = 60;

async function chooseStart({ ui, settings, store }: CommandContext, item: Target): Promise<LogStart> {
  const tail = settings["logs.tail"];
  const startedAt = store.current.containers.get(item.id)?.detail?.startedAt ?? 0;
  const since =
    (seconds: number): (() => Promise<LogStart>) =>
    () =>
      Promise.resolve({ since: Math.floor(Date.now() / 1000) - seconds });
  const choices: { readonly label: string; readonly value: () => Promise<LogStart> }[] = [
    { label: t("The last {0} lines", tail), value: () => Promise.resolve({ tail }) },
    { label: t("5 minutes ago"), value: since(5 * minute) },
    { label: t("1 hour ago"), value: since(60 * minute) },
    { label: t("24 hours ago"), value: since(24 * 60 * minute) },
    { label: t("The beginning"), value: () => Promise.resolve({}) },
    { label: t("A time…"), value: () => askTime(ui) },
  ];
  if (startedAt > 0)
    choices.splice(4, 0, {
      label: t("Its last start"),
      value: () => Promise.resolve({ since: Math.floor(startedAt / 1000) }),
    });
  return await (
    await ui.pick(t("Where shall the log of {0} begin?", plain(item.name)), choices)
  )();
}

async function askTime(ui: CommandContext["ui"]): Promise<LogStart> {
  const text = await ui.ask({
    title: t("Begin at"),
    prompt: t("A time of this machine's clock: 14:30, or 2026-01-31 14:30:00, or with a zone 2026-01-31T14:30:00Z."),
    placeholder: "14:30",
    check: (typed) => (readTime(typed, new Date()) === undefined ? t("No time that can be read.") : undefined),
  });
  return { since: readTime(text, new Date()) };
}

/** Seconds since the epoch. A time without a day is today's, or yesterday's when it has not come yet. */
export function readTime(text: string, now: Date): number | undefined {
  const clock = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(text.trim());
  if (clock !== null) {
    const [hours, minutes, seconds] = [clock[1], clock[2], clock[3] ?? "0"].map(Number) as [number, number, number];
    if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
    const time = new Date(now);
    time.setHours(hours, minutes, seconds, 0);
    if (time > now) time.setDate(time.getDate() - 1);
    return time.getTime() / 1000;
  }
  if (!/^\d{4}-\d\d-\d\d([ T]|$)/.test(text.trim())) return undefined;
  const whole = text.trim().replace(" ", "T");
  const milliseconds = Date.parse(whole.length === 10 ? `${whole}T00:00` : whole);
  return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000);
}
