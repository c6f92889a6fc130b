// COPY of a path that .dockerignore keeps out of the build context.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import { ignorePatterns, isIgnored } from "../../ignoreFile.ts";
import { sourcesOf } from "../../sources.ts";
import { named } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

export const copyIgnoredFile: DockerRule = {
  id: "copyIgnoredFile",
  aliases: ["CopyIgnoredFile"],
  severity: "warning",
  check: (doc, report, lookup) => {
    const text = lookup.read?.(".dockerignore");
    if (text === undefined) return;
    const patterns = ignorePatterns(text);
    // Exceptions make it a guess: the builder stays silent then, and so does this.
    if (patterns === undefined || patterns.length === 0) return;
    for (const instruction of named(doc, "COPY", "ADD")) {
      if (instruction.flags.some(({ name }) => name === "from")) continue;
      for (const { path, span } of sourcesOf(instruction)) {
        if (/\$|:\/\/|^git@/.test(path) || !isIgnored(patterns, path)) continue;
        report({
          range: rangeOf(doc, span),
          message: t("{0} is kept out of the build by .dockerignore.", plain(path)),
        });
      }
    }
  },
};
