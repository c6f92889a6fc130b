// Runs a command in a container: which one, as whom, where, with what environment. The form keeps what was last sent for
// an image, without anything that looks like a secret.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { systemClock } from "../../base/timing.ts";
import { maskWords } from "../../engine/secrets.ts";
import type { ExecOptions } from "../../engine/api/streams.ts";
import type { Container } from "../../model/resources.ts";
import { looksSecret, parseVariable, variableText } from "../../run/environment.ts";
import { joined, split } from "../../run/words.ts";
import { execTerminal } from "../../terminal/execTerminal.ts";
import { startExec } from "../../terminal/startExec.ts";
import { command } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { isOn, linesOf, textOf, type Field, type Form, type FormValues, type Issue } from "../form.ts";

export const exec = command({
  id: "containers.exec",
  title: "Exec…",
  icon: "terminal-cmd",
  target: { kind: "container", has: ["running"] },
  menus: [{ menu: "item", group: "2_look", order: 5 }, { menu: "palette" }],
  run: async (context, [item]) => {
    if (item === undefined) return;
    const values = await context.ui.form(formFor(context, item));
    remember(context, item, values);
    runInTerminal(context, item, optionsOf(values));
  },
});

function runInTerminal({ engine, ui, signal }: CommandContext, item: Container, options: ExecOptions): void {
  const [name, program] = [plain(item.name, 60), plain(options.command[0] ?? "", 30)];
  ui.terminal(
    execTerminal({
      engine,
      target: item,
      clock: systemClock,
      signal,
      title: `${name}: ${program}`,
      icon: "terminal-cmd",
      start: () => startExec(engine, item, options, signal),
      closes: false,
      left: () => void ui.warn(t("{0} in {1} could not be ended. It runs until the container stops.", program, name)),
    }),
  );
}

function formFor({ memory }: CommandContext, item: Container): Form {
  const last = lastOf(memory.get(rememberedKey), item.imageId);
  const fields: readonly Field[] = [
    {
      type: "text",
      key: "command",
      label: t("Command"),
      help: t("Split into words as a shell does. Nothing is replaced: $HOME and * stay as they are."),
      value: textOf(last, "command"),
      placeholder: "ls -la /",
    },
    {
      type: "switch",
      key: "shell",
      label: t("Run it through a shell (sh -c)"),
      help: t("For |, &&, >, $HOME and *. The container must have a shell."),
      value: isOn(last, "shell"),
    },
    {
      type: "switch",
      key: "tty",
      label: t("With a terminal"),
      help: t("For programs that ask or draw. Without one, standard output and standard error are told apart."),
      value: last.tty !== false,
    },
    {
      type: "text",
      key: "user",
      label: t("User"),
      help: t("A name or number, or user:group. Empty: the container's own."),
      value: textOf(last, "user"),
      section: t("More"),
    },
    {
      type: "text",
      key: "directory",
      label: t("Working directory"),
      help: t("A full path in the container. Empty: the container's own."),
      value: textOf(last, "directory"),
      section: t("More"),
    },
    {
      type: "lines",
      key: "environment",
      label: t("Environment"),
      value: linesOf(last, "environment"),
      placeholder: "KEY=value",
      add: t("Add a variable"),
      section: t("More"),
    },
    {
      type: "switch",
      key: "privileged",
      label: t("Privileged"),
      help: t("Gives the process all rights, also over the host's devices."),
      value: isOn(last, "privileged"),
      section: t("More"),
    },
  ];
  return {
    title: t("Run a command in {0}", plain(item.name)),
    fields,
    action: t("Run"),
    check: issuesOf,
    preview: (values) =>
      issuesOf(values).some(({ severity }) => severity === "error") ? "" : preview(item, optionsOf(values)),
  };
}

function issuesOf(values: FormValues): readonly Issue[] {
  const issues: Issue[] = [];
  const wrong = (field: string, message: string, severity: Issue["severity"] = "error", line?: number): void =>
    void issues.push({ field, message, severity, line });
  const line = textOf(values, "command");
  const { words, fault, kept } = split(line);
  if (line.trim() === "") wrong("command", t("Which command?"));
  else if (!isOn(values, "shell")) {
    if (fault !== undefined) wrong("command", fault);
    else if (words.length === 0 || words[0] === "") wrong("command", t("Which command?"));
    else if (kept.length > 0)
      wrong("command", t("No shell replaces {0}: it is handed over as it stands.", plain(kept.join(" "))), "warning");
  }
  const user = textOf(values, "user").trim();
  if (/\s/.test(user)) wrong("user", t("A user has no blanks."));
  const directory = textOf(values, "directory").trim();
  if (directory !== "" && !/^([A-Za-z]:)?[\\/]/.test(directory))
    wrong("directory", t("A full path is needed, such as /app."));
  for (const [index, text] of linesOf(values, "environment").entries()) {
    if (text.trim() === "") continue;
    const { fault: bad } = parseVariable(text, process.env);
    if (bad !== undefined) wrong("environment", bad, "error", index);
  }
  if (isOn(values, "privileged"))
    wrong("privileged", t("A privileged process can do to the host what root can."), "warning");
  return issues;
}

function optionsOf(values: FormValues): ExecOptions {
  const line = textOf(values, "command");
  const given = (key: string): string | undefined => textOf(values, key).trim() || undefined;
  return {
    command: isOn(values, "shell") ? ["sh", "-c", line.trim()] : split(line).words,
    tty: isOn(values, "tty"),
    stdin: true,
    user: given("user"),
    workingDirectory: given("directory"),
    environment: linesOf(values, "environment").flatMap((text) => {
      const { value } = parseVariable(text, process.env);
      return text.trim() === "" || value?.value === undefined ? [] : [`${value.key}=${value.value}`];
    }),
    privileged: isOn(values, "privileged"),
  };
}

/** The docker command that does the same. */
function preview(
  { name }: Container,
  { command: words, tty, user, workingDirectory, environment = [], privileged }: ExecOptions,
): string {
  const variables = environment.flatMap((pair) => {
    const { value } = parseVariable(pair, {});
    return value === undefined ? [] : ["--env", variableText(value)];
  });
  return joined([
    ...["docker", "exec", "--interactive"],
    ...(tty ? ["--tty"] : []),
    ...(privileged === true ? ["--privileged"] : []),
    ...(user === undefined ? [] : ["--user", user]),
    ...(workingDirectory === undefined ? [] : ["--workdir", workingDirectory]),
    ...variables,
    plain(name),
    ...words.map((word) => plain(word, 2000)),
  ]);
}

const rememberedKey = "containers.exec";
const most = 30;

type Remembered = Readonly<Record<string, FormValues>>;

const lastOf = (remembered: unknown, imageId: string): FormValues =>
  (remembered as Remembered | undefined)?.[imageId] ?? {};

/** What an image's form held last. A command with a secret in it is not kept at all. */
function remember({ memory }: CommandContext, { imageId }: Container, values: FormValues): void {
  const line = textOf(values, "command");
  const { words } = split(line);
  const harmless = maskWords([line, ...words]).every((word, index) => word === [line, ...words][index]);
  const environment = linesOf(values, "environment").filter((text) => {
    const { value } = parseVariable(text, {});
    return value !== undefined && !looksSecret(value);
  });
  const others = Object.entries((memory.get(rememberedKey) ?? {}) as Remembered).filter(([id]) => id !== imageId);
  const kept = { ...values, command: harmless ? line : "", environment };
  memory.set(rememberedKey, Object.fromEntries([...others, [imageId, kept]].slice(-most)));
}
