// All simple commands of a script's tree in order, with where they stand, and its pipes: one walk, bounded in depth.
import {
  forEachChild,
  type AndOr,
  type Command,
  type If,
  type ParsedScript,
  type Pipeline,
  type Statement,
  type SyntaxNode,
} from "unbash";
import { topPlace, type CommandCore, type Place } from "./model.ts";
import { commandOf } from "./words.ts";

/** Deeper than any script a person writes; unbash itself stops at 256. */
const deepest = 300;

export interface Collected {
  readonly commands: readonly CommandCore[];
  /** Where each pipe's first "|" stands. */
  readonly pipes: readonly number[];
}

interface Gathered {
  readonly text: string;
  readonly commands: CommandCore[];
  readonly pipes: number[];
}

/** `text` is what the tree was made of; indexes in the result are its. */
export function collect(tree: ParsedScript, text: string): Collected {
  const into: Gathered = { text, commands: [], pipes: [] };
  statements(into, tree.commands, topPlace, 0);
  return into;
}

function statements(into: Gathered, list: readonly Statement[], around: Place, depth: number): void {
  list.forEach(({ command, background }, index) => {
    const place: Place = {
      ...around,
      last: around.last && index === list.length - 1,
      before: undefined,
      after: undefined,
      subshell: around.subshell || background === true,
      from: command.pos,
      to: command.end,
    };
    visit(into, command, place, depth + 1);
  });
}

function visit(into: Gathered, node: SyntaxNode, around: Place, depth: number): void {
  if (depth > deepest) return;
  switch (node.type) {
    case "Command":
      return visitCommand(into, node, around, depth);
    case "AndOr":
      return visitAndOr(into, node, around, depth);
    case "Pipeline":
      return visitPipeline(into, node, around, depth);
    case "CompoundList":
    case "Script":
      return statements(into, node.commands, { ...around, depth: around.depth + 1 }, depth);
    case "If":
      return visitIf(into, node, around, depth);
    case "While":
      visit(into, node.clause, { ...around, tested: true, last: false }, depth + 1);
      return visit(into, node.body, { ...around, last: false }, depth + 1);
    case "Subshell":
      return visit(into, node.body, { ...around, subshell: true }, depth + 1);
    case "CommandExpansion":
    case "ProcessSubstitution":
      // Positions in a backtick's unescaped text are not the source's.
      if (node.script === undefined || node.script.source !== undefined) return;
      return visit(into, node.script, { ...around, subshell: true, substituted: true, tested: false }, depth + 1);
    default:
      return forEachChild(node, (child) => visit(into, child, around, depth + 1));
  }
}

function visitCommand(into: Gathered, node: Command, around: Place, depth: number): void {
  const read = commandOf(node, around);
  if (read !== undefined) into.commands.push(read);
  // Words without parts hold nothing that could run.
  for (const list of [node.prefix, node.suffix])
    for (const piece of list)
      if (piece.type !== "Word" || piece.parts !== undefined) visit(into, piece, around, depth + 1);
  if (node.name?.parts !== undefined) visit(into, node.name, around, depth + 1);
}

function visitAndOr(into: Gathered, { commands, operators }: AndOr, around: Place, depth: number): void {
  commands.forEach((part, index) => {
    const place: Place = {
      ...around,
      before: index === 0 ? undefined : operators[index - 1],
      after: operators[index],
      last: around.last && index === commands.length - 1,
      from: part.pos,
      to: part.end,
    };
    visit(into, part, place, depth + 1);
  });
}

function visitPipeline(into: Gathered, { commands, prefixes, pos, end }: Pipeline, around: Place, depth: number): void {
  const piped = commands.length > 1;
  const bar = piped ? into.text.indexOf("|", commands[0]?.end) : -1;
  if (bar >= 0) into.pipes.push(bar);
  const place: Place = {
    ...around,
    tested: around.tested || prefixes.some(({ type }) => type === "Negation"),
    subshell: around.subshell || piped,
    from: pos,
    to: end,
  };
  for (const part of commands) visit(into, part, place, depth + 1);
}

function visitIf(into: Gathered, node: If, around: Place, depth: number): void {
  const condition: Place = { ...around, tested: true, last: false };
  visit(into, node.clause, condition, depth + 1);
  visit(into, node.then, around, depth + 1);
  for (const { clause, then } of node.elif) {
    visit(into, clause, condition, depth + 1);
    visit(into, then, around, depth + 1);
  }
  if (node.else !== undefined) visit(into, node.else, around, depth + 1);
}
