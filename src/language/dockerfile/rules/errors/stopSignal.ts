// Signals that STOPSIGNAL knows. What a variable holds counts as far as the file tells.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Fix, Report, Severity } from "../../../language.ts";
import { byHand, rangeOf, replace } from "../../edits.ts";
import { expandWord } from "../../syntax/expand.ts";
import { bindingAt } from "../../syntax/scope.ts";
import { named } from "../../syntax/select.ts";
import type { Dockerfile, Instruction, Word } from "../../syntax/tree.ts";
import { nearest } from "../suggest.ts";

/** Reports with the code InvalidSignal. */
export function checkSignals(doc: Dockerfile, report: (finding: Report) => void): void {
  for (const instruction of named(doc, "STOPSIGNAL")) {
    const [word] = instruction.words;
    if (word === undefined || word.openQuote !== undefined) continue;
    const value = word.variables.length === 0 ? word.value : expandWord(doc, instruction, word);
    if (value === undefined || isSignal(value)) continue;
    const meant = nearest(nameOf(value), signals);
    report({
      code: "InvalidSignal",
      severity: severityOf(doc, instruction, word),
      range: rangeOf(doc, word),
      message: messageOf(value, meant),
      fixes: word.variables.length === 0 && meant !== undefined ? fixes(doc, word, meant) : [],
    });
  }
}

/** An ARG may be given another value. */
function severityOf(doc: Dockerfile, instruction: Instruction, { variables }: Word): Severity {
  const fixed = variables.every(({ name }) => {
    const binding = bindingAt(doc, instruction, name);
    return binding?.instruction.name === "ENV" && binding.pair.value?.variables.length === 0;
  });
  return fixed ? "error" : "warning";
}

const messageOf = (value: string, meant: string | undefined): string =>
  meant === undefined
    ? t("{0} is no signal.", plain(value === "" ? '""' : value))
    : t("{0} is no signal. Did you mean {1}?", plain(value), `SIG${meant}`);

const fixes = (doc: Dockerfile, word: Word, meant: string): readonly Fix[] => [
  byHand(t("Change to {0}", `SIG${meant}`), replace(doc, word, `SIG${meant}`)),
];

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

const nameOf = (value: string): string => value.toUpperCase().replace(/^SIG/, "");

const isSignal = (value: string): boolean =>
  /^[+-]?\d+$/.test(value) ? Number(value) !== 0 : known.has(nameOf(value));
