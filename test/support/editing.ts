// Random edits of a text, the same in every run: what a person types and deletes, mostly near the last place, and now and
// then anywhere.

/** Numbers below a limit, the same in every run. */
export function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** Texts that come of a first one, each from the one before it by one edit. */
export function* editings(first: string, pieces: readonly string[], seed: number, count: number): Generator<string> {
  const random = sequence(seed);
  let text = first;
  let near = random(text.length + 1);
  for (let round = 0; round < count; round += 1) {
    if (random(6) === 0) near = random(text.length + 1);
    const from = Math.min(near, text.length);
    // More is typed than deleted, and some of it is taken from the text itself.
    const gone = random(3) === 0 ? random(12) : 0;
    const copied = text.slice(random(text.length), random(text.length));
    const fresh = random(12) === 0 ? copied.slice(0, 60) : (pieces[random(pieces.length)] ?? "");
    text = text.slice(0, from) + fresh + text.slice(from + gone);
    near = from + fresh.length;
    yield text;
  }
}
