// Finds files by name and by content in whatever can be walked. Follows no link, leaves out what is no disk, and stops when
// there is enough or the person has.
import { problemOf } from "../base/problem.ts";
import type { FileBackend, FileInfo, Walked } from "./backend.ts";
import { nameOf } from "./path.ts";
import { walkTree } from "./walkTree.ts";

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

export interface Found {
  readonly info: FileInfo;
  /** With `content`: counted from 1, the line itself cut to a few hundred characters, and where in it the match stands. */
  readonly line?: number;
  readonly text?: string;
  readonly start?: number;
  readonly length?: number;
}

/** What the kernel tells there has no end, and is no file. */
const kernelFolders = ["/proc", "/sys", "/dev"];

/** Results as they are found. @throws Failure */
export async function* find(backend: FileBackend, query: FindQuery): AsyncGenerator<Found, void, undefined> {
  const { under, content, signal, most, leaveOut = kernelFolders } = query;
  const left = new Set(leaveOut.filter((folder) => folder !== under));
  const fits = nameTest(query);
  const prune = ({ path }: FileInfo): boolean => left.has(path);
  const terms = { signal, contents: content !== undefined, prune, fits };
  let count = 0;
  for await (const walked of walkTree(backend, under, terms)) {
    if (!fits(walked.info.path)) continue;
    if (content === undefined) {
      count += 1;
      yield { info: walked.info };
    } else
      for await (const found of readable(walked, content)) {
        count += 1;
        yield found;
        if (count >= most) return;
      }
    if (count >= most) return;
  }
}

function nameTest({ under, glob, fuzzy }: FindQuery): (path: string) => boolean {
  const whole = glob?.includes("/") === true;
  const pattern = glob === undefined ? undefined : globPattern(glob.replace(/^\.?\//, ""));
  const start = under.endsWith("/") ? under.length : under.length + 1;
  return (path) =>
    (pattern === undefined || pattern.test(whole ? path.slice(start) : nameOf(path))) &&
    (fuzzy === undefined || isFuzzy(fuzzy, nameOf(path)));
}

/** "*" any part of a name, "**" any folders, "?" one character, "[a-z]" one of them, "{a,b}" either. */
export function globPattern(glob: string): RegExp {
  let pattern = "";
  let open = 0;
  for (let at = 0; at < glob.length; at += 1) {
    const rest = glob.slice(at);
    const set = /^\[(!|\^)?((?:\\?[^\]\\/])+)\]/.exec(rest);
    if (rest.startsWith("**/")) [pattern, at] = [`${pattern}(?:.*/)?`, at + 2];
    else if (rest.startsWith("**")) [pattern, at] = [`${pattern}.*`, at + 1];
    else if (rest.startsWith("*")) pattern += "[^/]*";
    else if (rest.startsWith("?")) pattern += "[^/]";
    else if (set !== null) {
      pattern += `[${set[1] === undefined ? "" : "^"}${(set[2] ?? "").replace(/[\\[\]]/g, "\\$&")}]`;
      at += set[0].length - 1;
    } else if (rest.startsWith("{") && rest.includes("}")) [pattern, open] = [`${pattern}(?:`, open + 1];
    else if (open > 0 && rest.startsWith("}")) [pattern, open] = [`${pattern})`, open - 1];
    else if (open > 0 && rest.startsWith(",")) pattern += "|";
    else pattern += rest.charAt(0).replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  }
  try {
    return new RegExp(`^${pattern}$`, "is");
  } catch {
    // Brackets or a range that mean nothing: taken as they stand.
    return new RegExp(`^${glob.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}$`, "is");
  }
}

/** Do the letters stand in the name in this order? Spaces do not count. */
export function isFuzzy(letters: string, name: string): boolean {
  const lower = name.toLowerCase();
  let at = 0;
  for (const letter of letters.toLowerCase().replaceAll(/\s/g, "")) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** What cannot be read is no end of the search. */
async function* readable(walked: Walked, pattern: RegExp): AsyncGenerator<Found, void, undefined> {
  try {
    const whole = walked.info.kind === "file" ? walked.read?.() : undefined;
    if (whole === undefined) yield* lines(walked, pattern);
    else for (const found of linesOf(walked.info, whole, pattern)) yield found;
  } catch (error) {
    const { kind } = problemOf(error);
    if (kind !== "gone" && kind !== "conflict" && kind !== "rejected") throw error;
  }
}

/** Characters of a line that are looked at and shown: a pattern must not be let loose on megabytes without an end of line. */
const longest = 2000;
const shown = 300;

/** Bytes of a file that are looked through. */
const mostBytes = 64 * 1024 * 1024;

/** As grep has it: a zero at the beginning means that it is no text. */
const isBinary = (bytes: Uint8Array): boolean => bytes.subarray(0, 8192).includes(0);

function matchIn(info: FileInfo, line: number, text: string, pattern: RegExp): Found | undefined {
  const found = pattern.exec(text.length > longest ? text.slice(0, longest) : text);
  if (found === null) return undefined;
  return { info, line, text: text.slice(0, shown), start: found.index, length: found[0].length };
}

/**
 * Only characters that stand for themselves, or for any one: it means the same in a text of many lines, and no text makes
 * it slow.
 */
const isWords = ({ source, flags }: RegExp): boolean =>
  !/[gysm]/.test(flags) && /^(?:[\w .,:;=@<>%&#!~"'/-]|\\[^\w\s])+$/.test(source);

/** Of a file that is there as a whole. */
function linesOf(info: FileInfo, bytes: Uint8Array, pattern: RegExp): readonly Found[] {
  if (isBinary(bytes)) return [];
  const whole = new TextDecoder().decode(bytes);
  // Most files have no match, and one look at all of it is several times faster than one at each line.
  if (isWords(pattern) && !pattern.test(whole)) return [];
  const lines = whole.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.flatMap((text, index) => matchIn(info, index + 1, text, pattern) ?? []);
}

async function* lines(walked: Walked, pattern: RegExp): AsyncGenerator<Found, void, undefined> {
  const { info } = walked;
  if (info.kind !== "file" || walked.sameAs !== undefined) return;
  const decoder = new TextDecoder();
  let [rest, line, bytes, first] = ["", 0, 0, true];
  const match = (text: string): Found | undefined => matchIn(info, (line += 1), text, pattern);
  for await (const chunk of walked.content()) {
    if (first && isBinary(chunk)) return;
    first = false;
    bytes += chunk.length;
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = (parts.pop() ?? "").slice(0, 1024 * 1024);
    for (const part of parts) {
      const found = match(part);
      if (found !== undefined) yield found;
    }
    if (bytes > mostBytes) return;
  }
  const found = rest === "" ? undefined : match(rest);
  if (found !== undefined) yield found;
}
