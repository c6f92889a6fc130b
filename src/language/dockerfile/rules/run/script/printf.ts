// `echo` written as `printf`, which means the same in every shell.
import type { TextEdit } from "../../../../../base/text.ts";
import { editSpan } from "../../../shell/edits.ts";
import type { ShellCommand, ShellWord } from "../../../shell/model.ts";
import type { Dockerfile } from "../../../syntax/tree.ts";

/** With escapes heeded unless a flag says otherwise. None when more than one word is printed. */
export function printfEdit(
  { args, nameWord, script, node }: ShellCommand,
  doc: Dockerfile,
  flag?: ShellWord,
): readonly TextEdit[] {
  const words = flag === undefined ? args : args.slice(1);
  if (words.length !== 1 || node === undefined) return [];
  const heeds = flag === undefined || flag.value.includes("e");
  const ends = flag?.value.includes("n") !== true;
  const { start, end } = script.source.span(nameWord.from, (flag ?? nameWord).to);
  return [editSpan(doc, start, end, `printf '${heeds ? "%b" : "%s"}${ends ? "\\n" : ""}'`)];
}
