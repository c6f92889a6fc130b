// What rules of command lines share: they look at one call at a time.
import type { Fix, Lookup, Report, Rule, Severity } from "../../language.ts";
import { rangeIn, replaceIn, type Call, type CommandLines, type Flag } from "../syntax/document.ts";

export type CommandRule = Rule<CommandLines>;

interface Part {
  readonly from: number;
  readonly to: number;
}

/** Puts a rule's finding at a part of the call. `severity`: milder than the rule's own. */
export type Tell = (part: Part, message: string, fixes?: readonly (Fix | undefined)[], severity?: Severity) => void;

export function rule(
  id: string,
  severity: Severity,
  check: (call: Call, tell: Tell, doc: CommandLines, lookup: Lookup) => void,
): CommandRule {
  return {
    id,
    aliases: [],
    severity,
    check: (doc, report: (finding: Report) => void, lookup) => {
      for (const call of doc.calls)
        check(
          call,
          (part, message, fixes = [], milder) =>
            report({
              range: rangeIn(doc, call, part),
              ...(milder === undefined ? {} : { severity: milder }),
              message,
              fixes: fixes.filter((fix) => fix !== undefined),
            }),
          doc,
          lookup,
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

/** Takes a flag and its value away, with the blanks before it. Undefined where it shares its word with others. */
export function withoutFlag(
  { source }: Call,
  { word, value, written }: Flag,
): (Part & { readonly text: "" }) | undefined {
  const own = source.text.slice(word.from, word.to);
  if (own !== written && !own.startsWith(`${written}=`)) return undefined;
  const before = /(?:[ \t]|\\\r?\n)*$/.exec(source.text.slice(0, word.from))?.[0].length ?? 0;
  return { from: word.from - before, to: Math.max(word.to, value?.to ?? 0), text: "" };
}

/** `docker run` and `docker create`. */
export const startsContainer = ({ verb }: Call): boolean =>
  verb?.path === "container run" || verb?.path === "container create";
