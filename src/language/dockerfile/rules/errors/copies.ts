// COPY and ADD: modes, checksums, sources and targets that the builder refuses.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { byHand, cased, replace } from "../../edits.ts";
import { sourcesOf } from "../../sources.ts";
import { named } from "../../syntax/select.ts";
import type { Dockerfile, Instruction } from "../../syntax/tree.ts";
import type { DockerRule } from "../dockerRule.ts";
import { teller, type Tell } from "./problem.ts";

export const copies: DockerRule = {
  id: "copies",
  aliases: [],
  severity: "error",
  check: (doc, report) => {
    const tell = teller(doc, report);
    for (const instruction of named(doc, "COPY", "ADD")) {
      checkMode(instruction, tell);
      checkSources(doc, instruction, tell);
      checkHeredocs(instruction, tell);
      if (instruction.name === "ADD") checkSum(instruction, tell);
    }
  },
};

function checkMode(instruction: Instruction, tell: Tell): void {
  const flag = instruction.flags.find(({ name }) => name === "chmod");
  const value = flag?.value?.value ?? "";
  if (flag?.value === undefined || value === "" || value.includes("$")) return;
  const valid = /^\d+$/.test(value)
    ? /^[0-7]+$/.test(value) && Number.parseInt(value, 8) <= 0o7777
    : /^[ugoa]*(?:[-+=][rwxXstugo]*)+(?:,[ugoa]*(?:[-+=][rwxXstugo]*)+)*$/.test(value);
  if (!valid)
    tell(
      "InvalidChmod",
      flag.value,
      t("{0} are no permissions. Use octal such as 755, up to 7777, or symbols such as u=rwX.", plain(value)),
    );
}

const web = /^https?:\/\//;
const git = /^git:\/\/|^git@[\w.-]+:|^ssh:\/\/|^https?:\/\/[^#?]+\.git(?:[#?].*)?$/;

function checkSources(doc: Dockerfile, instruction: Instruction, tell: Tell): void {
  if (instruction.name !== "COPY") return;
  const add = cased("ADD", doc.text.slice(instruction.keyword.start, instruction.keyword.end));
  for (const { path, span } of sourcesOf(instruction)) {
    if (!web.test(path) && !git.test(path)) continue;
    const fits = instruction.flags.every(({ name }) => !["from", "parents"].includes(name));
    tell(
      git.test(path) ? "CopyFromGit" : "CopyFromUrl",
      span,
      t("COPY takes no addresses. ADD downloads them."),
      ...(fits ? [byHand(t("Use ADD"), replace(doc, instruction.keyword, add))] : []),
    );
  }
}

function checkHeredocs(instruction: Instruction, tell: Tell): void {
  const last = instruction.words.at(-1);
  const mark = instruction.heredocs.find(({ marker }) => marker.start === last?.start);
  if (mark !== undefined && instruction.words.length > 1)
    tell("HeredocTarget", mark.marker, t("A heredoc cannot be the target. The target path comes last."));
}

function checkSum(instruction: Instruction, tell: Tell): void {
  const flag = instruction.flags.find(({ name }) => name === "checksum");
  if (flag?.value === undefined || flag.value.value === "") return;
  const sources = sourcesOf(instruction);
  if (sources.some(({ path }) => path.includes("$"))) return;
  const [only] = sources;
  if (sources.length !== 1 || only === undefined) {
    tell("ChecksumSources", flag, t("--checksum needs exactly one source."));
  } else if (!web.test(only.path) && !git.test(only.path)) {
    tell("ChecksumLocal", flag, t("--checksum is for sources from the web and from Git."));
  } else if (web.test(only.path) && !git.test(only.path) && !isDigest(flag.value.value)) {
    tell(
      "InvalidChecksum",
      flag.value,
      t("{0} is no checksum such as sha256: with 64 hexadecimal digits.", plain(flag.value.value)),
    );
  }
}

const lengths: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 };

function isDigest(value: string): boolean {
  if (value.includes("$")) return true;
  const [algorithm = "", digits = ""] = value.split(":");
  return lengths[algorithm] === digits.length && /^[a-f0-9]+$/.test(digits);
}
