// What needs an image that the engine may not have: offers to have it fetched, and tries again. Nothing is fetched unasked.
import { describe } from "../../base/describe.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { problemOf, type Problem } from "../../base/problem.ts";
import { coalesce, systemClock } from "../../base/timing.ts";
import type { Engine } from "../../engine/engine.ts";
import { pull } from "../../engine/api/pull.ts";
import { createPullProgress } from "../api/pullImage.ts";
import type { Ui } from "../context.ts";
import { working } from "../working.ts";

export interface Asking {
  readonly engine: Engine;
  readonly ui: Pick<Ui, "confirm" | "progress">;
  readonly signal: AbortSignal;
}

/**
 * The work's result. Where it fails for want of an image, that may be fetched before a second try.
 * @param missing hears of that first
 * @throws what the work throws when no image would help; "cancelled" when the person does not want it fetched; "rejected"
 * with the registry's or the engine's reason when it cannot be
 */
export async function orPull<T>(
  context: Asking,
  work: () => Promise<T>,
  missing?: (problem: Problem) => void,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const problem = problemOf(error);
    if (problem.kind !== "unsupported" || problem.image === undefined) throw error;
    missing?.(problem);
    await askAndPull(context, problem.image, problem);
    return await work();
  }
}

/** Milliseconds between two words on how far it is. */
const beat = { quiet: 150, ceiling: 500 };

async function askAndPull({ engine, ui, signal }: Asking, image: string, problem: Problem): Promise<void> {
  const name = plain(image);
  await ui.confirm({
    question: t("Pull the image {0}?", name),
    detail: `${describe(problem).message}\n${t("The engine fetches it from its registry once, and has it from then on. Without a network it cannot.")}`,
    action: t("Pull"),
  });
  await working({ ui, signal }, t("Pulling {0}", name), async (pulling, say) => {
    const progress = createPullProgress();
    const telling = coalesce(systemClock, beat, () => say(progress.text()));
    const hear = (line: unknown): void => {
      progress.take(line);
      telling.ask();
    };
    await pull(engine, image, hear, pulling).finally(() => telling.dispose());
  });
}
