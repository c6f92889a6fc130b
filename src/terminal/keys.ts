// Typed text as keys: what a person pressed, without the sequences of keys that have no character.

const sequences = /\x1b(?:\[[\x20-\x3f]*[\x40-\x7e]|O[\x20-\x7e]|[\x20-\x7e])?/g;

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * The characters of what was typed or pasted, as people count them. A line end of
 * any kind is "\r"; arrows, function keys and the like give none.
 */
export function keysIn(data: string): readonly string[] {
  const text = data.replace(sequences, "").replace(/\r\n|\n/g, "\r");
  return Array.from(characters.segment(text), ({ segment }) => segment);
}
