// Waits for what is needed to choose from: the first list of a family.
import type { Session } from "../model/session.ts";

/** Resolves when the family was listed once, or rejects with why it cannot be. */
export async function known(session: Session, family: "containers" | "images"): Promise<void> {
  if (session.store.current.known.has(family)) return;
  await session.engine();
  if (session.store.current.known.has(family)) return;
  await new Promise<void>((resolve, reject) => {
    const watch = session.store.onDidChange(({ after }) => {
      if (!after.known.has(family) && after.connection.state !== "lost") return;
      watch.dispose();
      session.scope.signal.removeEventListener("abort", ended);
      resolve();
    });
    const ended = (): void => {
      watch.dispose();
      reject(new DOMException("Aborted", "AbortError"));
    };
    session.scope.signal.addEventListener("abort", ended, { once: true });
  });
}
