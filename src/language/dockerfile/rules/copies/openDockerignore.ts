// COPY . with a .dockerignore that leaves the repository's history or the secrets of the environment in.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Lookup } from "../../../language.ts";
import { rangeOf } from "../../edits.ts";
import { ignoreFileOf, letThrough } from "../../ignoreFile.ts";
import { sourcesOf } from "../../sources.ts";
import { named } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

export const openDockerignore: DockerRule = {
  id: "openDockerignore",
  aliases: [],
  severity: "hint",
  check: (doc, report, lookup) => {
    if (lookup.fragment === true) return;
    for (const instruction of named(doc, "COPY", "ADD")) {
      if (instruction.flags.some(({ name }) => name === "from")) continue;
      const whole = sourcesOf(instruction).find(({ path }) => /^\.?\/?$/.test(path));
      if (whole === undefined) continue;
      const excluded = instruction.flags.flatMap(({ name, value }) => (name === "exclude" ? (value?.value ?? "") : ""));
      const names = letThrough(lookup).filter((name) => !excluded.some((pattern) => pattern.includes(name)));
      if (names.length > 0)
        report({
          range: rangeOf(doc, whole.span),
          message:
            names.length > 1
              ? t("{0} lets .git and .env through, so they go into the image.", fileOf(lookup))
              : t("{0} lets {1} through, so it goes into the image.", fileOf(lookup), names[0] ?? ""),
        });
      return;
    }
  },
};

const fileOf = (lookup: Lookup): string => plain(ignoreFileOf(lookup)?.name ?? ".dockerignore");
