// How long a container takes to start on this engine: the figure to hold against a virtual machine's boot.
import { t } from "../../base/l10n.ts";
import * as containers from "../../engine/api/containers.ts";
import { nextExit } from "../../engine/api/exits.ts";
import { emptyPlan } from "../../run/plan.ts";
import { command } from "../command.ts";
import { makeContainer } from "../running/makeContainer.ts";
import { orPull } from "../running/orPull.ts";
import { working } from "../working.ts";

const image = "hello-world";

export const startTime = command({
  id: "guide.startTime",
  title: "Measure how fast a container starts",
  icon: "watch",
  menus: [{ menu: "palette" }],
  run: async (context) => {
    const { engine, ui } = context;
    const title = t("Starting a container");
    const made = await orPull(context, () =>
      working(context, title, (signal) => makeContainer(engine, emptyPlan(image), signal)),
    );
    await working(context, title, async (signal) => {
      try {
        const { code } = await nextExit(engine, made.target, signal);
        const begun = performance.now();
        await containers.start(engine, made.target, signal);
        await code;
        const took = Math.round(performance.now() - begun);
        void ui.tell(
          t(
            "{0} ms: so long it took to start a container, let it say hello, and see it end. A virtual machine boots a whole operating system first.",
            took,
          ),
        );
      } finally {
        await containers.remove(engine, made.target, { volumes: true, force: true });
      }
    });
  },
});
