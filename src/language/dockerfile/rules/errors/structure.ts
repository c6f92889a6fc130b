// What is wrong with a file as a whole: nothing in it, no stage, directives, heredocs that never end.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, insert, lineEnd, removeLines } from "../../edits.ts";
import type { Fix } from "../../../language.ts";
import type { Dockerfile, Heredoc } from "../../syntax/tree.ts";
import { instructionWord } from "../../vocabulary.ts";
import type { DockerRule } from "../dockerRule.ts";
import { teller, type Tell } from "./problem.ts";

export const fileStructure: DockerRule = {
  id: "fileStructure",
  aliases: [],
  severity: "error",
  check: (doc, report, lookup) => {
    const tell = teller(doc, report);
    checkDirectives(doc, tell);
    checkHeredocs(doc, tell);
    if (lookup.fragment === true || doc.stages.length > 0) return;
    const start = { start: 0, end: 0 };
    if (doc.instructions.length === 0) tell("NoInstructions", start, t("There is no instruction in this file."));
    else if (doc.instructions.every(({ name }) => name === "ARG"))
      tell(
        "NoStages",
        doc.instructions[0]?.keyword ?? start,
        t("There is no FROM in this file, so there is nothing to build."),
      );
  },
};

/** Instructions above the first FROM, where only ARG may stand. */
export const noStage: DockerRule = {
  id: "noStage",
  aliases: ["NoStage", "DL3061"],
  severity: "error",
  check: (doc, report, lookup) => {
    if (lookup.fragment === true) return;
    const tell = teller(doc, report);
    const first = doc.preamble.find(({ name }) => name !== "ARG" && instructionWord(name) !== undefined);
    if (first !== undefined) tell("NoStage", first.keyword, t("{0} needs a FROM above it.", first.name));
  },
};

function checkDirectives(doc: Dockerfile, tell: Tell): void {
  const seen = new Set<string>();
  for (const directive of doc.directives) {
    const { name, value, known } = directive;
    if (!known) continue;
    if (seen.has(name))
      tell(
        "RepeatedDirective",
        directive,
        t("# {0}= may stand here once only.", name),
        byHand(t("Remove this line"), removeLines(doc, directive)),
      );
    seen.add(name);
    if (name === "escape" && value !== "\\" && value !== "`")
      tell("InvalidEscape", directive.valueSpan, t("The escape character is either \\ or `, not {0}.", plain(value)));
    if (name === "check") checkOptions(directive.valueSpan, value, tell);
  }
}

/** The builder reads the value up to its first blank, and what it reads to the letter. */
function checkOptions(span: { readonly start: number; readonly end: number }, value: string, tell: Tell): void {
  let at = span.start;
  const read = /^\S*/.exec(value)?.[0] ?? "";
  for (const option of read.split(";")) {
    const part = { start: option === "" ? Math.max(at - 1, span.start) : at, end: at + option.length };
    at = part.end + 1;
    const [name = "", given] = option.split("=");
    if (option === "" && read === "") continue;
    if (option === "") tell("InvalidCheckOption", part, t("An option must follow the semicolon, without blanks."));
    else if (!["skip", "error", "experimental"].includes(name) || given === undefined)
      tell(
        "InvalidCheckOption",
        part,
        t("{0} is no option of # check=. Use skip=, error= or experimental=.", plain(option)),
      );
    else if (name === "error" && !isBoolean(given)) tell("InvalidCheckOption", part, t("error= takes true or false."));
  }
}

/** As Go reads one. */
const isBoolean = (text: string): boolean => /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text);

function checkHeredocs(doc: Dockerfile, tell: Tell): void {
  for (const { heredocs } of doc.instructions)
    for (const [index, heredoc] of heredocs.entries()) {
      if (heredoc.close !== undefined) continue;
      const message = t("No line {0} ends this heredoc.", plain(heredoc.name));
      // Those behind an open one are open too: one fix closes them all, in their order.
      const isFirst = heredocs[index - 1] === undefined || heredocs[index - 1]?.close !== undefined;
      tell("UnterminatedHeredoc", heredoc.marker, message, ...(isFirst ? [closing(doc, heredocs.slice(index))] : []));
    }
}

function closing(doc: Dockerfile, open: readonly Heredoc[]): Fix {
  const end = lineEnd(doc);
  const names = open.map(({ name }) => name);
  const text = `${doc.text.endsWith("\n") ? "" : end}${names.join(end)}${end}`;
  return byHand(t("Add the line {0}", plain(names.join(" "))), insert(doc, doc.text.length, text));
}
