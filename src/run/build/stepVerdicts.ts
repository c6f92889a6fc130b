// Which instructions of a Dockerfile a build took from the cache, and which it failed at, of what its builder tells. BuildKit
// names a step by its stage and its instruction's words with variables filled in; the classic builder and Podman write a line
// for each. A step whose words are not found in the text is nobody's: an image's own ONBUILD, or another version of the text.
import type { BuildNews } from "../../engine/api/build.ts";
import { defaultImage } from "../../language/dockerfile/images.ts";
import { parse } from "../../language/dockerfile/syntax/parse.ts";
import { familiarName, imageParts } from "../../language/dockerfile/syntax/reference.ts";
import type { Dockerfile, Instruction } from "../../language/dockerfile/syntax/tree.ts";

export interface StepVerdict {
  /** The instruction's place among those of the text. */
  readonly instruction: number;
  readonly cached: boolean;
}

export interface StepWatch {
  hear(news: BuildNews): void;
  /** Of a build that has ended, in the text's order. Only RUN, COPY, ADD and WORKDIR: the others take no time. */
  verdicts(text: string): readonly StepVerdict[];
  /** Of a build that failed with the builder's sentence; undefined where it is not told. */
  failedAt(text: string, said: string): FailedAt | undefined;
}

export interface FailedAt {
  /** The instruction's place among those of the text. */
  readonly instruction: number;
  /** Its first line, from 1. */
  readonly line: number;
}

interface Told {
  readonly name: string;
  readonly cached: boolean;
  readonly failed: boolean;
}

interface Found extends StepVerdict {
  readonly failed: boolean;
}

const working = new Set(["RUN", "COPY", "ADD", "WORKDIR"]);
/** Steps that are kept: no Dockerfile that people write has more. */
const mostSteps = 5_000;
const longestLine = 64 * 1024;

export function watchSteps(): StepWatch {
  const traced = new Map<string, Told>();
  const written: { name: string; cached: boolean; failed: boolean }[] = [];
  let open = "";
  const line = (text: string): void => {
    // "Step 2/3 : RUN make", as Docker writes it; Podman has "[1/2] STEP 2/3: RUN make".
    const name = /^(?:\[\d+\/\d+\] )?step \d+\/\d+ ?: (.*)$/i.exec(text)?.[1];
    const last = written.at(-1);
    if (name !== undefined && written.length < mostSteps) written.push({ name, cached: false, failed: false });
    else if (last !== undefined && /^ ?-{2,3}> Using cache\b/.test(text)) last.cached = true;
  };
  return {
    hear: (news) => {
      if (news.kind === "text") {
        const parts = (open + news.text).split(/\r?\n/);
        open = (parts.pop() ?? "").slice(-longestLine);
        parts.forEach(line);
        return;
      }
      for (const { digest, name, cached, completed, error } of news.trace.steps)
        if (completed !== undefined && traced.size < mostSteps)
          traced.set(digest, { name, cached, failed: error !== "" && !/context canceled/i.test(error) });
    },
    verdicts: (text) => {
      const doc = parse(text);
      const all = traced.size > 0 ? ofTrace(doc, [...traced.values()]) : found(doc, doc.instructions, written);
      return all
        .filter(({ instruction }) => working.has(doc.instructions[instruction]?.name ?? ""))
        .sort((a, b) => a.instruction - b.instruction)
        .map(({ instruction, cached }) => ({ instruction, cached }));
    },
    failedAt: (text, said) => {
      const doc = parse(text);
      // The classic builder stops at the step that it named last.
      const lines = written.map((step, index) => ({ ...step, failed: index === written.length - 1 }));
      const all = traced.size > 0 ? ofTrace(doc, [...traced.values()]) : found(doc, doc.instructions, lines);
      const step = all.find(({ failed }) => failed)?.instruction;
      const instruction = step ?? baseOf(doc, [...traced.values()]) ?? atLine(doc, said);
      if (instruction === undefined) return undefined;
      return { instruction, line: doc.lines.position(doc.instructions[instruction]?.start ?? 0).line + 1 };
    },
  };
}

