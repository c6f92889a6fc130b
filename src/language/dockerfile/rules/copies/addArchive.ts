// COPY of an archive that a RUN unpacks: ADD does both, without keeping the archive in a layer.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import { pathArguments, sourcesOf } from "../../sources.ts";
import type { Instruction } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";

const archive = /\.(?:tar|tgz|tbz2?|txz|tlz|tz|tb2|taz|tZ|tar\.(?:gz|bz2|xz|lzma|lz|Z|zst)|gz|bz2|xz|lzma|lz|Z)$/;
/** Quick to ask of every COPY. */
const mayName = /\.t|z/i;
const unpacks = /\b(?:tar|bsdtar|unzip|gunzip|bunzip2|unxz|xz|gzip|bzip2|unlzma|zcat|zstd|unzstd|7z|uncompress)\b/;

export const addArchive: DockerRule = {
  id: "addArchive",
  aliases: ["DL3010"],
  severity: "info",
  check: (doc, report) => {
    for (const stage of doc.stages)
      for (const [index, instruction] of stage.instructions.entries()) {
        if (
          instruction.name !== "COPY" ||
          !mayName.test(instruction.body.text) ||
          instruction.flags.some(({ name }) => name === "from")
        )
          continue;
        const target = pathArguments(instruction).at(-1)?.path ?? "";
        for (const { path, span } of sourcesOf(instruction)) {
          const name = path.slice(path.lastIndexOf("/") + 1);
          if (!archive.test(name) || !isUnpacked(stage.instructions, index, name, target)) continue;
          report({
            range: rangeOf(doc, span),
            message: t("ADD unpacks {0} while copying, so that the archive itself takes no layer.", plain(name)),
          });
        }
      }
  },
};

/** A later RUN of the stage works on the archive by its name, or on the name it was copied to. */
function isUnpacked(instructions: readonly Instruction[], index: number, name: string, target: string): boolean {
  const copied = archive.test(target) ? target.slice(target.lastIndexOf("/") + 1) : name;
  return instructions.slice(index + 1, index + 200).some((later) => {
    if (later.name !== "RUN") return false;
    const text = later.body.text;
    return unpacks.test(text) && (text.includes(copied) || /\*\.(?:tar|tgz|gz|bz2|xz|zip)/.test(text));
  });
}
