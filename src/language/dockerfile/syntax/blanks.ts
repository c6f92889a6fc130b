// Blanks as the builder takes them.

/** A blank inside a logical line. */
export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0x85 || code === 0xa0 || (code > 255 && wide.has(code));
}

const wide = new Set([
  0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029,
  0x202f, 0x205f, 0x3000,
]);

/** What parts words where no quotes count: narrower than `isBlank`. */
export function isGap(code: number): boolean {
  return code === 32 || code === 9 || (code >= 11 && code <= 13);
}

/** The first index from `from` that is no blank; `to` when there is none. */
export function skipBlanks(text: string, from: number, to = text.length): number {
  let at = from;
  while (at < to && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** The end of what stands before the blanks at the end. */
export function trimEnd(text: string, from: number, to = text.length): number {
  let at = to;
  while (at > from && isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}
