// Makes an image of a container as it is now.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import * as containers from "../../engine/api/containers.ts";
import { writeDockerfile } from "../../run/dockerfile.ts";
import { gatherCommitFacts } from "../committing/commitFacts.ts";
import { commitForm } from "../committing/commitForm.ts";
import { command } from "../command.ts";
import { working } from "../working.ts";

const authorKey = "commit/author";

export const commit = command({
  id: "containers.commit",
  title: "Commit…",
  icon: "git-commit",
  target: { kind: "container" },
  menus: [{ menu: "item", group: "4_image", order: 1 }, { menu: "palette" }],
  run: async (context, [item]) => {
    if (item === undefined) return;
    const { engine, ui, memory } = context;
    const facts = await working(context, t("Looking at the changes of {0}", plain(item.name)), (signal) =>
      gatherCommitFacts(context, item, signal),
    );
    const author = memory.get(authorKey);
    let image = "";
    await ui.form(
      commitForm({
        facts,
        author: typeof author === "string" ? author : "",
        send: async (options, signal) => {
          memory.set(authorKey, options.author);
          image = await containers.commit(engine, facts.container, options, signal);
        },
        writeDockerfile: async (instructions) => {
          const { container, image: base, changes = [], configuration: own } = facts;
          const parts = { container: container.name, image: base, changes, own, base: facts.base, instructions };
          await ui.draft("dockerfile", writeDockerfile(parts));
        },
      }),
    );
    await ui.reveal("image", image);
  },
});
