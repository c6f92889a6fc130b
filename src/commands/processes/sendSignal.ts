// Sends a signal to one process: which, and what that does, is asked first.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { ProcessFact } from "../../files/processes/facts.ts";
import type { Processes } from "../../files/processes/open.ts";
import type { SignalName } from "../../files/processes/reader.ts";
import type { Ui } from "../context.ts";

/** The usual ones first. */
const signalNames: readonly SignalName[] = ["TERM", "INT", "HUP", "QUIT", "KILL", "USR1", "USR2", "STOP", "CONT"];

export async function sendSignal(
  ui: Ui,
  container: string,
  processes: Pick<Processes, "signal">,
  process: ProcessFact,
): Promise<void> {
  const words = `${process.insidePid} ${plain(process.command, 80)}`;
  const choices = signalNames.map((name) => ({ label: `SIG${name}`, description: meaning(name), value: name }));
  const name = await ui.pick(t("Which signal for {0}?", words), choices);
  await ui.confirm({
    question: t("Send SIG{0} to process {1} of {2}?", name, process.insidePid, plain(container)),
    detail: [
      plain(process.command, 300),
      ...(process.main ? [t("It is the main process: when it ends, the container ends, and with it all others.")] : []),
    ].join("\n"),
    action: t("Send"),
  });
  await processes.signal(process, name);
  void ui.tell(t("Sent SIG{0} to {1}.", name, words));
}

function meaning(name: SignalName): string {
  switch (name) {
    case "TERM":
      return t("asks it to end");
    case "INT":
      return t("as Ctrl+C does");
    case "HUP":
      return t("its terminal is gone; servers often read their settings again");
    case "QUIT":
      return t("asks it to end with a core dump");
    case "KILL":
      return t("ends it at once; it hears nothing of it");
    case "USR1":
    case "USR2":
      return t("means what the program says");
    case "STOP":
      return t("halts it");
    case "CONT":
      return t("lets a halted one go on");
  }
}
