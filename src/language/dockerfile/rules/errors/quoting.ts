// Words that the builder cannot read: quotes that never end, variables with broken braces.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, insert } from "../../edits.ts";
import { baseEnvironment } from "../../baseEnvironment.ts";
import { rootImage } from "../../images.ts";
import { jsonFixes, spacedPaths } from "../../spacedPaths.ts";
import { bindingAt, platformArguments, predefinedArguments } from "../../syntax/scope.ts";
import type { Dockerfile, Instruction, Variable, Word } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";
import { teller, type Tell } from "./problem.ts";

export const quoting: DockerRule = {
  id: "quoting",
  aliases: [],
  severity: "error",
  check: (doc, report) => {
    const tell = teller(doc, report);
    for (const instruction of doc.instructions) {
      const inPaths = tellSpacedPaths(doc, instruction, tell);
      for (const word of readWords(instruction))
        if (word.openQuote !== undefined && !inPaths.has(word))
          tell(
            "OpenQuote",
            word,
            t("The quote {0} is never closed.", word.openQuote),
            byHand(t("Close the quote"), insert(doc, word.end, word.openQuote)),
          );
      for (const variable of instruction.variables) checkVariable(doc, instruction, variable, tell);
    }
  },
};

/** `COPY "a b" c` has two open quotes for the builder, and one path for who wrote it. Gives the words in such paths. */
function tellSpacedPaths(doc: Dockerfile, instruction: Instruction, tell: Tell): ReadonlySet<Word> {
  if (!/["']/.test(instruction.body.text)) return noWords;
  const paths = spacedPaths(doc, instruction);
  const quoted = paths.filter(({ by }) => by === "quote");
  for (const path of quoted)
    tell(
      "OpenQuote",
      path,
      t("The builder splits this at the blank, quotes or not. Only a JSON array keeps {0} together.", plain(path.path)),
      ...jsonFixes(doc, instruction, paths),
    );
  return new Set(quoted.flatMap(({ words }) => words));
}

const noWords: ReadonlySet<Word> = new Set();

const read = new Set(["FROM", "EXPOSE", "COPY", "ADD", "VOLUME", "WORKDIR", "USER", "STOPSIGNAL"]);

const none: readonly Word[] = [];

/** Words in which the builder resolves quotes. */
function readWords(instruction: Instruction): readonly Word[] {
  if (!/["']/.test(instruction.body.text)) return none;
  if (instruction.pairs.length > 0)
    return instruction.pairs.flatMap(({ key, value }) => (value === undefined ? [key] : [key, value]));
  if (!read.has(instruction.name)) return none;
  const marks = new Set(instruction.heredocs.map(({ marker }) => marker.start));
  // Of FROM, only the image is resolved.
  const words = instruction.name === "FROM" ? instruction.words.slice(0, 1) : instruction.words;
  return words.filter(({ start }) => !marks.has(start));
}

function checkVariable(doc: Dockerfile, instruction: Instruction, variable: Variable, tell: Tell): void {
  switch (variable.problem) {
    case "open":
      return tell("OpenBrace", variable, t("The brace of {0} is never closed.", plain(`\${${variable.name}`)));
    case "name":
      return tell("BadSubstitution", variable, t("A variable's name must follow the brace."));
    case "modifier":
      return tell(
        "UnknownModifier",
        variable,
        t("{0} means nothing to the builder. Use :-, :+, :?, #, % or /.", plain(variable.modifier ?? "")),
      );
    case undefined:
      if (variable.modifier === ":?" || variable.modifier === "?") checkRequired(doc, instruction, variable, tell);
  }
}

/** `${X:?}` where nothing can set X: no build can succeed. */
function checkRequired(doc: Dockerfile, instruction: Instruction, variable: Variable, tell: Tell): void {
  const { name } = variable;
  if (bindingAt(doc, instruction, name) !== undefined || predefinedArguments.has(name) || name === "PATH") return;
  if (instruction.stage === undefined || instruction.name === "FROM") {
    if (platformArguments.has(name)) return;
  } else {
    const image = rootImage(doc, instruction.stage);
    const known = image && baseEnvironment(image.name);
    if (known === undefined || known.has(name)) return;
  }
  tell("RequiredVariable", variable, t("{0} must be set, but nothing declares it. Add an ARG.", plain(name)));
}
