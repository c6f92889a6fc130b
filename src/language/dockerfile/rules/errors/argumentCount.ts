// Arguments that are missing or too many.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Fix } from "../../../language.ts";
import { byHand, cased, insert, replace } from "../../edits.ts";
import { execFormFixes } from "../../execForm.ts";
import type { Dockerfile, Instruction } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";
import { teller, type Tell } from "./problem.ts";

export const argumentCount: DockerRule = {
  id: "argumentCount",
  aliases: [],
  severity: "error",
  check: (doc, report) => {
    const tell = teller(doc, report);
    for (const instruction of doc.instructions) {
      checkArguments(doc, instruction, tell);
      const { trigger } = instruction;
      if (trigger !== undefined)
        checkArguments(doc, trigger, (code, ...told) => {
          if (isReadAtOnce(trigger, code)) tell(code, ...told);
        });
    }
  },
};

/** What ONBUILD keeps is run by later builds only, but pairs without = are refused while they are read. */
export const isReadAtOnce = ({ name }: Instruction, code: string): boolean =>
  (name === "ENV" || name === "LABEL") && (code === "MissingValue" || code === "MissingEquals");

/** One instruction's arguments, whatever its place. */
export function checkArguments(doc: Dockerfile, instruction: Instruction, tell: Tell): void {
  switch (instruction.name) {
    case "FROM":
      return checkFrom(doc, instruction, tell);
    case "ENV":
    case "LABEL":
    case "ARG":
      return checkPairs(doc, instruction, tell);
    case "COPY":
    case "ADD":
      return checkCopy(instruction, tell);
    case "WORKDIR":
    case "USER":
    case "STOPSIGNAL":
    case "MAINTAINER":
    case "EXPOSE":
      if (instruction.body.text === "") missing(instruction, tell);
      return;
    case "VOLUME":
      return checkVolume(instruction, tell);
    case "SHELL":
      return checkShell(doc, instruction, tell);
    default:
  }
}

function missing(instruction: Instruction, tell: Tell): void {
  tell("MissingArgument", instruction.keyword, t("{0} needs an argument.", instruction.name));
}

function checkFrom(doc: Dockerfile, instruction: Instruction, tell: Tell): void {
  const { words } = instruction;
  if (words.length === 0) return missing(instruction, tell);
  const [, second, third, fourth] = words;
  if (second === undefined) return;
  if (second.text.toLowerCase() !== "as")
    tell(
      "FromArguments",
      { start: second.start, end: words.at(-1)?.end ?? second.end },
      t("FROM takes an image, or an image with AS and a name. {0} fits neither.", plain(second.text)),
      ...fromFixes(doc, instruction),
    );
  else if (third === undefined) tell("FromArguments", second, t("A stage name must follow AS."));
  else if (fourth !== undefined)
    tell(
      "FromArguments",
      { start: fourth.start, end: words.at(-1)?.end ?? fourth.end },
      t("Nothing may follow the stage name."),
      byHand(t("Remove what follows"), replace(doc, { start: third.end, end: words.at(-1)?.end ?? fourth.end }, "")),
    );
}

/** A comment behind the image, or a name without AS. */
function fromFixes(doc: Dockerfile, { words: [image, second, third], bodySpan, keyword }: Instruction): readonly Fix[] {
  if (image === undefined || second === undefined) return [];
  if (second.text.startsWith("#"))
    return [byHand(t("Remove the comment"), replace(doc, { start: image.end, end: bodySpan.end }, ""))];
  if (third !== undefined || !/^[a-z][\w.-]*$/i.test(second.text)) return [];
  const as = cased("as", doc.text.slice(keyword.start, keyword.end));
  return [byHand(t("Put {0} in front", as), insert(doc, second.start, `${as} `))];
}

function checkPairs(doc: Dockerfile, instruction: Instruction, tell: Tell): void {
  const { pairs, name } = instruction;
  if (pairs.length === 0) return missing(instruction, tell);
  for (const pair of pairs) {
    if (pair.key.text === "") tell("BlankName", pair, t("A name must stand before =."));
    else if (name !== "ARG" && pair.value === undefined)
      tell(
        pairs.length === 1 ? "MissingValue" : "MissingEquals",
        pair,
        pairs.length === 1
          ? t("{0} needs a value: {1}=…", name, plain(pair.key.text))
          : t("{0} is no key=value. A value with blanks needs quotes.", plain(pair.key.text)),
        byHand(t("Add ="), insert(doc, pair.end, "=")),
      );
  }
}

function checkCopy(instruction: Instruction, tell: Tell): void {
  const count = instruction.json?.items.length ?? instruction.words.length;
  if (count >= 2 || (instruction.json?.others.length ?? 0) > 0) return;
  if (count === 0) return missing(instruction, tell);
  tell("MissingTarget", instruction.bodySpan, t("{0} needs a source and a target.", instruction.name));
}

function checkVolume(instruction: Instruction, tell: Tell): void {
  const { json, body, words } = instruction;
  if (body.text === "" || (json !== undefined && json.items.length + json.others.length === 0))
    return missing(instruction, tell);
  for (const item of json?.items ?? [])
    if (item.value.trim() === "") tell("EmptyVolume", item, t("The path of a volume may not be empty."));
  for (const word of words)
    if (word.value.trim() === "" && word.openQuote === undefined)
      tell("EmptyVolume", word, t("The path of a volume may not be empty."));
}

function checkShell(doc: Dockerfile, instruction: Instruction, tell: Tell): void {
  const { json, body, bodySpan } = instruction;
  if (body.text === "" || (json !== undefined && json.items.length + json.others.length === 0))
    return missing(instruction, tell);
  if (json === undefined)
    tell(
      "ShellNotJson",
      bodySpan,
      t('SHELL takes a JSON array: ["/bin/bash", "-c"].'),
      ...(/^[^\s"'[\]\\]+(?:[ \t]+[^\s"'[\]\\]+)*$/.test(body.text)
        ? [byHand(t("Write as a JSON array"), replace(doc, bodySpan, jsonOf(body.text)))]
        : execFormFixes(doc, bodySpan)),
    );
}

const jsonOf = (words: string): string =>
  `[${words
    .split(/\s+/)
    .map((word) => JSON.stringify(word))
    .join(", ")}]`;
