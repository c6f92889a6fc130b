// Hearing of a container's end from before its start, so that one that ends at once, or is removed at once, is not missed.
import { text } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { call, failureOf } from "../call.ts";
import type { Engine } from "../engine.ts";
import type { Target } from "./containers.ts";
import { openStream } from "./request.ts";

/**
 * Waits for the end of the run that comes next. Resolves once the engine has begun to listen; start the container then.
 * @returns the exit code, as a promise in an object, so that awaiting the listening does not await the end
 */
export const nextExit = async (
  engine: Engine,
  { id, name }: Target,
  signal: AbortSignal,
): Promise<{ readonly code: Promise<number> }> => {
  const what = { operation: "containers.wait", what: name, background: true };
  const answer = await call(engine, what, signal, (docker) =>
    openStream<Readable>(docker, {
      method: "POST",
      path: `/containers/${id}/wait`,
      query: { condition: "next-exit" },
    }),
  );
  const code = text(answer).then(
    (json) => (JSON.parse(json) as { readonly StatusCode: number }).StatusCode,
    (error: unknown) => {
      throw failureOf(engine, what, signal, error);
    },
  );
  // Whoever started it may have gone by then; nobody to hear of a failure is no defect.
  code.catch(() => undefined);
  return { code };
};
