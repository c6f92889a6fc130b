// Logical lines: texts put together from pieces of the document, able to tell where each character stands.
import type { Joined, Span } from "./tree.ts";

/** Where pieces of a joined text begin: `indexes` in the joined text, `offsets` in the document; both ascend together. */
interface Pieces {
  readonly text: string;
  readonly indexes: readonly number[];
  readonly offsets: readonly number[];
}

/** Gathers pieces in order. */
export interface Joiner {
  add(text: string, offset: number): void;
  finish(): Joined;
}

export function joiner(): Joiner {
  const indexes: number[] = [];
  const offsets: number[] = [];
  let joined = "";
  return {
    add(text, offset) {
      indexes.push(joined.length);
      offsets.push(offset);
      joined += text;
    },
    finish: () => new Slice({ text: joined, indexes, offsets }, 0, joined.length),
  };
}

/** A text that stands in the document as it is. */
export function joinedAt(text: string, offset: number): Joined {
  return new Piece(text, offset);
}

/** A part of a joined text that still knows where it stands. */
export function part(whole: Joined, from: number, to: number): Joined {
  if (whole instanceof Piece) return new Piece(whole.text.slice(from, to), whole.start + from);
  if (!(whole instanceof Slice)) throw new Error("not made by joiner()");
  return new Slice(whole.pieces, whole.from + from, whole.from + to);
}

// Classes, because each line of a file has some of these: methods of the prototype take no memory.

/** One piece, which most lines are. */
class Piece implements Joined {
  readonly text: string;
  readonly start: number;

  constructor(text: string, start: number) {
    this.text = text;
    this.start = start;
  }

  offsetAt(index: number): number {
    return this.start + Math.min(Math.max(index, 0), this.text.length);
  }

  span(from: number, to: number): Span {
    return { start: this.offsetAt(from), end: to > from ? this.offsetAt(to - 1) + 1 : this.offsetAt(from) };
  }
}

class Slice implements Joined {
  readonly text: string;
  readonly pieces: Pieces;
  readonly from: number;

  constructor(pieces: Pieces, from: number, to: number) {
    this.text = pieces.text.slice(from, to);
    this.pieces = pieces;
    this.from = from;
  }

  offsetAt(index: number): number {
    const within = Math.min(Math.max(index, 0), this.text.length);
    return within === this.text.length && within > 0
      ? place(this.pieces, this.from + within - 1) + 1
      : place(this.pieces, this.from + within);
  }

  span(from: number, to: number): Span {
    return { start: this.offsetAt(from), end: to > from ? this.offsetAt(to - 1) + 1 : this.offsetAt(from) };
  }
}

function place({ indexes, offsets }: Pieces, index: number): number {
  let [low, high] = [0, indexes.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((indexes[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return (offsets[low] ?? 0) + index - (indexes[low] ?? 0);
}
