// Texts with the cursor in them.
import type { Position } from "../../../../../src/base/text.ts";
import { linesOf } from "../../../../../src/base/text.ts";
import { parse, type ComposeDocument } from "../../../../../src/language/compose/syntax/document.ts";

/** The cursor is where the ‸ stands. */
export function withCursor(marked: string): { readonly doc: ComposeDocument; readonly at: Position } {
  const offset = marked.indexOf("‸");
  const text = marked.replace("‸", "");
  return { doc: parse(text), at: linesOf(text).position(offset) };
}
