// Offers to fetch the image that something failed for want of. Nothing is fetched unasked.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { problemOf } from "../../base/problem.ts";
import { pullImage } from "../api/pullImage.ts";
import type { CommandContext } from "../context.ts";
import { working } from "../working.ts";

/**
 * Resolves when the image is there.
 * @throws the error itself when no image would help, and "cancelled" when the person turns away
 */
export async function pullMissing(context: CommandContext, error: unknown): Promise<void> {
  const problem = problemOf(error);
  if (problem.kind !== "unsupported" || problem.image === undefined) throw error;
  const { feature, image } = problem;
  const name = plain(image);
  await context.ui.confirm({
    question: t("Pull the image {0}?", name),
    detail: t(
      "{0} is made from it, and the engine does not have it. The engine fetches it from its registry.",
      plain(feature),
    ),
    action: t("Pull"),
  });
  await working(context, t("Pulling {0}", name), (signal, say) =>
    pullImage(context.engine, requestFor(image), signal, say),
  );
}

/** Without a tag the engine would fetch every one there is. */
function requestFor(image: string) {
  const whole = /[:@]/.test(image.slice(image.lastIndexOf("/") + 1)) ? image : `${image}:latest`;
  return { method: "POST", path: `/images/create?fromImage=${encodeURIComponent(whole)}`, headers: {} } as const;
}
