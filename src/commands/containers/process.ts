// Looks at one process of a container: its environment, open files, limits, namespaces and root, or sends it a signal. By
// this system's own /proc, else through a helper container; nothing needs to be in the container for it.
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { ProcessFact } from "../../files/processes/facts.ts";
import type { Processes } from "../../files/processes/open.ts";
import { rootOf } from "../../model/fileRoot.ts";
import type { Container } from "../../model/resources.ts";
import { command } from "../command.ts";
import type { Choice, CommandContext } from "../context.ts";
import { documentPath } from "../documents/path.ts";
import { reveal } from "../files/revealing.ts";
import { routeName } from "../files/routes.ts";
import { environmentText, filesText, limitsText, namespacesText } from "../processes/texts.ts";
import { sendSignal } from "../processes/sendSignal.ts";

export const process = command({
  id: "containers.process",
  title: "Look at a process…",
  icon: "server-process",
  target: { kind: "container", has: ["running"] },
  menus: [{ menu: "item", group: "3_inspect", order: 4 }, { menu: "palette" }],
  run: async (context, [item]) => {
    if (item === undefined) return;
    const { engine, files, signal, ui } = context;
    await files.tools.processes(engine.name, rootOf(item), signal, async (processes) => {
      const prompt = t("Which process of {0}? {1}", plain(item.name), routeName(processes.route));
      const chosen = await ui.pick(prompt, (await processes.list()).map(choiceOf));
      const act = await ui.pick(t("What of {0}?", nameOf(chosen)), acts());
      await act({ context, item, processes, process: chosen });
    });
  },
});

interface Looking {
  readonly context: CommandContext;
  readonly item: Container;
  readonly processes: Processes;
  readonly process: ProcessFact;
}

type Act = (looking: Looking) => Promise<void>;

const nameOf = ({ insidePid, command: words }: ProcessFact): string => `${insidePid} ${plain(words, 60)}`;

function choiceOf(process: ProcessFact): Choice<ProcessFact> {
  const { main, hostPid, user, cpu, memory, state } = process;
  return {
    label: `${main ? "$(star-full) " : ""}${nameOf(process)}`,
    description: [plain(user, 40), `${cpu.toFixed(1)} %`, bytes(memory), state].join(" · "),
    detail: [
      ...(main ? [t("The main process: when it ends, the container ends")] : []),
      ...(hostPid === undefined ? [] : [t("PID {0} on the host", hostPid)]),
    ].join(" · "),
    value: process,
  };
}

/** A document about the process. */
const show =
  (what: string, read: (processes: Processes, process: ProcessFact) => Promise<string>): Act =>
  async ({ context: { engine, ui }, item, processes, process }) =>
    ui.document({
      path: documentPath(engine.name, item, `${process.insidePid}.${what}`),
      language: "plaintext",
      text: `${nameOf(process)} · ${routeName(processes.route)}\n\n${await read(processes, process)}`,
    });

const environment = (secrets: boolean): Act =>
  show("environment", async (processes, { pid }) => environmentText(await processes.environment(pid), secrets));

const openRoot: Act = async ({ context, item, processes, process }) =>
  await reveal(context, { root: rootOf(item), path: await processes.root(process.pid) });

const signal: Act = ({ context: { ui }, item, processes, process }) => sendSignal(ui, item.name, processes, process);

const copyPid: Act = async ({ context: { ui }, process: { hostPid, insidePid } }) =>
  await ui.copy(String(hostPid ?? insidePid));

/** Made when asked for: words are in the person's language. */
const acts = (): readonly Choice<Act>[] => [
  { label: t("Environment"), description: t("what looks like a secret is hidden"), value: environment(false) },
  { label: t("Environment with secrets"), value: environment(true) },
  {
    label: t("Open files"),
    value: show("openFiles", async (them, { pid }) => filesText(await them.openFiles(pid))),
  },
  { label: t("Limits"), value: show("limits", async (them, { pid }) => limitsText(await them.limits(pid))) },
  {
    label: t("Namespaces"),
    description: t("and who else is in them"),
    value: show("namespaces", async (them, { pid }) => namespacesText(await them.namespaces(pid))),
  },
  { label: t("Open its root folder"), value: openRoot },
  { label: t("Send a signal…"), value: signal },
  { label: t("Copy its PID"), value: copyPid },
];
