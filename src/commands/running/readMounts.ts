// The mounts of a run form: what each of them is, and whether its source is there.
import { handsOutSocket } from "../../base/engineSocket.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { parseMount, type MountSpec } from "../../run/mounts.ts";
import type { FormValues } from "../form.ts";
import { filled, type Note } from "./note.ts";
import type { RunFacts } from "./runFacts.ts";

export function readMounts(values: FormValues, { folder, look }: RunFacts, note: Note): readonly MountSpec[] {
  const mounts: MountSpec[] = [];
  for (const { text, line } of filled(values, "mounts")) {
    const { value, fault } = parseMount(text, folder);
    if (fault !== undefined) {
      note("mounts", "error", plain(fault), line);
      continue;
    }
    if (mounts.some(({ target }) => target.replace(/\/+$/, "") === value.target.replace(/\/+$/, "")))
      note("mounts", "error", t("Something is mounted there already."), line);
    judge(value, look, (severity, message) => note("mounts", severity, message, line));
    mounts.push(value);
  }
  return mounts;
}

function judge(
  { type, source, as }: MountSpec,
  look: RunFacts["look"],
  say: (severity: "warning" | "hint", message: string) => void,
): void {
  if (handsOutSocket(source)) say("warning", t("Who has the engine's socket is root on the host."));
  if (type === "tmpfs") return say("hint", t("In memory; gone when the container stops."));
  if (type === "volume") {
    const words =
      source === "" ? t("A volume without a name.") : t("The volume {0}; made if it is not there.", plain(source));
    return say("hint", words);
  }
  if (type !== "bind") return;
  const kind = look(source);
  if (kind !== "missing") return say("hint", kind === "file" ? t("A file of the host.") : t("A folder of the host."));
  if (as.option === "mount") say("warning", t("The host has no such path; the engine will refuse it."));
  else say("warning", t("The host has no such path; the engine will make an empty folder, which belongs to root."));
}
