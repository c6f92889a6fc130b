// What the system says of a file → problems. The only place in the room that knows error codes.
import { fileWord } from "../base/fileWords.ts";
import { t } from "../base/l10n.ts";
import { fail, Failure, problemOf, type Problem } from "../base/problem.ts";
import type { FileKind } from "./backend.ts";
import { shownName } from "./path.ts";

/** An error as the system calls would give it, for what our own walk finds out. */
export const systemError = (code: string): Error => Object.assign(new Error(code), { code });

export const codeOf = (error: unknown): string | undefined => {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : undefined;
};

/** A thrown error about `path` as a Failure; Failures pass through. `operation` is "files.read". */
export function fileFailure(error: unknown, operation: string, path: string): Failure {
  const known = problemOf(error);
  if (known.kind !== "defect") return error instanceof Failure ? error : new Failure(known, { cause: error });
  // A call of the engine that our own content broke off tells of it as its cause.
  const code = codeOf(known.cause);
  const problem = code === undefined ? undefined : problemOfCode(code, operation, shownName(path));
  return new Failure(problem ?? known, { cause: error });
}

/** Runs and maps; for what is synchronous and for what is not. */
export async function mapped<T>(operation: string, path: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileFailure(error, operation, path);
  }
}

function problemOfCode(code: string, operation: string, what: string): Problem | undefined {
  if (code === "ENOENT" || code === "ENOTDIR") return { kind: "gone", operation, what };
  const conflict = conflicts(code);
  if (conflict !== undefined) return { kind: "conflict", operation, what, said: `${what}: ${conflict}` };
  const refusal = refusals(code);
  if (refusal === undefined) return undefined;
  return { kind: "rejected", operation, status: refusal.status, said: `${what}: ${refusal.said}` };
}

function conflicts(code: string): string | undefined {
  switch (code) {
    case "EEXIST":
      return t("it exists already");
    case "ENOTEMPTY":
      return t("the folder is not empty");
    case "EISDIR":
      return t("it is a folder");
    case "EBUSY":
      return t("it is in use, or something is mounted there");
    case "ETXTBSY":
      return t("it is a program that runs");
    case "ELOOP":
      return t("links lead in a circle");
    case "EINVAL":
      return t("this cannot be done with it");
    default:
      return undefined;
  }
}

/** With a status as HTTP has it, for those who only look at numbers. */
function refusals(code: string): { readonly status: number; readonly said: string } | undefined {
  switch (code) {
    case "EACCES":
    case "EPERM":
      return { status: 403, said: t("permission denied") };
    case "EROFS":
      return { status: 403, said: t("the file system is read-only") };
    case "ENOSPC":
    case "EDQUOT":
      return { status: 507, said: t("no space left") };
    case "ENAMETOOLONG":
      return { status: 400, said: t("the name is too long") };
    case "EFBIG":
      return { status: 400, said: t("it is too large") };
    case "EAGAIN":
    case "EIO":
    case "ENXIO":
    case "EMFILE":
    case "EOVERFLOW":
    case "ESTALE":
      return { status: 500, said: t("it cannot be read ({0})", code) };
    default:
      return undefined;
  }
}

/** Refuses what is no regular file, before anything is opened. */
export function refuseUnlessFile(kind: FileKind, operation: string, path: string): void {
  const what = shownName(path);
  if (kind === "file") return;
  const said =
    kind === "folder" ? t("it is a folder") : t("it is no file but a {0}; Porthole never opens one", fileWord(kind));
  fail({ kind: "conflict", operation, what, said: `${what}: ${said}` });
}

/** Words of a Failure for `Passed.said`. */
export function saidOf(error: unknown): string {
  const problem = problemOf(error);
  switch (problem.kind) {
    case "unsupported":
      return problem.needs;
    case "rejected":
    case "conflict":
      return problem.said;
    case "gone":
      return t("{0} is no longer there", problem.what);
    case "unreachable":
      return problem.said ?? problem.why;
    case "setting":
      return problem.said;
    case "cancelled":
      return t("cancelled");
    case "defect":
      return problem.cause instanceof Error ? problem.cause.message : String(problem.cause);
  }
}
