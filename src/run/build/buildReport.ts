// What the last builds of a Dockerfile told, as lines above its instructions: how much came from the cache, what ran anew,
// how large the image is, where it failed. A line goes when what it speaks of is not what was built any more. Where the
// lines are shown is the workbench's business.
import { bytes } from "../../base/amounts.ts";
import { groupBy } from "../../base/groupBy.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { parse } from "../../language/dockerfile/syntax/parse.ts";
import type { Dockerfile, Instruction, Stage } from "../../language/dockerfile/syntax/tree.ts";
import { stageBy } from "./chain.ts";
import type { StepVerdict } from "./stepVerdicts.ts";

export interface BuildReport {
  /** Absolute path. */
  readonly dockerfile: string;
  /** As it was sent. */
  readonly text: string;
  /** A stage, by name or number; "" for the last. */
  readonly target: string;
  readonly noCache: boolean;
  readonly steps: readonly StepVerdict[];
  /** Undefined where the engine does not tell. */
  readonly size: ImageSize | undefined;
  /** Of a build that came to no image. */
  readonly failure?: BuildFailure;
}

export interface BuildFailure {
  /** Its place among the instructions; undefined where the builder does not tell. */
  readonly instruction: number | undefined;
  /** The builder's sentence. */
  readonly said: string;
}

/** In bytes. */
export interface ImageSize {
  readonly whole: number;
  /** What of it came with the base image; undefined where that cannot be told. */
  readonly base: number | undefined;
}

/** Something to be read above a line. */
export interface ToldLine {
  readonly line: number;
  readonly title: string;
  /** Why it is so, in sentences. */
  readonly why: string;
  /** The line that it speaks of, where that is another one. */
  readonly leadsTo?: number;
}

export interface LastBuilds {
  remember(report: BuildReport): void;
  /** `path` as reports have it; `text` as it stands now. */
  lines(path: string, text: string): readonly ToldLine[];
}

/** Of one Dockerfile: a build of the whole, and of single stages. */
const mostTargets = 20;
const mostDockerfiles = 50;

export function createLastBuilds(): LastBuilds {
  /** The newest last, in both. */
  const kept = new Map<string, Map<string, Kept>>();
  return {
    remember: (report) => {
      const { dockerfile, target } = report;
      const ofFile = kept.get(dockerfile) ?? new Map<string, Kept>();
      kept.delete(dockerfile);
      kept.set(dockerfile, ofFile);
      ofFile.delete(target);
      ofFile.set(target, keptOf(report));
      dropOldest(ofFile, mostTargets);
      dropOldest(kept, mostDockerfiles);
    },
    lines: (path, text) => {
      const builds = [...(kept.get(path)?.values() ?? [])].reverse();
      if (builds.length === 0) return [];
      const now = parse(text);
      return [...headLines(now, builds), ...sizeLines(now, builds), ...stepLines(now, builds)];
    },
  };
}

function dropOldest(kept: Map<string, unknown>, most: number): void {
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}

/** What of a report is needed to tell whether it still holds. */
interface Kept {
  readonly whole: string;
  /** The stage that was built, by its number; undefined where there is none of that name. */
  readonly built: number | undefined;
  readonly size: ImageSize | undefined;
  readonly stages: readonly KeptStage[];
  readonly noCache: boolean;
  readonly failure: KeptFailure | undefined;
}

interface KeptFailure {
  readonly said: string;
  /** Of the stage that it failed in; undefined where it is not told, or stands above all stages. */
  readonly text: string | undefined;
  /** Counted from FROM, or from the top. */
  readonly place: number | undefined;
}

interface KeptStage {
  readonly text: string;
  /** At least one; places are counted from FROM. */
  readonly steps: readonly StepVerdict[];
}

function keptOf({ text, target, size, steps, noCache, failure }: BuildReport): Kept {
  const doc = parse(text);
  const byStage = groupBy(steps, ({ instruction }) => doc.instructions[instruction]?.stage);
  const stages = [...byStage].flatMap(([stage, own]): readonly KeptStage[] => {
    if (stage === undefined) return [];
    const counted = own.map((step) => ({ ...step, instruction: step.instruction - stage.from.index }));
    return [{ text: stageText(doc, stage), steps: counted }];
  });
  const whole = written(doc, doc.instructions);
  const built = stageBy(doc, target)?.index;
  return { whole, built, size, stages, noCache, failure: failure && keptFailure(doc, failure) };
}

function keptFailure(doc: Dockerfile, { instruction, said }: BuildFailure): KeptFailure {
  const stage = instruction === undefined ? undefined : doc.instructions[instruction]?.stage;
  return {
    said,
    text: stage && stageText(doc, stage),
    place: instruction === undefined ? undefined : instruction - (stage?.from.index ?? 0),
  };
}

/** Without what stands between instructions. */
const written = ({ text }: Dockerfile, instructions: readonly Instruction[]): string =>
  instructions.map(({ start, end }) => text.slice(start, end).replaceAll("\r\n", "\n").trimEnd()).join("\n");

const stageText = (doc: Dockerfile, { from, instructions }: Stage): string => written(doc, [from, ...instructions]);

