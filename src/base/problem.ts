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
  | "tooOld" // it answered, with an API older than we speak
  | "foreign"; // something answered that is no container engine

/** What exactly does not fit, with `tls`. */
export type TlsTrouble =
  | "selfSigned"
  | "unknownAuthority"
  | "expired"
  | "notYetValid"
  | "wrongHost"
  | "needsCertificate" // the engine asks for a client certificate and got none
  | "certificateRefused" // it got one and does not accept it
  | "noTls" // the engine does not speak TLS there
  | "needsTls" // the engine speaks nothing but TLS there
  | "badFiles" // ca, cert or key cannot be read or is none
  | "mismatch" // cert and key do not belong together
  | "keyEncrypted"; // the key needs a passphrase

/** What exactly went wrong, with `ssh`. */
export type SshTrouble =
  | "unknownHost" // its key is not in known_hosts
  | "changedHost" // its key is another than known_hosts says
  | "revokedHost" // known_hosts says never to trust this key
  | "noKey" // neither an agent nor a key file
  | "keyRefused" // none of the keys we have is accepted
  | "keyEncrypted" // the only key file needs a passphrase, and no agent has it
  | "agent" // the agent cannot be reached
  | "config" // ~/.ssh/config asks for what we do not do (ProxyJump)
  | "noSocket"; // logged in, but nobody answers at the engine's socket there

/** What the operating system says of a socket we may not use; shown with the remedy. */
export interface SocketAccess {
  readonly path: string;
  readonly owner: string;
  readonly group: string;
  /** Permission bits as `ls -l` shows them: "srw-rw----". */
  readonly mode: string;
  /** By name; a user or group that the system has no name for is a number. */
  readonly user: string;
  readonly userGroups: readonly string[];
  /** The user was put into the group after this process started, so it does not count yet. */
  readonly joined?: boolean;
  /** By its permissions the user may use it: something else forbids it. */
  readonly permitted?: boolean;
}

export interface UnreachableProblem {
  readonly kind: "unreachable";
  readonly endpoint: string;
  readonly why: Unreachable;
  /** The system's or library's own sentence, for "Why?"; with `timeout`, what was waited for. */
  readonly said?: string;
  readonly access?: SocketAccess;
  readonly trouble?: TlsTrouble | SshTrouble;
  /** With `trouble`: the host, file or setting it is about. */
  readonly subject?: string;
  /** With an ssh host key: "SHA256:…" with the key's type before it. */
  readonly fingerprint?: string;
  /** With `tooOld`: the newest API version the engine speaks. */
  readonly version?: string;
}

export type Problem =
  | { readonly kind: "cancelled" }
  | UnreachableProblem
  | { readonly kind: "rejected"; readonly operation: string; readonly status: number; readonly said: string }
  | { readonly kind: "gone"; readonly operation: string; readonly what: string }
  | { readonly kind: "conflict"; readonly operation: string; readonly what: string; readonly said: string }
  /** `image`: fetching that image would do. */
  | { readonly kind: "unsupported"; readonly feature: string; readonly needs: string; readonly image?: string }
  /** `file`: where it is set, if that is a file of this machine; `line`, counted from 1, where what is wrong stands in it. */
  | {
      readonly kind: "setting";
      readonly key: string;
      readonly said: string;
      readonly file?: string;
      readonly line?: number;
    }
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
    case "unreachable": {
      const { why, trouble, endpoint, said } = problem;
      const reason = trouble === undefined ? why : `${why}, ${trouble}`;
      return `unreachable (${reason}) at ${endpoint}${said === undefined ? "" : `: ${said}`}`;
    }
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
