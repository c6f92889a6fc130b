// The guide's sample images: run where they are here; where not, it is said how to get them.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { problemOf } from "../../base/problem.ts";
import { emptyPlan } from "../../run/plan.ts";
import { joined } from "../../run/words.ts";
import type { CommandContext } from "../context.ts";
import { makeContainer, type Made } from "../running/makeContainer.ts";
import { openAttached } from "../running/openAttached.ts";
import { working } from "../working.ts";

/** As `docker run --interactive --tty --rm IMAGE`. */
export async function runSample(context: CommandContext, image: string): Promise<void> {
  const plan = { ...emptyPlan(image), interactive: true, remove: true };
  const made = await orExplain(context, image, () =>
    working(context, t("Making a container from {0}", image), (signal) => makeContainer(context.engine, plan, signal)),
  );
  if (made !== undefined) openAttached(context, made, plan);
}

/** Undefined when the image is not here, which was said then. @throws Failure for every other reason */
export async function orExplain(
  { ui, engine }: Pick<CommandContext, "ui" | "engine">,
  image: string,
  make: () => Promise<Made>,
): Promise<Made | undefined> {
  try {
    return await make();
  } catch (error) {
    // makeContainer says so of an image that is not here, and of nothing else.
    if (problemOf(error).kind !== "unsupported") throw error;
    const put = t("Put docker pull in a terminal");
    const words = t(
      "The image {0} is not on {1} yet. It is fetched from a registry once, and runs from here then. Without a network nothing can be fetched.",
      image,
      plain(engine.name),
    );
    void ui.warn(words, put).then((chosen) => {
      if (chosen === put) ui.insertInShell(`docker ${joined(["pull", image])}`);
    });
    return undefined;
  }
}
