// Opens a shell in a container. Which one it has is found without starting anything there; an image that had one is
// remembered. Where there is none it says so, and offers what looks inside instead.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { problemOf } from "../../base/problem.ts";
import { systemClock } from "../../base/timing.ts";
import * as containers from "../../engine/api/containers.ts";
import type { Container } from "../../model/resources.ts";
import { execTerminal } from "../../terminal/execTerminal.ts";
import { shellsIn } from "../../terminal/shells.ts";
import { startFirst, type Started } from "../../terminal/startExec.ts";
import { command, type AnyCommand } from "../command.ts";
import type { CommandContext } from "../context.ts";
import { ofContainer } from "../files/ofContainer.ts";
import { working } from "../working.ts";
import { debugShell } from "./debugShell.ts";
import { logs } from "./logs.ts";

export const openShell = command({
  id: "containers.openShell",
  title: "Open shell",
  icon: "terminal",
  target: { kind: "container", has: ["running"] },
  menus: [{ menu: "inline", order: 9 }, { menu: "item", group: "2_look", order: 4 }, { menu: "palette" }],
  run: async (context, items) => {
    for (const item of items) await openIn(context, item);
  },
});

/** What looks inside without a shell. No more than a message has room for: the editor cuts the words of its buttons. */
const instead: readonly AnyCommand[] = [debugShell, ofContainer, logs];

async function openIn(context: CommandContext, item: Container): Promise<void> {
  try {
    await openFirst(context, item);
  } catch (error) {
    if (problemOf(error).kind !== "conflict" || !(await offerStart(context, item))) throw error;
    await openIn(context, item);
  }
}

async function openFirst(context: CommandContext, item: Container): Promise<void> {
  const { engine, ui, signal } = context;
  const title = t("Looking for a shell in {0}", plain(item.name));
  const { shells, first } = await working(context, title, async (looking) => {
    const found = wanted({ ...context, signal: looking }, item);
    return { shells: found, first: await found.next() };
  });
  if (first.done === true) return await sayNone(context, item);
  try {
    const options = { tty: true, stdin: true, environment: ["TERM=xterm-256color"] };
    // The process starts while the editor makes the terminal: both take about as long.
    const starting = startFirst(engine, item, asCommands(first.value, shells), options, signal);
    starting.catch(() => undefined);
    ui.terminal(shellTerminal(context, item, first.value, starting));
    const started = await starting;
    if (started === undefined) return await sayNone(context, item);
    rememberShell(context, item, started.options.command[0] ?? "");
  } finally {
    await shells.return(undefined);
  }
}

function shellTerminal(
  { engine, ui, signal }: CommandContext,
  item: Container,
  shell: string,
  starting: Promise<Started | undefined>,
) {
  const [name, program] = [plain(item.name, 60), plain(shell.split(/[\\/]/).at(-1) ?? shell, 30)];
  return execTerminal({
    engine,
    target: item,
    clock: systemClock,
    signal,
    title: `${name}: ${program}`,
    icon: "terminal",
    // What went wrong with the start is told by the command; the terminal has nothing to show then.
    start: () => starting.catch(() => undefined),
    closes: true,
    left: () => void ui.warn(t("The shell in {0} could not be ended. It runs until the container stops.", name)),
  });
}

/** Shells to be tried, best first: the one that was found before, then those that are found now. */
async function* wanted(context: CommandContext, item: Container): AsyncGenerator<string, undefined> {
  const { engine, settings, store, signal } = context;
  const known = rememberedShell(context, item);
  if (known !== undefined) yield known;
  const candidates = settings["shell.candidates"];
  const { connection } = store.current;
  if (connection.state === "ready" && connection.version.platform.startsWith("windows"))
    yield* candidates.filter((name) => /\.exe$/i.test(name));
  else for await (const shell of shellsIn(engine, item, candidates, signal)) if (shell !== known) yield shell;
}

async function* asCommands(first: string, others: AsyncIterator<string>): AsyncGenerator<readonly string[]> {
  yield [first];
  for (let next = await others.next(); next.done !== true; next = await others.next()) yield [next.value];
}

const rememberedKey = "containers.openShell";
const most = 100;

type Remembered = Readonly<Record<string, string>>;

/** What was found for an image, as long as the same shells are wanted. */
const keyOf = ({ settings }: CommandContext, { imageId }: Container): string =>
  `${imageId} ${settings["shell.candidates"].join(" ")}`;

function rememberedShell(context: CommandContext, item: Container): string | undefined {
  return ((context.memory.get(rememberedKey) ?? {}) as Remembered)[keyOf(context, item)];
}

function rememberShell(context: CommandContext, item: Container, shell: string): void {
  const key = keyOf(context, item);
  const before = (context.memory.get(rememberedKey) ?? {}) as Remembered;
  if (before[key] === shell) return;
  const others = Object.entries(before).filter(([other]) => other !== key);
  context.memory.set(rememberedKey, Object.fromEntries([...others, [key, shell]].slice(-most)));
}

async function sayNone(context: CommandContext, item: Container): Promise<void> {
  const message = t(
    "{0} has no shell. Images are kept small, so shells and tools are often left out; the programs in it run all the same.",
    plain(item.name),
  );
  const title = await context.ui.tell(message, ...instead.map((command) => t(command.title)));
  const chosen = instead.find((command) => t(command.title) === title);
  await chosen?.run(context, [item], []);
}

/** @returns whether it runs now */
async function offerStart(context: CommandContext, item: Container): Promise<boolean> {
  const { engine, ui } = context;
  const { State } = await containers.inspect(engine, item, { signal: context.signal, background: true });
  if (State.Running) return false;
  const start = t("Start");
  if ((await ui.tell(t("{0} is not running, and a shell needs that.", plain(item.name)), start)) !== start)
    return false;
  await working(context, `${start}: ${plain(item.name)}`, (signal) => containers.start(engine, item, signal));
  return true;
}
