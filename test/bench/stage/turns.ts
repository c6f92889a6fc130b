// Two ways to do the same, timed in turn, so that both meet the same machine.
import type { Figure } from "../figures.ts";

export type Work = () => Promise<unknown>;

/** Milliseconds that one piece of work takes. */
async function timed(work: Work): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

export interface Turn {
  readonly ours: Work;
  readonly reference?: { readonly of: string; readonly work: Work };
  /** Before each, of either; not timed. */
  readonly prepare?: Work;
}

/** Values of both in milliseconds; each has one turn before that is not counted. */
export async function takeTurns(
  repeat: number,
  { ours, reference, prepare }: Turn,
): Promise<Pick<Figure, "ours" | "reference">> {
  const [own, other]: [number[], number[]] = [[], []];
  for (let round = -1; round < repeat; round += 1) {
    await prepare?.();
    const mine = await timed(ours);
    await prepare?.();
    const theirs = reference === undefined ? NaN : await timed(reference.work);
    if (round < 0) continue;
    own.push(mine);
    other.push(theirs);
  }
  return reference === undefined ? { ours: own } : { ours: own, reference: { of: reference.of, values: other } };
}
