// `git clone` of an address with a password, at the head of a RUN: the source of the build context, which needs neither,
// mounted where the clone would be.
import { t } from "../../../base/l10n.ts";
import type { Fix } from "../../language.ts";
import { byHand, insert, replace } from "../edits.ts";
import { readArguments } from "../shell/options.ts";
import { runAt } from "../shell/run.ts";
import type { Dockerfile, Instruction } from "../syntax/tree.ts";

/** Options of git clone that take the next word. */
const valued: ReadonlySet<string> = new Set(
  "-b --branch -o --origin -u --upload-pack --reference --depth --separate-git-dir -c --config -j --jobs --filter --template"
    .split(" ")
    .concat("--shallow-since", "--shallow-exclude", "--bundle-uri"),
);

/** `index`: where in the instruction's body the address stands. None where more than the clone would change. */
export function cloneFixes(doc: Dockerfile, instruction: Instruction, index: number): readonly Fix[] {
  const own = doc.instructions[instruction.index] === instruction;
  if (!own || instruction.name !== "RUN" || instruction.heredocs.length > 0 || instruction.json !== undefined)
    return [];
  const { script } = runAt(doc, instruction);
  const [clone, next] = script?.commands ?? [];
  if (script === undefined || clone?.name !== "git" || clone.args[0]?.value !== "clone" || next === undefined)
    return [];
  const { place } = clone;
  if (place.from !== 0 || place.after !== "&&" || index >= place.to || place.subshell || place.depth > 0) return [];
  const [address, folder] = readArguments(clone.args.slice(1), valued).operands;
  const target = folder?.value ?? /([^/]+?)(?:\.git)?\/?$/.exec(address?.value ?? "")?.[1];
  if (target === undefined || target === "." || !/^[\w./@+-]+$/.test(target)) return [];
  const joint = /^\s*&&\s*/.exec(script.source.text.slice(place.to));
  if (joint === null) return [];
  const { start } = script.source.span(0, 1);
  const until = script.source.offsetAt(place.to + joint[0].length);
  // A comment between would lose its command.
  if (/^\s*#/m.test(doc.text.slice(start, until))) return [];
  return [
    byHand(
      t("Mount the source from the build context instead"),
      insert(doc, instruction.keyword.end, ` --mount=type=bind,target=${target.replace(/(?!^)\/+$/, "")},rw`),
      replace(doc, { start, end: until }, ""),
    ),
  ];
}
