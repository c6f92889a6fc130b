// Stops with a grace period and a signal of one's own choice, and tells how it ended.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type * as containers from "../../engine/api/containers.ts";
import { exitWords } from "../../model/exitCodes.ts";
import type { Store } from "../../model/store.ts";
import { joined } from "../../run/words.ts";
import { command } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { textOf, type Field, type Form, type FormValues, type Issue } from "../form.ts";
import { gracePeriod } from "../removal/gracePeriod.ts";
import { stopAll } from "../removal/stopAll.ts";
import { readSignal, usualSignals } from "../words/signals.ts";
import { stopWords } from "../words/stopWords.ts";
import { namesOf } from "../working.ts";

export const stopWith = command({
  id: "containers.stopWith",
  title: "Stop with…",
  target: { kind: "container", has: ["stoppable"], many: true },
  menus: [{ menu: "item", group: "1_run", order: 3 }, { menu: "group", group: "1_run", order: 3 }, { menu: "palette" }],
  run: async (context, items) => {
    const { ui } = context;
    const options = optionsOf(await ui.form(formFor(items, context)));
    const ends: string[] = [];
    await stopAll(context, items, options, ({ name }, { code }) =>
      ends.push(t("{0} ended with exit code {1}: {2}.", plain(name), code, exitWords(code))),
    );
    if (ends.length > 0) void ui.tell(ends.join(" "));
  },
});

function formFor(items: readonly containers.Target[], context: CommandContext): Form {
  const own = gracePeriod(context);
  const seconds: Field = {
    type: "text",
    key: "seconds",
    label: t("Grace period, in seconds"),
    help: t("How long it may take to end by itself. Empty: the container's own, usually 10."),
    value: own === undefined ? "" : String(own),
    placeholder: "10",
  };
  const signal: Field = {
    type: "text",
    key: "signal",
    label: t("Signal"),
    help: t("Empty: the one the image asks for, usually SIGTERM."),
    value: "",
    placeholder: "SIGTERM",
    suggestions: usualSignals().map(({ name }) => name),
  };
  const cannot: Field = {
    type: "note",
    key: "cannot",
    label: t("Signal"),
    lines: [t("Choosing the signal needs API 1.42, which this engine does not have. “Kill…” sends any signal.")],
    tone: "warning",
  };
  const words: Field = { type: "note", key: "words", label: t("What happens"), lines: stopWords(), tone: "info" };
  return {
    title: t("Stop {0}", namesOf(items)),
    fields: [seconds, signalsChoosable(context.store) ? signal : cannot, words],
    action: t("Stop"),
    check: (values) => issuesOf(values),
    preview: (values) => (issuesOf(values).length > 0 ? "" : previewOf(items, optionsOf(values))),
  };
}

/** The engine's newest API is known once it has answered; before, nothing is forbidden. */
function signalsChoosable({ current: { connection } }: Store): boolean {
  if (connection.state !== "ready") return true;
  const [major = 1, minor = 0] = connection.version.api.split(".").map(Number);
  return major > 1 || minor >= 42;
}

function issuesOf(values: FormValues): readonly Issue[] {
  const issues: Issue[] = [];
  const seconds = textOf(values, "seconds").trim();
  if (seconds !== "" && (!/^\d+$/.test(seconds) || Number(seconds) > 86_400))
    issues.push({ field: "seconds", message: t("A whole number of seconds, or nothing."), severity: "error" });
  const signal = textOf(values, "signal").trim();
  if (signal !== "" && readSignal(signal) === undefined)
    issues.push({
      field: "signal",
      message: t("No such signal. SIGTERM, SIGINT, SIGQUIT …, or a number."),
      severity: "error",
    });
  return issues;
}

function optionsOf(values: FormValues): containers.StopOptions {
  const seconds = textOf(values, "seconds").trim();
  return {
    seconds: seconds === "" ? undefined : Number(seconds),
    signal: readSignal(textOf(values, "signal")),
  };
}

const previewOf = (items: readonly containers.Target[], { seconds, signal }: containers.StopOptions): string =>
  joined([
    ...["docker", "stop"],
    ...(signal === undefined ? [] : ["--signal", signal]),
    ...(seconds === undefined ? [] : ["--time", String(seconds)]),
    ...items.map(({ name }) => plain(name)),
  ]);
