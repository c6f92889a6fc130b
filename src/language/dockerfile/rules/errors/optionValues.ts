// Values with a fixed set of words: signals, networks, security; and exec forms that hold more than strings.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, replace } from "../../edits.ts";
import { named } from "../../syntax/select.ts";
import type { Dockerfile } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";
import { nearest } from "../suggest.ts";
import { teller, type Tell } from "./problem.ts";

export const optionValues: DockerRule = {
  id: "optionValues",
  aliases: [],
  severity: "error",
  check: (doc, report) => {
    const tell = teller(doc, report);
    checkSignals(doc, tell);
    checkRun(doc, tell);
    for (const instruction of doc.instructions)
      for (const other of (instruction.trigger ?? instruction).json?.others ?? [])
        tell(
          "JsonStrings",
          other,
          t("Only strings may stand in this array. Put it in double quotes."),
          byHand(
            t("Put it in double quotes"),
            replace(doc, other, JSON.stringify(doc.text.slice(other.start, other.end))),
          ),
        );
  },
};

const signals = [
  [
    "ABRT",
    "ALRM",
    "BUS",
    "CHLD",
    "CLD",
    "CONT",
    "FPE",
    "HUP",
    "ILL",
    "INT",
    "IO",
    "IOT",
    "KILL",
    "PIPE",
    "POLL",
    "PROF",
    "PWR",
  ],
  [
    "QUIT",
    "SEGV",
    "STKFLT",
    "STOP",
    "SYS",
    "TERM",
    "TRAP",
    "TSTP",
    "TTIN",
    "TTOU",
    "URG",
    "USR1",
    "USR2",
    "VTALRM",
    "WINCH",
  ],
  ["XCPU", "XFSZ", "RTMIN", "RTMAX"],
  Array.from({ length: 15 }, (_, index) => `RTMIN+${index + 1}`),
  Array.from({ length: 14 }, (_, index) => `RTMAX-${index + 1}`),
].flat();
const known = new Set(signals);

function checkSignals(doc: Dockerfile, tell: Tell): void {
  for (const { words } of named(doc, "STOPSIGNAL")) {
    const [word] = words;
    if (word === undefined || word.variables.length > 0 || word.openQuote !== undefined) continue;
    if (/^[+-]?\d+$/.test(word.value)) {
      if (Number(word.value) === 0) tell("InvalidSignal", word, t("{0} is no signal.", plain(word.value)));
      continue;
    }
    const name = word.value.toUpperCase().replace(/^SIG/, "");
    if (known.has(name)) continue;
    const meant = nearest(name, signals);
    tell(
      "InvalidSignal",
      word,
      meant === undefined
        ? t("{0} is no signal.", plain(word.value))
        : t("{0} is no signal. Did you mean {1}?", plain(word.value), `SIG${meant}`),
      ...(meant === undefined ? [] : [byHand(t("Change to {0}", `SIG${meant}`), replace(doc, word, `SIG${meant}`))]),
    );
  }
}

const choices: Readonly<Record<string, readonly string[]>> = {
  network: ["default", "none", "host"],
  security: ["sandbox", "insecure"],
};

function checkRun(doc: Dockerfile, tell: Tell): void {
  for (const { flags } of named(doc, "RUN"))
    for (const flag of flags) {
      const allowed = Object.hasOwn(choices, flag.name) ? (choices[flag.name] ?? []) : [];
      const value = flag.value?.value ?? "";
      if (flag.value === undefined || allowed.length === 0 || allowed.includes(value)) continue;
      // In --network the builder replaces no variables.
      if (value.includes("$") && flag.name !== "network") continue;
      tell(
        "InvalidOption",
        value === "" ? flag : flag.value,
        t("--{0} takes one of {1}.", flag.name, allowed.join(", ")),
      );
    }
}
