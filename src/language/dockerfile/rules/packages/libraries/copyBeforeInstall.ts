// COPY of everything before the dependencies are installed: any change to the source then installs them anew.
import { t } from "../../../../../base/l10n.ts";
import { plain } from "../../../../../base/plain.ts";
import type { Fix } from "../../../../language.ts";
import { editSpan, fixOf, lineEnd } from "../../../shell/edits.ts";
import type { ShellCommand } from "../../../shell/model.ts";
import type { Run } from "../../../shell/run.ts";
import { reportCommand, runRule } from "../../../shell/runRule.ts";
import type { Dockerfile, Instruction, Stage, Word } from "../../../syntax/tree.ts";
import { callsOf, type Call } from "../packageManager.ts";
import { npm, pip, yarn } from "../packageManagers.ts";

/** What to copy first, if the command installs what a file lists. */
function listedIn(command: ShellCommand, run: Run): string | undefined {
  const words = command.args.map(({ value }) => value);
  if (command.name === "pnpm") return /^(install|i)$/.test(words[0] ?? "") ? "package.json pnpm-lock.yaml" : undefined;
  if (command.name === "go") return words[0] === "mod" && words[1] === "download" ? "go.mod go.sum" : undefined;
  if (command.name === "bundle") return words[0] === "install" ? "Gemfile Gemfile.lock" : undefined;
  if (command.name === "composer") return words[0] === "install" ? "composer.json composer.lock" : undefined;
  const own = (call: Call): boolean => call.command === command;
  const node = callsOf(run, npm).find(own) ?? callsOf(run, yarn).find(own);
  const verb = node?.verb?.value ?? "";
  if (node !== undefined && /^(install|i|ci)$/.test(verb) && node.operands.length === 0)
    return command.name === "npm" ? "package*.json" : "package.json yarn.lock";
  const python = callsOf(run, pip).find(own);
  const file = python?.options.find(({ name }) => name === "-r" || name === "--requirement")?.value;
  return python?.verb?.value === "install" && python.operands.length === 0 ? file : undefined;
}

function copiesAll({ name, flags, words, heredocs }: Instruction): boolean {
  if ((name !== "COPY" && name !== "ADD") || heredocs.length > 0) return false;
  if (flags.some((flag) => flag.name === "from")) return false;
  return words.slice(0, -1).some(({ value }) => /^(\.?\/?\*?|\.\/\.)$/.test(value));
}

const copies = new WeakMap<Stage | Dockerfile, number>();

/** Where a stage, or a fragment without FROM, first copies everything: an instruction's index; -1: nowhere. */
function firstCopy({ doc, instruction: { stage } }: Run): number {
  const owner = stage ?? doc;
  let found = copies.get(owner);
  if (found === undefined) {
    found = (stage?.instructions ?? doc.preamble).find(copiesAll)?.index ?? -1;
    copies.set(owner, found);
  }
  return found;
}

export const copyBeforeInstall = runRule("copyBeforeInstall", [], "info", (run, report) => {
  const { index, flags } = run.instruction;
  const copied = firstCopy(run);
  // With a cache mounted, installing anew costs little.
  if (copied < 0 || copied > index || flags.some(({ name }) => name === "mount")) return;
  for (const command of run.commands) {
    const files = listedIn(command, run);
    if (files === undefined) continue;
    const message = t(
      "All files are copied before this, so any change installs everything anew. Copy {0} first, the rest behind.",
      plain(files),
    );
    const fixes = copyFirst(run, files, copied);
    return reportCommand(report, command, message, fixes, command.args[0]);
  }
});

/**
 * The listing copied where all was, and all behind the RUN. Only for a RUN that does nothing but install, below the COPY with
 * nothing between that reads files; scripts that run on install may still need the rest, so a person must agree.
 */
function copyFirst({ doc, instruction, commands }: Run, files: string, copied: number): readonly Fix[] {
  const copy = doc.instructions[copied];
  const target = copy?.words.at(-1);
  const lone = commands.length === 1 && doc.instructions[instruction.index] === instruction;
  if (copy === undefined || target === undefined || !lone || copy.json !== undefined || copy.words.length !== 2)
    return [];
  // What is wrong with the COPY itself would be said of both.
  const settled = isAbsolute(target) || hasFolder(instruction.stage, copied);
  if (copy.name !== "COPY" || !settled || !mayMove(copy, target, doc.instructions.slice(copied + 1, instruction.index)))
    return [];
  const place = target.text.endsWith("/") ? target.text : `${target.text}/`;
  const text = `${doc.text.slice(copy.start, copy.bodySpan.start)}${files} ${place}`;
  const edits = [
    editSpan(doc, copy.start, copy.end, text),
    editSpan(doc, instruction.end, instruction.end, `${lineEnd(doc)}${doc.text.slice(copy.start, copy.end)}`),
  ];
  return fixOf(t("Copy {0} first", plain(files)), edits, false);
}

const isAbsolute = ({ text }: Word): boolean => /^["']?(\/|[A-Za-z]:)/.test(text);

/** Whether a COPY means the same behind these instructions, and they the same without it. */
function mayMove(copy: Instruction, target: Word, over: readonly Instruction[]): boolean {
  return over.every(({ name }) => {
    if (name === "WORKDIR") return isAbsolute(target);
    if (name === "ARG" || name === "ENV") return copy.variables.length === 0;
    return name === "LABEL" || name === "EXPOSE";
  });
}

const hasFolder = (stage: Stage | undefined, before: number): boolean =>
  stage?.instructions.some(({ name, index }) => name === "WORKDIR" && index < before) === true;
