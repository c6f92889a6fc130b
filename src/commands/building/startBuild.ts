// Builds by a plan, in a terminal, and waits for what comes of it. A Dockerfile has one terminal on an engine: while it builds
// there, nothing else is begun. What a build told of its steps is handed on, to be read above them.
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { problemOf } from "../../base/problem.ts";
import { systemClock } from "../../base/timing.ts";
import { withResolvers } from "../../base/withResolvers.ts";
import { build, builderOf, type Builder } from "../../engine/api/build.ts";
import * as images from "../../engine/api/images.ts";
import { instructionsUpTo } from "../../run/build/chain.ts";
import { ignoringOf } from "../../run/build/ignoring.ts";
import { watchSteps, type StepWatch } from "../../run/build/stepVerdicts.ts";
import type { BuildReport } from "../../run/build/buildReport.ts";
import type { CommandContext } from "../context.ts";
import { asking } from "../working.ts";
import { buildCommand } from "./buildForm.ts";
import { buildTerminal, type Hearing } from "./buildTerminal.ts";
import { imageSize } from "./imageSize.ts";
import { packFolder } from "./packFolder.ts";
import type { BuildPlan } from "./readBuild.ts";

export interface Built {
  readonly id: string;
  /** As they were asked for. */
  readonly tags: readonly string[];
}

/** Keys of the terminals in which something is being built. */
const busy = new Set<string>();

/** @returns undefined where no image came of it, which the terminal has told */
export async function startBuild(context: CommandContext, plan: BuildPlan): Promise<Built | undefined> {
  const { engine, ui } = context;
  const { folder, file, tags } = plan;
  const dockerfile = `${folder}/${file}`;
  const key = `build:${engine.name}:${dockerfile}`;
  const title = t("Build: {0}", plain(`${basename(dirname(dockerfile))}/${basename(file)}`, 60));
  if (busy.has(key)) {
    ui.terminal({ title, key, icon: "package", open: () => undefined });
    void ui.tell(t("{0} is being built already. Ctrl+C in its terminal ends that.", plain(basename(file), 80)));
    return undefined;
  }
  busy.add(key);
  try {
    const builder = await asking(context, "docker version", (signal) => builderOf(engine, signal));
    const rules = await ignoringOf(folder, file, builder);
    const notes =
      builder === "buildkit" && !rules.judge(file, false).sent
        ? [t("The Dockerfile is sent although .dockerignore names it: the engine has no other way to read it.")]
        : [];
    const text = await readFile(join(folder, file), "utf8").catch(() => "");
    const steps = watchSteps();
    const { promise, resolve } = withResolvers<string | undefined>();
    ui.terminal(
      buildTerminal({
        engine,
        title,
        key,
        command: buildCommand(plan),
        name: tags[0] ?? "",
        notes,
        clock: systemClock,
        build: (hearing, signal) => buildOnce(context, { plan, builder, rules, steps, text }, hearing, signal),
        where: (said) => {
          const at = steps.failedAt(text, said);
          return at && `${dockerfile}:${at.line}`;
        },
        over: resolve,
      }),
    );
    const id = await promise;
    if (id === undefined) return undefined;
    tellBuilt(context, { plan, text, steps }, id);
    return { id, tags };
  } finally {
    busy.delete(key);
  }
}

/** Sizes are asked for afterwards, and told when they are known. */
function tellBuilt(
  { engine, ui, signal }: CommandContext,
  job: Pick<Job, "plan" | "steps" | "text">,
  id: string,
): void {
  const { plan, text } = job;
  const report = reportOf(job);
  ui.built(report);
  void imageSize(engine, id, instructionsUpTo(text, plan.target), signal).then((size) => {
    if (size !== undefined) ui.built({ ...report, size });
  });
}

function reportOf({ plan, text, steps }: Pick<Job, "plan" | "steps" | "text">): BuildReport {
  const { folder, file, target, noCache } = plan;
  return { dockerfile: join(folder, file), text, target, noCache, steps: steps.verdicts(text), size: undefined };
}

/** Only what the builder itself refused: a build that was given up, or that nobody could ask for, says nothing of the file. */
function tellFailed({ ui }: CommandContext, job: Job, error: unknown): void {
  const problem = problemOf(error);
  if (problem.kind !== "rejected") return;
  const { text, steps } = job;
  const instruction = steps.failedAt(text, problem.said)?.instruction;
  ui.built({ ...reportOf(job), failure: { instruction, said: problem.said } });
}

interface Job {
  readonly plan: BuildPlan;
  readonly builder: Builder;
  readonly rules: Awaited<ReturnType<typeof ignoringOf>>;
  readonly steps: StepWatch;
  /** The Dockerfile as it is sent. */
  readonly text: string;
}

async function buildOnce(
  context: CommandContext,
  job: Job,
  { news, sent, allSent }: Hearing,
  signal: AbortSignal,
): Promise<string> {
  const { engine, signal: session } = context;
  const { plan, builder, rules, steps } = job;
  const { folder, file } = plan;
  const ending = AbortSignal.any([signal, session]);
  // The classic builder applies the .dockerignore once more, and then takes out both files again where it names them.
  const always = builder === "classic" ? [file, ".dockerignore"] : [file];
  const tar = packFolder({ folder, rules, always, signal: ending, sent, done: allSent });
  const hear: Hearing["news"] = (heard) => {
    steps.hear(heard);
    return news(heard);
  };
  const told = await build(engine, { ...plan, builder, tar }, hear, ending).catch((error: unknown) => {
    tellFailed(context, job, error);
    throw error;
  });
  if (/^sha256:[0-9a-f]{64}$/.test(told)) return told;
  const name = told === "" ? (plan.tags[0] ?? "") : told;
  return (await images.inspect(engine, { id: name, name }, { signal: ending, background: true })).Id;
}
