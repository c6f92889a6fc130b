// Makes a container from a plan, and starts it. What the engine refuses is said in words that tell what to do.
import { t } from "../../base/l10n.ts";
import { fail, problemOf } from "../../base/problem.ts";
import * as containers from "../../engine/api/containers.ts";
import type { Engine } from "../../engine/engine.ts";
import { nextExit } from "../../engine/api/exits.ts";
import { createOptions } from "../../run/createOptions.ts";
import type { RunPlan } from "../../run/plan.ts";
import { joined } from "../../run/words.ts";

export interface Made {
  readonly target: containers.Target;
  /** What the engine has to remark. */
  readonly warnings: readonly string[];
}

/** @throws Failure `unsupported` when the image is not there, naming it and the command that would fetch it */
export async function makeContainer(engine: Engine, plan: RunPlan, signal: AbortSignal): Promise<Made> {
  try {
    const { id, warnings } = await containers.create(engine, createOptions(plan), signal);
    return { target: { id, name: await nameOf(engine, plan, id, signal) }, warnings };
  } catch (error) {
    return explainMissing(error, plan.image);
  }
}

/** The engine made a name up: people and the activity record know the container by it. */
async function nameOf(engine: Engine, plan: RunPlan, id: string, signal: AbortSignal): Promise<string> {
  if (plan.name !== "") return plan.name;
  const target = { id, name: id.slice(0, 12) };
  const { Name } = await containers.inspect(engine, target, { signal, background: true });
  return Name.replace(/^\//, "");
}

function explainMissing(error: unknown, image: string): never {
  const problem = problemOf(error);
  const missing = problem.kind === "gone" || (problem.kind === "rejected" && problem.status === 404);
  if (!missing || (problem.kind === "rejected" && !/image/i.test(problem.said))) throw error;
  return failForImage(t("Making a container from {0}", image), image, error);
}

/** For want of an image that may be fetched. */
export const failForImage = (feature: string, image: string, error: unknown): never =>
  fail(
    {
      kind: "unsupported",
      feature,
      needs: t("the image, which is not on this engine; {0} fetches it", `docker ${joined(["pull", image])}`),
      image,
    },
    error,
  );

export interface Started extends Made {
  /** The exit code, when it ends; rejects when watching is given up. */
  readonly exit: Promise<number>;
}

/**
 * Makes and starts.
 * @param watch how long the exit is listened for; its abortion leaves the container alone
 */
export async function startContainer(
  engine: Engine,
  plan: RunPlan,
  signal: AbortSignal,
  watch: AbortSignal,
): Promise<Started> {
  const made = await makeContainer(engine, plan, signal);
  const { code } = await nextExit(engine, made.target, watch);
  await startOrRemove(engine, made.target, signal);
  return { ...made, exit: code };
}

/** Starts a container that was just made. One that cannot start is taken away: it never ran, and would hold its name. */
export async function startOrRemove(engine: Engine, target: containers.Target, signal: AbortSignal): Promise<void> {
  try {
    await containers.start(engine, target, signal);
  } catch (error) {
    await containers.remove(engine, target, { volumes: true, force: true }).catch(() => undefined);
    throw error;
  }
}
