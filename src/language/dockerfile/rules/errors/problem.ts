// Families of build errors: what today's builder refuses. Each finding has a stable code of its own; a family is one rule.
import { rangeOf } from "../../edits.ts";
import type { Fix, Report } from "../../../language.ts";
import type { Dockerfile, Span } from "../../syntax/tree.ts";

/** Reports a problem of the document with its code. */
export type Tell = (code: string, span: Span, message: string, ...fixes: readonly Fix[]) => void;

export function teller(doc: Dockerfile, report: (finding: Report) => void): Tell {
  return (code, span, message, ...fixes) => report({ code, range: rangeOf(doc, span), message, fixes });
}