/** "[build 2/5] RUN make", "[linux/arm64 stage-1 3/4] COPY . ."; a stage without a name is called by its number. */
const stepName = /^\[([^\]]*?) *(\d+)\/\d+\] (.*)$/s;

/** FROM, whose image could not be fetched. */
function baseOf(doc: Dockerfile, told: readonly Told[]): number | undefined {
  const words = told.find(({ failed }) => failed)?.name ?? "";
  const image = /^\[internal\] load metadata for (\S+)$/.exec(words)?.[1];
  if (image === undefined) return undefined;
  const wanted = fullName(image);
  const stage = doc.stages.find((one) => one.base === undefined && fullName(defaultImage(doc, one) ?? "") === wanted);
  return stage?.from.index;
}

function fullName(reference: string): string {
  const parts = imageParts(reference);
  return [familiarName(parts), parts.tag ?? (parts.digest === undefined ? "latest" : ""), parts.digest ?? ""].join(" ");
}

/** What cannot be read is told by its line. */
function atLine(doc: Dockerfile, said: string): number | undefined {
  const line = Number(/\bparse error on line (\d+)/i.exec(said)?.[1] ?? NaN) - 1;
  return doc.instructions.find(
    ({ start, end }) => doc.lines.position(start).line <= line && line <= doc.lines.position(end).line,
  )?.index;
}

function ofTrace(doc: Dockerfile, told: readonly Told[]): readonly Found[] {
  const byStage = new Map<number, (Told & { readonly at: number })[]>();
  for (const { name, cached, failed } of told) {
    const [, place = "", at = "", words] = stepName.exec(name) ?? [];
    const stage = words === undefined ? undefined : stageOf(doc, place.split(" ").at(-1) ?? "");
    if (stage === undefined || words === undefined) continue;
    const steps = byStage.get(stage) ?? [];
    byStage.set(stage, steps);
    steps.push({ name: words, cached, failed, at: Number(at) });
  }
  return [...byStage].flatMap(([stage, steps]) =>
    found(
      doc,
      doc.stages[stage]?.instructions ?? [],
      steps.sort((a, b) => a.at - b.at),
    ),
  );
}

function stageOf({ stages }: Dockerfile, called: string): number | undefined {
  const named = stages.find(({ name }) => name?.value.toLowerCase() === called.toLowerCase())?.index;
  const number = /^stage-(\d+)$/.exec(called)?.[1];
  const index = named ?? (called === "" ? 0 : number === undefined ? undefined : Number(number));
  return index !== undefined && index < stages.length ? index : undefined;
}

/** Both in order: each step is the next instruction that has its words. */
function found(doc: Dockerfile, instructions: readonly Instruction[], told: readonly Told[]): readonly Found[] {
  const patterns = instructions.map((instruction) => piecesOf(doc, instruction));
  const verdicts: Found[] = [];
  let next = 0;
  for (const { name, cached, failed } of told) {
    const words = bare(name);
    const at = patterns.findIndex((pieces, index) => index >= next && fits(pieces, words));
    const instruction = instructions[at];
    if (instruction === undefined) continue;
    verdicts.push({ instruction: instruction.index, cached, failed });
    next = at + 1;
  }
  return verdicts;
}

/** What stands in an instruction in this order; in place of a variable, and of a heredoc's text, anything may stand. */
function piecesOf({ text }: Dockerfile, { name, flags, body, heredocs }: Instruction): readonly string[] {
  const words = [name, ...flags.map(({ start, end }) => text.slice(start, end)), body.text].join("");
  const known = heredocs.length === 0 ? words : `${words.slice(0, words.indexOf("<<") + 2)}$heredoc`;
  return known.split(/\$\{[^}]*\}|\$\w+/).map(bare);
}

/** Builders differ in the blanks, quotes and escapes that they keep. */
const bare = (text: string): string => text.replace(/[\s"'\\]+/g, "");

function fits(pieces: readonly string[], words: string): boolean {
  const [first = "", ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return words === first;
  if (!words.startsWith(first) || !words.endsWith(last)) return false;
  let at = first.length;
  for (const piece of rest) {
    const place = words.indexOf(piece, at);
    if (place < 0) return false;
    at = place + piece.length;
  }
  return at + last.length <= words.length;
}
