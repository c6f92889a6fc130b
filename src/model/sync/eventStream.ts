// The engine's event stream as values, and how its end or a dead connection is noticed. What events mean is eventTable.ts's.
import { withResolvers } from "../../base/withResolvers.ts";
import type { Readable } from "node:stream";
import { fail, Failure } from "../../base/problem.ts";
import type { Clock } from "../../base/timing.ts";
import * as system from "../../engine/api/system.ts";
import { failureOf, patience } from "../../engine/call.ts";
import type { Engine } from "../../engine/engine.ts";
import { jsonLines } from "../../engine/streams/jsonLines.ts";

/** Events of other kinds change nothing we show. */
const types = ["container", "image", "network", "volume"] as const;

/** Milliseconds of silence after which the kernel asks the other side whether it is still there (ten times, a second apart). */
const keepAlive = 15_000;

/** An http answer, of which the types tell no more than that it is a stream. */
interface Answer {
  readonly socket: { readonly setKeepAlive?: (enable: boolean, delay: number) => unknown };
  readonly headers: { readonly date?: string };
}

export interface OpenedEvents {
  readonly stream: Readable;
  /** Whether the stream tells everything from the moment it was asked for. */
  readonly tellsAll: boolean;
}

/**
 * Opens the stream; resolves when the engine has answered. The engine answers a moment before it begins to listen to
 * itself, so it is also asked for what happened since now, rounded down to the second: nothing is lost in between, and
 * what is told twice is merely listed twice. An engine whose clock is ahead tells a little more; one whose clock is behind
 * (a virtual machine that slept) does not tell all, and its answer's date shows it.
 * @throws Failure `unreachable` (timeout) when no answer comes; the caller's signal must then end the call
 */
export async function openEvents(engine: Engine, clock: Clock, signal: AbortSignal): Promise<OpenedEvents> {
  const { promise: silent, reject } = withResolvers<never>();
  // A stream has no limit of its own in call.ts, but its answer must come.
  const timer = clock.after(patience, () => {
    const said = `GET /events: no answer for ${patience / 1000} s`;
    reject(new Failure({ kind: "unreachable", endpoint: engine.endpoint.url, why: "timeout", said }));
  });
  try {
    const since = Math.floor(clock.now() / 1000);
    const stream = await Promise.race([system.events(engine, { types, since }, signal), silent]);
    // An http answer knows its socket. Without this a cut cable would look like an engine with nothing to tell.
    const { socket, headers } = stream as Partial<Answer>;
    socket?.setKeepAlive?.(true, keepAlive);
    return { stream, tellsAll: Date.parse(headers?.date ?? "") >= since * 1000 };
  } finally {
    timer.dispose();
  }
}

/**
 * Hands on events until the stream ends. Lines that are no JSON are logged and left out.
 * @throws Failure always: `cancelled` when the signal aborted, `unreachable` otherwise, for a stream has no good end
 */
export async function readEvents(
  engine: Engine,
  stream: Readable,
  heard: (event: unknown) => void,
  signal: AbortSignal,
): Promise<never> {
  const garbage = (length: number): void => engine.log.warn(`events: left out a line of ${length} characters`);
  try {
    for await (const event of jsonLines(stream, garbage)) heard(event);
  } catch (error) {
    throw failureOf(engine, { operation: "system.events" }, signal, error);
  }
  if (signal.aborted) fail({ kind: "cancelled" });
  return fail({ kind: "unreachable", endpoint: engine.endpoint.url, why: "closed", said: "The event stream ended." });
}
