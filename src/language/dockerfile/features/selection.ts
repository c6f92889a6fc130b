// Growing selections: variable, word, command of a shell, arguments, instruction, stage.
import type { Position, Range } from "../../../base/text.ts";
import { growing } from "../../selection.ts";
import { runsIn } from "../shell/run.ts";
import type { Dockerfile, Instruction, Span, Word } from "../syntax/tree.ts";
import { innermostAt } from "./at.ts";

export function selection(doc: Dockerfile, at: Position): readonly Range[] {
  const offset = doc.lines.offset(at);
  const instruction = innermostAt(doc, offset);
  const outer = instruction === undefined ? undefined : doc.instructions[instruction.index];
  return growing(doc.lines, offset, [
    ...doc.comments,
    ...doc.directives.flatMap((one) => [one, one.nameSpan, one.valueSpan]),
    ...doc.stages,
    ...(outer === undefined ? [] : [outer]),
    ...(instruction === undefined ? [] : piecesOf(doc, instruction)),
  ]);
}

function piecesOf(doc: Dockerfile, instruction: Instruction): readonly Span[] {
  const { keyword, bodySpan, flags, words, pairs, json, heredocs, variables } = instruction;
  return [
    instruction,
    { start: instruction.start, end: instruction.headEnd },
    keyword,
    bodySpan,
    ...flags.flatMap((flag) => [
      flag,
      flag.nameSpan,
      ...(flag.value === undefined ? [] : [flag.value]),
      ...flag.parts.flatMap((part) => [{ start: part.start, end: part.end }, part.keySpan, part.valueSpan]),
    ]),
    ...words.flatMap(inWord),
    ...pairs.flatMap((pair) => [pair, pair.key, ...(pair.value === undefined ? [] : inWord(pair.value))]),
    ...(json === undefined ? [] : [json, ...json.items.flatMap((item) => [item, item.inner])]),
    ...heredocs.flatMap((heredoc) => [heredoc, heredoc.content, heredoc.marker]),
    ...variables.flatMap((variable) => [variable, variable.nameSpan]),
    ...inShell(doc, instruction),
  ];
}

/** With and without its quotation marks. */
const inWord = (word: Word): readonly Span[] =>
  /^(["']).*\1$/s.test(word.text) && word.text.length > 1
    ? [word, { start: word.start + 1, end: word.end - 1 }]
    : [word];

/** Words and commands of a RUN. */
function inShell(doc: Dockerfile, instruction: Instruction): readonly Span[] {
  const run = runsIn(doc, instruction.stage).find((one) => one.instruction === instruction);
  return (run?.commands ?? []).flatMap(({ script, place, nameWord, args }) => [
    script.source.span(place.from, place.to),
    ...[nameWord, ...args].map(({ from, to }) => script.source.span(from, to)),
  ]);
}
