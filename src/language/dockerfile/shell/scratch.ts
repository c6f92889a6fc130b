// Stages on scratch: whether a shell can have come into one by the time of an instruction. What is copied file by file is no
// shell unless it is called like one; folders and archives may hold anything.
import { sourcesOf, targetOf } from "../sources.ts";
import { rootOf } from "../syntax/scope.ts";
import type { Instruction, Stage } from "../syntax/tree.ts";

export type InScratch = "nothing" | "files" | "anything";

/** What a stage on scratch can hold when an instruction of it comes; undefined for stages on other images. */
export function inScratch(instruction: Instruction): InScratch | undefined {
  const { stage } = instruction;
  return stage !== undefined && rootOf(stage).image?.text.toLowerCase() === "scratch"
    ? heldBefore(stage, instruction.index)
    : undefined;
}

function heldBefore(stage: Stage, index: number): InScratch {
  let held = stage.base === undefined ? "nothing" : heldBefore(stage.base, Number.POSITIVE_INFINITY);
  for (const each of stage.instructions) {
    if (each.index >= index || held === "anything") break;
    // Who sets SHELL has one there.
    if (each.name === "SHELL" || (each.name === "RUN" && each.flags.length > 0)) held = "anything";
    if (each.name === "COPY" || each.name === "ADD") held = mayBringShell(each) ? "anything" : "files";
  }
  return held;
}

/** Names of folders that people gather whole systems in, and of shells. */
const systems =
  /root|fs$|^out|dist|target|image|stag|install|export|build|result|tree|layer|busybox|toybox|^\.?$|^(?:bin|sbin|usr|lib|lib64|opt|sh|bash|ash|dash|zsh)$/i;

function mayBringShell(instruction: Instruction): boolean {
  const copied = instruction.flags.some(({ name }) => name === "from");
  const toRoot = targetOf(instruction)?.path === "/";
  return sourcesOf(instruction).some(({ path }) => {
    const base = /[^/]*$/.exec(path)?.[0] ?? "";
    if (/[$*?[\\]|\/$|:\/\//.test(path) || systems.test(base)) return true;
    if (instruction.name === "ADD" && /\.(?:tar|tgz|tbz2?|txz)(?:$|\.)/.test(base)) return true;
    // Of the build context a name alone does not tell a folder from a file.
    return !copied && toRoot && !base.includes(".");
  });
}
