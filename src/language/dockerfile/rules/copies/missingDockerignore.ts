// COPY . without a .dockerignore: .git, secrets and builds of the day go along.
import { t } from "../../../../base/l10n.ts";
import { rangeOf } from "../../edits.ts";
import { sourcesOf } from "../../sources.ts";
import { named } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

export const missingDockerignore: DockerRule = {
  id: "missingDockerignore",
  aliases: [],
  severity: "hint",
  check: (doc, report, lookup) => {
    const { name, builder, fragment } = lookup;
    if (lookup.exists?.(".dockerignore") !== "none" || fragment === true) return;
    // BuildKit takes the one with the Dockerfile's own name.
    if (name !== undefined && builder !== "classic" && lookup.exists(`${name}.dockerignore`) === "file") return;
    for (const instruction of named(doc, "COPY", "ADD")) {
      if (instruction.flags.some(({ name }) => name === "from")) continue;
      const whole = sourcesOf(instruction).find(({ path }) => /^\.?\/?$/.test(path));
      if (whole === undefined) continue;
      report({
        range: rangeOf(doc, whole.span),
        message: t("There is no .dockerignore here: .git, .env and other files go into the image too."),
      });
      return;
    }
  },
};
