// One ear on a folder, told once: what changes again and again is listed again only as often as somebody can read it.
import type { Disposable } from "../../base/event.ts";
import type { Clock } from "../../base/timing.ts";
import type { FileBackend } from "../../files/backend.ts";

/** Milliseconds from the first sign of a change to the call. */
const pause = 500;

/** Calls once, a moment after the first change. Undefined where this way cannot tell. */
export function watchFolder(
  backend: FileBackend,
  path: string,
  clock: Clock,
  changed: () => void,
): Disposable | undefined {
  if (!backend.can.watch) return undefined;
  let wait: Disposable | undefined;
  try {
    const watch = backend.watch?.(path, () => (wait ??= clock.after(pause, changed)));
    if (watch === undefined) return undefined;
    return {
      dispose: () => {
        watch.dispose();
        wait?.dispose();
      },
    };
  } catch {
    return undefined; // A folder that cannot be watched is listed when somebody asks.
  }
}
