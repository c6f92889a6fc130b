// What is said of a file on hover: what `ls -l` tells, where a link leads, and which way the answer came.
import { bytes } from "../../base/amounts.ts";
import { fileWord } from "../../base/fileWords.ts";
import { t } from "../../base/l10n.ts";
import { inCode, inMarkdown } from "../../base/plain.ts";
import type { FileEntry, FileType } from "../../model/resources.ts";
import type { FileList } from "../fileReader.ts";
import { since } from "../present/age.ts";
import { changeWords } from "../present/file.ts";
import { fact, lines, paragraphs } from "./markdown.ts";

/** Longer paths are rare and would fill the window. */
const longestPath = 1024;

export function fileTooltip(
  entry: FileEntry,
  { now, via }: { readonly now: number; readonly via?: Pick<FileList, "route" | "why"> },
): string {
  const { path, type, size, mode, target, leadsTo, modified, change, root } = entry;
  return paragraphs(
    `**${inCode(path, longestPath)}**`,
    lines(
      fact(t("Kind:"), path === "/" ? t("root of {0}", inMarkdown(root.name)) : fileWord(type)),
      fact(t("Leads to:"), type === "link" ? leadsWords(target, leadsTo) : undefined),
      fact(t("Size:"), size !== undefined && type === "file" ? sizeWords(size) : undefined),
      fact(
        t("Mode:"),
        mode === undefined ? undefined : inCode(`${modeWords(mode, type)} ${mode.toString(8).padStart(4, "0")}`),
      ),
      fact(t("Owner:"), ownerWords(entry)),
      fact(t("Modified:"), modified === undefined ? undefined : modifiedWords(modified, now)),
      fact(t("Since the image:"), change === undefined ? undefined : changeWords(change)),
    ),
    isSpecial(type) ? t("Never opened: reading it could wait forever, or reach hardware of the host.") : "",
    (mode ?? 0) & 0o6000 && type === "file" ? t("Runs with its owner's or group's rights (setuid, setgid).") : "",
    via === undefined
      ? ""
      : lines(
          fact(t("Read:"), inMarkdown(via.route)),
          fact(t("Better ways need:"), via.why === undefined ? undefined : inMarkdown(via.why, 500)),
        ),
  );
}

const isSpecial = (type: FileType): boolean =>
  type === "fifo" || type === "socket" || type === "blockDevice" || type === "characterDevice";

function leadsWords(target = "", leadsTo: FileType | undefined): string {
  const end = leadsTo === "unknown" ? t("this way does not tell what is there") : fileWord(leadsTo ?? "unknown");
  return `${inCode(target, longestPath)} (${leadsTo === undefined ? t("nothing is there") : end})`;
}

const sizeWords = (size: number): string => (size < 1000 ? bytes(size) : `${bytes(size)} (${t("{0} bytes", size)})`);

/** Names where the container has them, numbers always. */
function ownerWords({ uid, gid, owner, group }: FileEntry): string | undefined {
  if (uid === undefined || gid === undefined) return undefined;
  const user = owner === undefined ? String(uid) : `${inMarkdown(owner)} (${uid})`;
  return `${user}:${group === undefined ? String(gid) : `${inMarkdown(group)} (${gid})`}`;
}

function modifiedWords(modified: number, now: number): string {
  const at = new Date(modified);
  if (Number.isNaN(at.getTime())) return "";
  return `${inMarkdown(
    at
      .toISOString()
      .replace("T", " ")
      .replace(/\.\d+Z$/, " UTC"),
  )} (${since(modified, now)})`;
}

const letters: Readonly<Record<FileType, string>> = {
  file: "-",
  folder: "d",
  link: "l",
  fifo: "p",
  socket: "s",
  blockDevice: "b",
  characterDevice: "c",
  unknown: "?",
};

/** As `ls -l` writes it: "-rwsr-xr-t". */
function modeWords(mode: number, type: FileType): string {
  const three = (bits: number, set: boolean, mark: string): string =>
    (bits & 4 ? "r" : "-") + (bits & 2 ? "w" : "-") + executable((bits & 1) !== 0, set, mark);
  const executable = (may: boolean, set: boolean, mark: string): string =>
    set ? (may ? mark : mark.toUpperCase()) : may ? "x" : "-";
  return [
    letters[type],
    three(mode >> 6, (mode & 0o4000) !== 0, "s"),
    three(mode >> 3, (mode & 0o2000) !== 0, "s"),
    three(mode, (mode & 0o1000) !== 0, "t"),
  ].join("");
}
