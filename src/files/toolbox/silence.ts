// Ends a stream that says nothing for too long. A file that was swapped for a pipe keeps whoever opens it waiting for ever,
// and a program in a helper can be told of neither beforehand.
import type { Readable } from "node:stream";
import { t } from "../../base/l10n.ts";
import { Failure } from "../../base/problem.ts";

/** What comes, as long as it comes within `patience` (ms) each time; time in which nobody asks for more does not count. */
export async function* unlessSilent(stream: Readable, patience: number): AsyncGenerator<Uint8Array, void, undefined> {
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const said = t("nothing came of it any more; another kind of file may stand there by now");
  const giveUp = (): void =>
    void stream.destroy(new Failure({ kind: "rejected", operation: "files.stream", status: 504, said }));
  for (;;) {
    const timer = setTimeout(giveUp, patience);
    const next = await pieces.next().finally(() => clearTimeout(timer));
    if (next.done === true) return;
    yield next.value;
  }
}
