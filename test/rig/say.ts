// What the rig tells the person at the terminal: one short line for each thing done, with its seconds.

/** Prints one line. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Seconds since `from` (a `performance.now()` value), as text: "0.4 s". */
export function seconds(from: number): string {
  return `${((performance.now() - from) / 1000).toFixed(1)} s`;
}

/** Announces `text`, does `work`, and says how long it took. */
export async function step<T>(text: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  say(`rig: ${text} …`);
  const result = await work();
  say(`rig: ${text}: ${seconds(from)}`);
  return result;
}
