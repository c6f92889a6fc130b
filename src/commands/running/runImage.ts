// Runs an image: asks for what `docker run` takes, makes and starts the container, and says what became of it.
import type { Image } from "../../model/resources.ts";
import type { RunPlan } from "../../run/plan.ts";
import type { CommandContext } from "../context.ts";
import { makeContainer, startContainer, type Made, type Started } from "./makeContainer.ts";
import { openAttached } from "./openAttached.ts";
import { orPull } from "./orPull.ts";
import { gatherFacts } from "./runFacts.ts";
import { runForm } from "./runForm.ts";
import { tellOutcome } from "./tellOutcome.ts";

/** What sending the form has led to. */
type Outcome =
  | { readonly kind: "attached"; readonly plan: RunPlan; readonly made: Made }
  | { readonly kind: "detached"; readonly plan: RunPlan; readonly started: Started };

/** `rows`: those that were clicked, which say by which of its tags it is meant. */
export async function runImage(
  context: CommandContext,
  image: Pick<Image, "id" | "tags">,
  rows: readonly unknown[],
): Promise<void> {
  const { engine, ui, memory } = context;
  const facts = await gatherFacts(context, image, rows);
  const watch = new AbortController();
  const sent: { outcome?: Outcome } = {};
  const send = async (plan: RunPlan, signal: AbortSignal): Promise<void> => {
    sent.outcome = await orPull({ engine, ui, signal }, async () =>
      plan.interactive
        ? { kind: "attached", plan, made: await makeContainer(engine, plan, signal) }
        : { kind: "detached", plan, started: await startContainer(engine, plan, signal, watch.signal) },
    );
  };
  try {
    await ui.form(runForm({ verb: "run", facts, memory, send }));
    const { outcome } = sent;
    if (outcome?.kind === "attached") return openAttached(context, outcome.made, outcome.plan);
    if (outcome === undefined) return;
    if (!outcome.plan.remove) await ui.reveal("container", outcome.started.target.id);
    await tellOutcome(context, outcome.started, outcome.plan, facts.defaults);
  } finally {
    watch.abort();
  }
}
