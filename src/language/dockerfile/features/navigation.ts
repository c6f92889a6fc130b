// Where stages and variables are defined and used, and renaming them.
import type { Position } from "../../../base/text.ts";
import type { TextEdit } from "../../../base/text.ts";
import type { Location, Lookup, Renaming } from "../../language.ts";
import { rangeOf, replace } from "../edits.ts";
import { fromsOf } from "../froms.ts";
import { bindingAt, type Binding } from "../syntax/scope.ts";
import type { Dockerfile, Instruction, Span, Stage } from "../syntax/tree.ts";
import { composeTargets } from "./composeTargets.ts";
import { holds, innermostAt, meantBy, stageNameAt, variableAt } from "./at.ts";
import { shellUses } from "./shellVariables.ts";

export function definition(doc: Dockerfile, at: Position): readonly Location[] {
  const offset = doc.lines.offset(at);
  const named = stageNameAt(doc, offset);
  if (named !== undefined) return [{ range: rangeOf(doc, named.stage.name ?? named.stage.from.keyword) }];
  const binding = bindingHere(doc, offset);
  return binding === undefined ? [] : [{ range: rangeOf(doc, binding.pair.key) }];
}

/** All places, the definition first; of a stage those in Compose files as well. */
export function references(doc: Dockerfile, at: Position, lookup: Lookup): readonly Location[] {
  const offset = doc.lines.offset(at);
  const own = placesOf(doc, offset).map((span) => ({ range: rangeOf(doc, span) }));
  const stage = stageNameAt(doc, offset)?.stage.name?.value;
  return stage === undefined ? own : [...own, ...composeTargets(stage, lookup)];
}

export function rename(doc: Dockerfile, at: Position, name: string, lookup: Lookup): Renaming | undefined {
  const offset = doc.lines.offset(at);
  const places = placesOf(doc, offset);
  const here = places.find((span) => holds(span, offset));
  if (here === undefined) return undefined;
  const named = stageNameAt(doc, offset);
  const pattern = named === undefined ? /^[A-Za-z_]\w*$/ : stagePattern;
  const placeholder = doc.text.slice(here.start, here.end);
  const range = rangeOf(doc, here);
  if (!pattern.test(name) && name !== "") return { range, placeholder, edits: [] };
  const edits = editsOf(doc, places, name);
  const stage = named?.stage.name?.value;
  const elsewhere: Record<string, TextEdit[]> = {};
  if (stage !== undefined)
    for (const target of composeTargets(stage, lookup))
      (elsewhere[target.path] ??= []).push({ range: target.range, text: name });
  return { range, placeholder, edits, ...(Object.keys(elsewhere).length === 0 ? {} : { elsewhere }) };
}

/** What a stage may be called. */
export const stagePattern = /^[A-Za-z][\w.-]*$/;

/** A number that stands for a stage stays a number. */
const editsOf = (doc: Dockerfile, places: readonly Span[], name: string): readonly TextEdit[] =>
  places.filter((span) => !/^\d+$/.test(doc.text.slice(span.start, span.end))).map((span) => replace(doc, span, name));

/** Renames a stage wherever it stands in its Dockerfile, for those who know it from elsewhere. */
export const stageEdits = (doc: Dockerfile, stage: Stage, name: string): readonly TextEdit[] =>
  editsOf(doc, stagePlaces(doc, stage), name);

function placesOf(doc: Dockerfile, offset: number): readonly Span[] {
  const named = stageNameAt(doc, offset);
  if (named !== undefined) return stagePlaces(doc, named.stage);
  const binding = bindingHere(doc, offset);
  return binding === undefined ? [] : variablePlaces(doc, binding);
}

export function stagePlaces(doc: Dockerfile, stage: Stage): readonly Span[] {
  const bases = doc.stages.flatMap(({ base, image }) =>
    base === stage && image?.variables.length === 0 ? [image] : [],
  );
  const froms = fromsOf(doc).flatMap(({ name, span, variables }) =>
    variables.length === 0 && meantBy(doc, name) === stage ? [span] : [],
  );
  return [...(stage.name === undefined ? [] : [stage.name]), ...bases, ...froms].map(({ start, end }) => ({
    start,
    end,
  }));
}

/** The binding that is set, or used, at an offset. */
function bindingHere(doc: Dockerfile, offset: number): Binding | undefined {
  const instruction = innermostAt(doc, offset);
  if (instruction === undefined) return undefined;
  const variable = variableAt(instruction, offset);
  if (variable !== undefined) return bindingAt(doc, instruction, variable.name);
  const pair =
    instruction.name === "ARG" || instruction.name === "ENV"
      ? instruction.pairs.find(({ key }) => holds(key, offset))
      : undefined;
  if (pair !== undefined)
    return { name: pair.key.value, kind: instruction.name === "ARG" ? "ARG" : "ENV", pair, instruction };
  const used = shellUses(doc, instruction).find(({ span }) => holds(span, offset));
  return used && bindingAt(doc, instruction, used.name);
}

/** Every place that shares the variable's name in its reach: its stage and those on it, or the FROM lines. */
function variablePlaces(doc: Dockerfile, { name, instruction, pair }: Binding): readonly Span[] {
  const scope = scopeOf(doc, instruction);
  const found: Span[] = [pair.key];
  for (const one of scope) {
    if (one.name === "ARG" || one.name === "ENV")
      for (const { key } of one.pairs) if (key.value === name && key !== pair.key) found.push(key);
    for (const variable of one.variables) if (variable.name === name) found.push(variable.nameSpan);
    for (const use of shellUses(doc, one)) if (use.name === name) found.push(use.span);
  }
  return [...new Map(found.map(({ start, end }) => [start, { start, end }])).values()];
}

function scopeOf(doc: Dockerfile, { stage, name }: Instruction): readonly Instruction[] {
  if (stage === undefined || name === "FROM") return [...doc.preamble, ...doc.stages.map(({ from }) => from)];
  const inside = new Set<Stage>([stage]);
  for (const other of doc.stages) if (other.base !== undefined && inside.has(other.base)) inside.add(other);
  return doc.stages.flatMap((one) => (inside.has(one) ? one.instructions : []));
}
