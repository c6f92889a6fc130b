// Flags that an instruction does not know, has twice, or that lack their value.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, removeWord, replace } from "../../edits.ts";
import type { Dockerfile, Flag, Instruction } from "../../syntax/tree.ts";
import { instructionWord, type FlagWord } from "../../vocabulary.ts";
import type { DockerRule } from "../dockerRule.ts";
import { nearest } from "../suggest.ts";
import { teller, type Tell } from "./problem.ts";

export const flags: DockerRule = {
  id: "flags",
  aliases: [],
  severity: "error",
  check: (doc, report) => {
    const tell = teller(doc, report);
    for (const instruction of doc.instructions) {
      const word = instructionWord(instruction.name);
      if (word === undefined || isUnread(instruction)) continue;
      const seen = new Set<string>();
      for (const flag of instruction.flags) {
        const known = word.flags.find(({ name }) => name === flag.name);
        if (known === undefined) tellUnknown(doc, instruction, flag, word.flags, tell);
        else checkKnown(doc, flag, known, seen, tell);
        seen.add(flag.name);
      }
    }
  },
};

/** The builder never looks at the flags of these. */
const isUnread = ({ name, words }: Instruction): boolean =>
  name === "ARG" || name === "STOPSIGNAL" || (name === "HEALTHCHECK" && words[0]?.text.toUpperCase() === "NONE");

function tellUnknown(
  doc: Dockerfile,
  instruction: Instruction,
  flag: Flag,
  known: readonly FlagWord[],
  tell: Tell,
): void {
  const meant = nearest(
    flag.name,
    known.map(({ name }) => name),
  );
  const message =
    meant === undefined
      ? t("{0} has no flag --{1}.", instruction.name, plain(flag.name))
      : t("{0} has no flag --{1}. Did you mean --{2}?", instruction.name, plain(flag.name), meant);
  const fix =
    meant === undefined
      ? byHand(t("Remove --{0}", plain(flag.name)), removeWord(doc, flag))
      : byHand(t("Change to --{0}", meant), replace(doc, flag.nameSpan, meant));
  tell("UnknownFlag", flag.nameSpan.end > flag.nameSpan.start ? flag.nameSpan : flag, message, fix);
}

function checkKnown(doc: Dockerfile, flag: Flag, known: FlagWord, seen: ReadonlySet<string>, tell: Tell): void {
  if (seen.has(flag.name) && known.takes !== "several")
    tell(
      "DuplicateFlag",
      flag,
      t("--{0} may stand here once only.", flag.name),
      byHand(t("Remove --{0}", flag.name), removeWord(doc, flag)),
    );
  if (known.takes !== "boolean") {
    // An empty list of devices is none for the builder.
    if (flag.value === undefined || (flag.name === "device" && flag.value.text === ""))
      tell("MissingFlagValue", flag, t("--{0} needs a value: --{0}=…", flag.name));
    return;
  }
  if (flag.value === undefined) return;
  const value = flag.value.value.toLowerCase();
  if (value === "") tell("MissingFlagValue", flag, t("--{0}= needs true or false.", flag.name));
  else if (value !== "true" && value !== "false")
    tell("InvalidBoolean", flag.value, t("{0} is neither true nor false.", plain(flag.value.value)));
}

/** A value that is empty is taken as if the flag were not there. */
export const emptyFlagValue: DockerRule = {
  id: "emptyFlagValue",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    const tell = teller(doc, report);
    for (const instruction of doc.instructions) {
      const word = instructionWord(instruction.name);
      for (const flag of instruction.flags) {
        if (flag.value?.text !== "" || flag.name === "mount") continue;
        if (word?.flags.find(({ name }) => name === flag.name)?.takes !== "text") continue;
        tell(
          "EmptyFlagValue",
          flag,
          t("--{0} has no value, so it does nothing.", flag.name),
          byHand(t("Remove --{0}", flag.name), removeWord(doc, flag)),
        );
      }
    }
  },
};
