// COPY of a path that .dockerignore keeps out of the build context.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import { ignoreFileOf } from "../../ignoreFile.ts";
import { contextRules } from "../../../dockerignore/context.ts";
import { cleaned, parseIgnoreFile } from "../../../dockerignore/syntax.ts";
import type { Lookup } from "../../../language.ts";
import { sourcesOf } from "../../sources.ts";
import { named } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

export const copyIgnoredFile: DockerRule = {
  id: "copyIgnoredFile",
  aliases: ["CopyIgnoredFile"],
  severity: "warning",
  check: (doc, report, lookup) => {
    const ignored = ignoredBy(lookup);
    if (ignored === undefined) return;
    for (const instruction of named(doc, "COPY", "ADD")) {
      if (instruction.flags.some(({ name }) => name === "from")) continue;
      for (const { path, span } of sourcesOf(instruction)) {
        if (/\$|:\/\/|^git@/.test(path) || !ignored(path)) continue;
        report({
          range: rangeOf(doc, span),
          message: t("{0} is kept out of the build by .dockerignore.", plain(path)),
        });
      }
    }
  },
};

/** Undefined where nothing is left out, or what is left out cannot be told. */
function ignoredBy(lookup: Lookup): ((path: string) => boolean) | undefined {
  const file = parseIgnoreFile(ignoreFileOf(lookup)?.text ?? "");
  // Exceptions make it a guess: the builder stays silent then, and so does this.
  if (file.entries.length === 0 || file.entries.some(({ exception }) => exception)) return undefined;
  const rules = contextRules(file, { builder: "buildkit" });
  return (path) => !rules.judge(cleaned(path.replaceAll("\\", "/")).pattern || ".", false).sent;
}
