// What of a build context a .dockerignore lets through, asked path by path on the way down: as the docker client does it for
// the classic builder, or as BuildKit does. They differ in which left-out folders they still look into for exceptions.
import { taking, type Taking } from "./matcher.ts";
import type { Entry, IgnoreFile } from "./syntax.ts";

export type Builder = "buildkit" | "classic";

export interface Verdict {
  readonly sent: boolean;
  /** Of a folder that is left out itself: something in it may be sent all the same. */
  readonly enters: boolean;
  /** The line that decided; undefined where no pattern fits. */
  readonly by: Entry | undefined;
  /** For the verdicts on what is in a folder. */
  readonly fits: readonly boolean[];
}

export interface ContextRules {
  /** `path`: from the context's root, with slashes. `above`: the verdict on its folder; undefined at the top. */
  judge(path: string, folder: boolean, above?: Verdict): Verdict;
}

interface Pattern {
  readonly entry: Entry | undefined;
  readonly exception: boolean;
  readonly text: string;
  readonly takes: Taking;
}

interface How {
  readonly builder: Builder;
  /** Files that the classic builder is sent whatever the patterns say: the Dockerfile and the .dockerignore. */
  readonly always?: readonly string[];
}

export function contextRules({ entries }: IgnoreFile, { builder, always = [] }: How): ContextRules {
  const patterns = entries.map(patternOf);
  if (builder === "classic")
    for (const path of always) if (!judged(patterns, path, undefined).sent) patterns.push(exceptionFor(path));
  const exceptions = patterns.filter(({ exception }) => exception).map(({ text }) => text);
  const mayEnter = builder === "classic" ? classicEnters(exceptions) : buildkitEnters(exceptions);
  return {
    judge: (path, folder, above) => {
      const { sent, by, fits } = judged(patterns, path, above?.fits);
      return { sent, by, fits, enters: folder && (sent || mayEnter(path)) };
    },
  };
}

function patternOf(entry: Entry): Pattern {
  const { pattern: text, exception, outside } = entry;
  return { entry, exception, text, takes: taking(outside ? "" : text) };
}

const exceptionFor = (path: string): Pattern => ({
  entry: undefined,
  exception: true,
  text: path,
  takes: (other) => other === path,
});

/**
 * Patterns in order: one that fits leaves out, an exception that fits takes back. What fits a folder fits all in it. As in
 * the builder a pattern is not tried where it could change nothing, and counts as not fitting then.
 */
function judged(
  patterns: readonly Pattern[],
  path: string,
  above: readonly boolean[] | undefined,
): Omit<Verdict, "enters"> {
  const fits: boolean[] = [];
  let out = false;
  let by: Entry | undefined;
  for (const [index, { exception, takes, entry }] of patterns.entries()) {
    let fit = above?.[index] === true;
    if (!fit && exception === out) fit = above === undefined ? fitsAnywhere(takes, path) : takes(path);
    fits.push(fit);
    if (!fit) continue;
    if (out === exception) by = entry;
    out = !exception;
  }
  return { sent: !out, by, fits };
}

/** The path, or a folder above it. */
function fitsAnywhere(takes: Taking, path: string): boolean {
  if (takes(path)) return true;
  for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1))
    if (takes(path.slice(0, slash))) return true;
  return false;
}

/** An exception that begins with the folder's path, letter by letter: signs in it are not understood here. */
const classicEnters =
  (exceptions: readonly string[]) =>
  (path: string): boolean =>
    exceptions.some((text) => `${text}/`.startsWith(`${path}/`));

/** The same, unless an exception has signs before its end: then every folder is looked into. */
function buildkitEnters(exceptions: readonly string[]): (path: string) => boolean {
  const beginnings = exceptions.map((text) => text.replace(/\/\*\*$/, "").replace(/\/\*$/, ""));
  if (beginnings.some((text) => /[*[\]?^\\]/.test(text))) return () => true;
  return classicEnters(beginnings);
}
