// Makes a container without starting it: the run form with another verb.
import { command } from "../command.ts";
import { makeContainer, type Made } from "../running/makeContainer.ts";
import { sayWarnings } from "../running/openAttached.ts";
import { orPull } from "../running/orPull.ts";
import { gatherFacts } from "../running/runFacts.ts";
import { runForm } from "../running/runForm.ts";

export const create = command({
  id: "images.create",
  title: "Create…",
  icon: "add",
  target: { kind: "image" },
  menus: [{ menu: "item", group: "1_run", order: 3 }, { menu: "palette" }],
  run: async (context, [image], rows) => {
    if (image === undefined) return;
    const { engine, ui, memory } = context;
    const facts = await gatherFacts(context, image, rows);
    const done: { made?: Made } = {};
    await ui.form(
      runForm({
        verb: "create",
        facts,
        memory,
        send: async (plan, signal) =>
          void (done.made = await orPull({ engine, ui, signal }, () => makeContainer(engine, plan, signal))),
      }),
    );
    if (done.made === undefined) return;
    sayWarnings(ui, done.made.warnings);
    await ui.reveal("container", done.made.target.id);
  },
});
