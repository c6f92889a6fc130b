// Lines that begin with no instruction. Most are slips, or lines that belong to the one above.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, cased, insert, rangeOf, replace } from "../../edits.ts";
import type { Fix } from "../../../language.ts";
import type { Dockerfile, Instruction } from "../../syntax/tree.ts";
import { instructionWord, instructionWords } from "../../vocabulary.ts";
import type { DockerRule } from "../dockerRule.ts";
import { nearest } from "../suggest.ts";

export const unknownInstruction: DockerRule = {
  id: "unknownInstruction",
  aliases: ["UNKNOWN_INSTRUCTION"],
  severity: "error",
  check: (doc, report) => {
    for (const [index, instruction] of doc.instructions.entries()) {
      const known = instructionWord(instruction.name) !== undefined;
      const word = doc.text.slice(instruction.keyword.start, instruction.keyword.end);
      if (known || isEllipsis(word)) continue;
      const before = doc.instructions[index - 1];
      if (continues(instruction, before)) report(asContinuation(doc, instruction, before));
      else if (word.startsWith("--mount")) report(asMount(doc, instruction));
      else report(asUnknown(doc, instruction, word));
    }
  },
};

/** "..." of notes that leave lines out. */
export const isEllipsis = (word: string): boolean => /^(?:\.{2,}|…+|\[\.\.\.\]|<\.\.\.>)$/.test(word);

type Told = Parameters<Parameters<DockerRule["check"]>[1]>[0];

function asUnknown(doc: Dockerfile, { keyword, name }: Instruction, word: string): Told {
  const meant =
    nearest(
      name,
      instructionWords.map((known) => known.name),
    ) ?? renamed[name];
  return {
    range: rangeOf(doc, keyword),
    message:
      meant === undefined
        ? t("{0} is no instruction.", plain(word))
        : t("{0} is no instruction. Did you mean {1}?", plain(word), meant),
    fixes: meant === undefined ? [] : [byHand(t("Change to {0}", meant), replace(doc, keyword, cased(meant, word)))],
  };
}

const renamed: Readonly<Record<string, string>> = {
  IMAGE: "FROM",
  EXEC: "RUN",
  MOVE: "COPY",
  PORT: "EXPOSE",
  CD: "WORKDIR",
};

/** A command in small letters below a RUN: the mark at the end of that RUN is missing. */
function continues(instruction: Instruction, before: Instruction | undefined): before is Instruction {
  if (before === undefined || before.danglingEscape !== undefined || before.heredocs.length > 0) return false;
  const shellLike = ["RUN", "CMD", "ENTRYPOINT"].includes((before.trigger ?? before).name) || isCommand(before);
  return shellLike && before.json === undefined && isCommand(instruction);
}

const commands =
  /^(?:&&|\|\||[|&;]|[A-Za-z_]\w*=|apk|apt|apt-get|bash|bundle|cargo|cd|chmod|chown|cmake|composer|cp|curl|dnf|dotnet|echo|export|gem|git|go|groupadd|install|java|ln|ls|make|mkdir|mv|mvn|npm|npx|php|pip|pip3|pnpm|python|python3|rm|sed|sh|source|sudo|tar|touch|uv|unzip|useradd|wget|yarn|yum|zypper)/;

const isCommand = ({ name, keyword, body, ...rest }: Instruction): boolean =>
  instructionWord(name) === undefined &&
  (commands.exec(name.toLowerCase())?.[0].length ?? 0) > 0 &&
  (name.includes("=") ||
    /^(?:&&|\|\||[|&;])/.test(name) ||
    commands.exec(name.toLowerCase())?.[0] === name.toLowerCase()) &&
  keyword.end > keyword.start &&
  (body.text !== "" || rest.flags.length > 0);

function asContinuation(doc: Dockerfile, instruction: Instruction, before: Instruction): Told {
  const word = doc.text.slice(instruction.keyword.start, instruction.keyword.end);
  const joins = /^(?:&&|\|\||[|&;])/.test(word) || /(?:&&|\|\||[|;])\s*$/.test(before.body.text);
  const mark = joins ? ` ${doc.escape}` : ` && ${doc.escape}`;
  const fixes: Fix[] = [];
  // Comments and empty lines between may stay: the builder skips them in a continued instruction.
  if (!doc.text.slice(before.end, instruction.start).includes("\n\n"))
    fixes.push(byHand(t("Continue the line above"), insert(doc, before.end, mark)));
  return {
    range: rangeOf(doc, instruction.keyword),
    message: t(
      "{0} is no instruction. The line above ends without {1}, so this is not part of it.",
      plain(word),
      doc.escape,
    ),
    fixes,
    related: [
      {
        range: rangeOf(doc, { start: Math.max(before.end - 1, before.start), end: before.end }),
        message: t("The continuation is missing here."),
      },
    ],
  };
}

function asMount(doc: Dockerfile, instruction: Instruction): Told {
  const known = doc.instructions
    .slice(0, instruction.index)
    .findLast(({ name }) => instructionWord(name) !== undefined);
  const near = known === undefined ? "" : doc.text.slice(known.keyword.start, known.keyword.end);
  return {
    range: rangeOf(doc, instruction.keyword),
    message: t("--mount belongs to a RUN."),
    fixes: [byHand(t("Put RUN in front"), insert(doc, instruction.start, `${cased("RUN", near)} `))],
  };
}
