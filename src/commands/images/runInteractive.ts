// Runs an image in a terminal at once, with its own command: `docker run --interactive --tty --rm IMAGE`. It is gone with
// its terminal; what should stay is run with the form.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { emptyPlan } from "../../run/plan.ts";
import { command } from "../command.ts";
import { makeContainer } from "../running/makeContainer.ts";
import { orPull } from "../running/orPull.ts";
import { openAttached } from "../running/openAttached.ts";
import { tagsOfRows } from "../words/imageName.ts";
import { working } from "../working.ts";

export const runInteractive = command({
  id: "images.runInteractive",
  title: "Run interactively",
  icon: "terminal",
  target: { kind: "image" },
  menus: [{ menu: "item", group: "1_run", order: 2 }, { menu: "palette" }],
  run: async (context, [image], rows) => {
    if (image === undefined) return;
    const [reference = image.id] = [...tagsOfRows(rows, image), ...image.tags];
    const plan = { ...emptyPlan(reference), interactive: true, remove: true };
    const made = await orPull(context, () =>
      working(context, t("Making a container from {0}", plain(reference)), (signal) =>
        makeContainer(context.engine, plan, signal),
      ),
    );
    openAttached(context, made, plan);
  },
});
