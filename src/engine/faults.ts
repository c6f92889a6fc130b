// Socket errors and status codes → problems. The only place that knows Node's and the engine's error shapes.
import { problemOf, type Problem, type Unreachable } from "../base/problem.ts";
import type { Engine } from "./engine.ts";

/** Turns whatever a call threw into a problem; `what` is the thing acted on, in the person's words. */
export function problemOfFault(
  error: unknown,
  {
    engine,
    operation,
    what,
    aborted,
  }: { engine: Pick<Engine, "endpoint">; operation: string; what: string; aborted: boolean },
): Problem {
  if (aborted) return { kind: "cancelled" };
  const known = problemOf(error);
  if (known.kind !== "defect") return known;
  const { statusCode, code, message } = error as { statusCode?: number; code?: string; message?: string };
  if (typeof statusCode === "number") return problemOfStatus(statusCode, saidBy(error), { operation, what });
  const why = code === undefined ? undefined : unreachableCodes[code];
  if (why !== undefined) return { kind: "unreachable", endpoint: engine.endpoint.url, why, said: message };
  return { kind: "defect", cause: error };
}

function problemOfStatus(
  status: number,
  said: string,
  { operation, what }: { operation: string; what: string },
): Problem {
  if (status === 404 && /no such (container|image|exec instance|network|volume)/i.test(said))
    return { kind: "gone", operation, what };
  if (status === 409) return { kind: "conflict", operation, what, said };
  return { kind: "rejected", operation, status, said };
}

/** The engine's own sentence: dockerode puts the parsed body in `json`. */
function saidBy(error: unknown): string {
  const { json, reason, message } = error as { json?: unknown; reason?: string; message?: string };
  if (typeof json === "object" && json !== null && typeof (json as { message?: unknown }).message === "string")
    return (json as { message: string }).message;
  if (typeof json === "string" && json !== "") return json.trim();
  return reason ?? message ?? "";
}

const unreachableCodes: Readonly<Record<string, Unreachable>> = {
  ENOENT: "missing",
  ENOTFOUND: "missing",
  EAI_AGAIN: "missing",
  ECONNREFUSED: "refused",
  EACCES: "denied",
  EPERM: "denied",
  ETIMEDOUT: "timeout",
  EHOSTUNREACH: "timeout",
  ENETUNREACH: "timeout",
  ECONNRESET: "closed",
  EPIPE: "closed",
};
