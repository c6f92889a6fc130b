// What rules of command lines share: they look at one call at a time.
import type { Fix, Report, Rule, Severity } from "../../language.ts";
import { rangeIn, replaceIn, type Call, type CommandLines } from "../syntax/document.ts";

export type CommandRule = Rule<CommandLines>;

interface Part {
  readonly from: number;
  readonly to: number;
}

/** Puts a rule's finding at a part of the call. */
export type Tell = (part: Part, message: string, fixes?: readonly (Fix | undefined)[]) => void;

export function rule(
  id: string,
  severity: Severity,
  check: (call: Call, tell: Tell, doc: CommandLines) => void,
): CommandRule {
  return {
    id,
    aliases: [],
    severity,
    check: (doc, report: (finding: Report) => void) => {
      for (const call of doc.calls)
        check(
          call,
          (part, message, fixes = []) =>
            report({
              range: rangeIn(doc, call, part),
              message,
              fixes: fixes.filter((fix) => fix !== undefined),
            }),
          doc,
        );
    },
  };
}

/** Undefined where the text cannot be edited to the letter. */
export function fixOf(
  doc: CommandLines,
  call: Call,
  title: string,
  edits: readonly (Part & { readonly text: string })[],
): Fix | undefined {
  const made = edits.flatMap((edit) => replaceIn(doc, call, edit, edit.text));
  return made.length < edits.length ? undefined : { title, edits: made, safe: false };
}

/** Something before the rest is wrong already, so that nothing can be said of what the rest is. */
export const isBroken = ({ flags }: Call): boolean =>
  flags.some(({ kind, value }) => kind === undefined || (kind.valued && value === undefined));

/** `docker run` and `docker create`. */
export const startsContainer = ({ verb }: Call): boolean =>
  verb?.path === "container run" || verb?.path === "container create";
