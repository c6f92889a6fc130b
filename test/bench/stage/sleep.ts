// Waiting, in milliseconds.

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Asks until it holds; NaN-free: false when the time is over. */
export async function until(check: () => boolean | Promise<boolean>, limit: number, pause = 50): Promise<boolean> {
  for (const end = performance.now() + limit; performance.now() < end; await sleep(pause))
    if (await check()) return true;
  return false;
}
