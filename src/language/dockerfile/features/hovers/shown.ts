// A hover put together from its paragraphs.
import type { Hover } from "../../../language.ts";
import { rangeOf } from "../../edits.ts";
import type { Dockerfile, Span } from "../../syntax/tree.ts";

/** Undefined when there is nothing to say. */
export function shown(doc: Dockerfile, span: Span, parts: readonly (string | undefined)[]): Hover | undefined {
  const markdown = parts.filter((part) => part !== undefined && part !== "").join("\n\n");
  return markdown === "" ? undefined : { markdown, range: rangeOf(doc, span) };
}