/** `builds`: the newest first. Each stage's steps are told by the newest that had any of them. */
function stepLines(now: Dockerfile, builds: readonly Kept[]): readonly ToldLine[] {
  const byText = new Map(now.stages.map((stage) => [stageText(now, stage), stage]));
  const told = new Set<Stage>();
  return builds.flatMap(({ stages, noCache, failure, whole }) => {
    if (failure !== undefined) {
      const at = failedAt(now, failure, whole);
      if (at === undefined || (at.stage !== undefined && told.has(at.stage))) return [];
      if (at.stage !== undefined) told.add(at.stage);
      return [{ line: now.lines.position(at.start).line, ...failedWords(failure) }];
    }
    return stages.flatMap(({ text, steps }) => {
      const stage = byText.get(text);
      if (stage === undefined || told.has(stage)) return [];
      told.add(stage);
      const lineOf = (place: number): number =>
        now.lines.position(now.instructions[stage.from.index + place]?.start ?? 0).line;
      return noCache ? [{ line: lineOf(0), ...allAnew() }] : cacheLines(steps, lineOf);
    });
  });
}

/** The instruction that a build failed at, while its stage is what was built. */
function failedAt(now: Dockerfile, { text, place }: KeptFailure, whole: string): Instruction | undefined {
  if (place === undefined) return undefined;
  if (text === undefined) return written(now, now.instructions) === whole ? now.instructions[place] : undefined;
  const stage = now.stages.find((one) => stageText(now, one) === text);
  return stage && now.instructions[stage.from.index + place];
}

function failedWords({ said }: KeptFailure): Words {
  const code = /(?:exit code|exit status|non-zero code):? (\d+)/.exec(said)?.[1];
  return {
    title:
      code === undefined ? t("The last build failed here") : t("The last build failed here, with exit code {0}", code),
    why: plain(said, 1_000),
  };
}

/** At the top, where a build is begun: that the last one failed, as long as what it failed at is there. */
function headLines(now: Dockerfile, [newest]: readonly Kept[]): readonly ToldLine[] {
  const head = now.stages[0] ?? now.instructions[0];
  if (newest?.failure === undefined || head === undefined) return [];
  const { failure, whole } = newest;
  const why = plain(failure.said, 1_000);
  const line = now.lines.position(head.start).line;
  if (failure.place === undefined)
    return written(now, now.instructions) === whole ? [{ line, title: t("The last build failed"), why }] : [];
  const at = failedAt(now, failure, whole);
  const leadsTo = at && now.lines.position(at.start).line;
  return leadsTo === undefined || leadsTo === line
    ? []
    : [{ line, title: t("The last build failed in line {0}", leadsTo + 1), why, leadsTo }];
}

const allAnew = (): Words => ({
  title: t("Last build: every step anew, as it was asked for"),
  why: t("The build was told to take nothing from the cache."),
});

function cacheLines(steps: readonly StepVerdict[], lineOf: (place: number) => number): readonly ToldLine[] {
  const cached = steps.filter((step) => step.cached).length;
  const summary: ToldLine = {
    line: lineOf(0),
    title: t("Last build: {0} of {1} steps from the cache", cached, steps.length),
    why: t("RUN, COPY, ADD and WORKDIR of this stage are counted. What changes often belongs far down."),
  };
  const first = steps.findIndex((step) => !step.cached);
  const step = steps[first];
  if (step === undefined) return [summary];
  const below = steps.slice(first + 1);
  const anew = below.filter((one) => !one.cached).length;
  return [summary, { line: lineOf(step.instruction), ...anewWords(anew, below.length) }];
}

type Words = Pick<ToldLine, "title" | "why">;

function anewWords(anew: number, below: number): Words {
  const because = t(
    "Its words, the files that it takes or what stands above it had changed, or its result was not kept any more.",
  );
  if (anew === 0) return { title: t("The first step that ran anew"), why: because };
  const title =
    below === 1
      ? t("The first step that ran anew, and with it the one below")
      : anew === below
        ? t("The first step that ran anew, and with it all {0} below", below)
        : t("The first step that ran anew, and with it {0} of {1} below", anew, below);
  const others = t(
    "Each step builds on the one above: with another result there, what was kept of the old one does not fit.",
  );
  return { title, why: `${because} ${others}` };
}

/** Sizes depend on every stage: they are told while all of the text is what was built. */
function sizeLines(now: Dockerfile, builds: readonly Kept[]): readonly ToldLine[] {
  const whole = written(now, now.instructions);
  const sizes = new Map<number, ImageSize>();
  for (const { whole: then, built, size } of builds)
    if (then === whole && built !== undefined && size !== undefined && !sizes.has(built)) sizes.set(built, size);
  const last = now.stages.length - 1;
  const largest = [...sizes].filter(([stage]) => stage !== last).sort(([, a], [, b]) => b.whole - a.whole)[0];
  return [...sizes].flatMap(([index, size]) => {
    const stage = now.stages[index];
    if (stage === undefined) return [];
    const beside =
      index === last && largest !== undefined
        ? [t("stage {0} alone: {1}", nameOf(now, largest[0]), bytes(largest[1].whole))]
        : [];
    return [
      {
        line: now.lines.position(stage.from.start).line,
        title: [sizeWords(size), ...beside].join("; "),
        why: t("The image that the last build up to this stage made."),
      },
    ];
  });
}

const sizeWords = ({ whole, base }: ImageSize): string =>
  base === undefined
    ? t("Image: {0}", bytes(whole))
    : t("Image: {0}, of which {1} came with the base", bytes(whole), bytes(base));

const nameOf = ({ stages }: Dockerfile, index: number): string =>
  plain(stages[index]?.name?.value ?? String(index), 60);
