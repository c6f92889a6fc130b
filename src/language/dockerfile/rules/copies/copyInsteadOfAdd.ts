// COPY for plain files: ADD may unpack or download, which surprises.
import { t } from "../../../../base/l10n.ts";
import { cased, rangeOf, replace, safely } from "../../edits.ts";
import { relativeTargets } from "../../relativeTargets.ts";
import { sourcesOf } from "../../sources.ts";
import { everywhere } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

const archive = /\.(?:tar|tgz|tbz2?|txz|tlz|tz|tb2|taz|tZ|gz|bz2|xz|lzma|lz|Z|zst)$/i;
const remote = /^(?:https?|ftp|git|ssh):\/\/|^git@/i;
/** What COPY does not take. */
const addOnly = new Set(["keep-git-dir", "checksum", "unpack"]);

export const copyInsteadOfAdd: DockerRule = {
  id: "copyInsteadOfAdd",
  aliases: ["DL3020"],
  severity: "warning",
  check: (doc, report) => {
    for (const instruction of everywhere(doc, "ADD")) {
      const sources = sourcesOf(instruction);
      if (instruction.flags.some(({ name }) => addOnly.has(name))) continue;
      if (sources.length === 0 && instruction.heredocs.length === 0) continue;
      // A variable may hold an address; a pattern may match archives.
      if (sources.some(({ path }) => remote.test(path) || archive.test(path) || path.startsWith("$"))) continue;
      const wanted = cased("COPY", doc.text.slice(instruction.keyword.start, instruction.keyword.end));
      report({
        range: rangeOf(doc, instruction.keyword),
        message: t("Use COPY for plain files and folders. ADD may also unpack and download."),
        // Of a COPY there, DL3045 would be told next.
        fixes: relativeTargets(doc).has(instruction)
          ? []
          : [safely(t("Use COPY"), replace(doc, instruction.keyword, wanted))],
      });
    }
  },
};
