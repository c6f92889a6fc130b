// The way from a command to an image: which Dockerfile, how, and what is done with what comes of it.
import type { CommandContext } from "../context.ts";
import { gatherBuildFacts, type BuildFacts } from "./buildFacts.ts";
import { buildForm, lastPlan, stagePlan } from "./buildForm.ts";
import { findDockerfile } from "./findDockerfile.ts";
import { mixesPlatforms, perPlatform } from "./perPlatform.ts";
import { readBuild, type BuildPlan } from "./readBuild.ts";
import { startBuild, type Built } from "./startBuild.ts";

export interface Wanted {
  /** An address, the editor's own object, or nothing. */
  readonly given: unknown;
  /** "form": always asked; "last": as it was last built, asked only where it never was; a stage: not the whole. */
  readonly how: "form" | "last" | { readonly stage: string };
}

/** @returns the image, the first of several, which is shown in its view; undefined where none came of it */
export async function buildImage(context: CommandContext, { given, how }: Wanted): Promise<Built | undefined> {
  const facts = await gatherBuildFacts(await findDockerfile(context, given), context.folders);
  const plan = knownPlan(context, facts, how) ?? (await askedPlan(context, facts, how));
  let first: Built | undefined;
  for (const one of perPlatform(plan, mixesPlatforms(context.store.current))) {
    const built = await startBuild(context, one);
    if (built === undefined) break;
    first ??= built;
  }
  if (first !== undefined) await context.ui.reveal("image", first.id);
  return first;
}

function knownPlan({ memory }: CommandContext, facts: BuildFacts, how: Wanted["how"]): BuildPlan | undefined {
  if (how === "form") return undefined;
  return how === "last" ? lastPlan(memory, facts) : stagePlan(memory, facts, how.stage);
}

async function askedPlan(context: CommandContext, facts: BuildFacts, how: Wanted["how"]): Promise<BuildPlan> {
  const form = buildForm(facts, context);
  const { plan } = readBuild(await context.ui.form(form), facts);
  return typeof how === "object" ? { ...plan, target: how.stage } : plan;
}
