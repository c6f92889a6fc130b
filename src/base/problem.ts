// Everything that can go wrong, as data. Words and remedies are made from it in describe.ts; nobody matches on message texts.

/** Why an engine cannot be reached. */
export type Unreachable =
  | "missing" // no socket or pipe at that path, or no such host
  | "refused" // something is there but nobody listens
  | "denied" // the operating system forbids it
  | "tls" // certificates do not fit
  | "ssh" // the ssh connection could not be made
  | "timeout" // connected or connecting, but no answer
  | "closed" // the connection ended in the middle
  | "tooOld"; // it answered, with an API older than we speak

/** What the operating system says of a socket we may not use; shown with the remedy. */
export interface SocketAccess {
  readonly path: string;
  readonly owner: string;
  readonly group: string;
  /** Permission bits as `ls -l` shows them: "srw-rw----". */
  readonly mode: string;
  readonly user: string;
  readonly userGroups: readonly string[];
}

export type Problem =
  | { readonly kind: "cancelled" }
  | {
      readonly kind: "unreachable";
      readonly endpoint: string;
      readonly why: Unreachable;
      /** The system's or library's own sentence, for "Why?". */
      readonly said?: string;
      readonly access?: SocketAccess;
      /** With `tooOld`: the newest API version the engine speaks. */
      readonly version?: string;
    }
  | { readonly kind: "rejected"; readonly operation: string; readonly status: number; readonly said: string }
  | { readonly kind: "gone"; readonly operation: string; readonly what: string }
  | { readonly kind: "conflict"; readonly operation: string; readonly what: string; readonly said: string }
  | { readonly kind: "unsupported"; readonly feature: string; readonly needs: string }
  | { readonly kind: "setting"; readonly key: string; readonly said: string }
  | { readonly kind: "defect"; readonly cause: unknown };

/** The one error that is thrown on purpose. */
export class Failure extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: { cause?: unknown }) {
    super(summary(problem), options);
    this.name = "Failure";
    this.problem = problem;
  }
}

/** What a thrown value means. Looks at the data, never at the class: two bundles may each hold a copy of the class. */
export function problemOf(thrown: unknown): Problem {
  if (typeof thrown === "object" && thrown !== null) {
    const { problem, name } = thrown as { problem?: Problem; name?: string };
    if (typeof problem?.kind === "string") return problem;
    if (name === "AbortError") return { kind: "cancelled" };
  }
  return { kind: "defect", cause: thrown };
}

/** Throws the problem; for expressions. */
export function fail(problem: Problem, cause?: unknown): never {
  throw new Failure(problem, { cause });
}

/** One English line for logs; people read describe.ts. */
export function summary(problem: Problem): string {
  switch (problem.kind) {
    case "cancelled":
      return "cancelled";
    case "unreachable":
      return `unreachable (${problem.why}) at ${problem.endpoint}${problem.said === undefined ? "" : `: ${problem.said}`}`;
    case "rejected":
      return `${problem.operation}: rejected with ${problem.status}: ${problem.said}`;
    case "gone":
      return `${problem.operation}: gone: ${problem.what}`;
    case "conflict":
      return `${problem.operation}: conflict on ${problem.what}: ${problem.said}`;
    case "unsupported":
      return `unsupported: ${problem.feature} needs ${problem.needs}`;
    case "setting":
      return `setting ${problem.key}: ${problem.said}`;
    case "defect":
      return `defect: ${problem.cause instanceof Error ? problem.cause.message : String(problem.cause)}`;
  }
}
