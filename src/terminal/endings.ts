// What goes on after a terminal was closed: processes in containers that are being ended. Whoever is about to leave can
// wait for it.

const pending = new Set<Promise<void>>();

/** Notes work that outlives its terminal. It must not reject. */
export function tracked(work: Promise<void>): Promise<void> {
  pending.add(work);
  void work.finally(() => pending.delete(work));
  return work;
}

/** Resolves when everything that was being ended is over. */
export async function endingsOver(): Promise<void> {
  while (pending.size > 0) await Promise.all(pending);
}
