// Finds files by name and by content in whatever can be walked. Follows no link, leaves out what is no disk, and stops when
// there is enough or the person has.
import { problemOf } from "../../base/problem.ts";
import type { FileBackend, FileInfo, Walked } from "../backend.ts";
import { kernelFolders } from "../proc/kernel.ts";
import { nameOf } from "../path.ts";
import { walkTree } from "../walkTree.ts";
import { globPattern, isFuzzy } from "./names.ts";
import { isBinary, lineLooker, type Line, type LineLooker, type PieceLooker } from "./lines.ts";

export interface FindQuery {
  /** Absolute. */
  readonly under: string;
  /** As globPattern has it. With a slash it is compared with the path below `under`, otherwise with the name. */
  readonly glob?: string;
  /** Letters in this order, whatever stands between. */
  readonly fuzzy?: string;
  /** Compared with each line of text files. Without "g". */
  readonly content?: RegExp;
  /** Results after which it ends. */
  readonly most: number;
  readonly signal: AbortSignal;
  /** Folders that are not entered; absent for those of the kernel. */
  readonly leaveOut?: readonly string[];
}

/** With `content` also the line and where in it the match stands. */
export interface Found extends Partial<Line> {
  readonly info: FileInfo;
}

/** Results as they are found. @throws Failure */
export async function* find(backend: FileBackend, query: FindQuery): AsyncGenerator<Found, void, undefined> {
  const { under, content, signal, most, leaveOut = kernelFolders } = query;
  const left = new Set(leaveOut.filter((folder) => folder !== under));
  const fits = nameTest(query);
  const prune = (path: string): boolean => left.has(path);
  const looker = content === undefined ? undefined : lineLooker(content);
  const terms = { signal, contents: looker !== undefined, prune, fits, wanted };
  let count = 0;
  for await (const walked of walkTree(backend, under, terms)) {
    const { info } = walked;
    if (!fits(info.path, nameOf(info.path))) continue;
    if (looker === undefined) {
      yield { info };
      count += 1;
      if (count >= most) return;
      continue;
    }
    const lines = atOnce(walked, looker) ?? asItComes(walked, looker.pieces());
    for await (const line of lines) {
      yield { info, ...line };
      count += 1;
      if (count >= most) return;
    }
  }
}

const wanted = (beginning: Uint8Array): boolean => !isBinary(beginning);

/** Is this the name looked for? Answers for a path and its last name. */
function nameTest({ under, glob, fuzzy }: FindQuery): (path: string, name: string) => boolean {
  const whole = glob?.includes("/") === true;
  const pattern = glob === undefined ? undefined : globPattern(glob.replace(/^\.?\//, ""));
  const start = under.endsWith("/") ? under.length : under.length + 1;
  return (path, name) =>
    (pattern === undefined || pattern.test(whole ? path.slice(start) : name)) &&
    (fuzzy === undefined || isFuzzy(fuzzy, name));
}

/** Of a file that is there as a whole. Undefined where it must be read as it comes. */
function atOnce({ info, read }: Walked, looker: LineLooker): readonly Line[] | undefined {
  if (info.kind !== "file") return [];
  try {
    const bytes = read?.();
    if (bytes === undefined) return undefined;
    return isBinary(bytes) ? [] : looker.whole(bytes);
  } catch (error) {
    return ifUnreadable(error);
  }
}

/** Bytes of a file that are looked through. */
const mostBytes = 64 * 1024 * 1024;

async function* asItComes(walked: Walked, looker: PieceLooker): AsyncGenerator<Line, void, undefined> {
  if (walked.sameAs !== undefined) return;
  let bytes = 0;
  try {
    for await (const piece of walked.content()) {
      if (bytes === 0 && isBinary(piece)) return;
      bytes += piece.length;
      yield* looker.next(piece);
      if (bytes > mostBytes) return;
    }
    yield* looker.end();
  } catch (error) {
    ifUnreadable(error);
  }
}

/** What cannot be read is no end of the search. */
function ifUnreadable(error: unknown): readonly Line[] {
  const { kind } = problemOf(error);
  if (kind !== "gone" && kind !== "conflict" && kind !== "rejected") throw error;
  return [];
}
