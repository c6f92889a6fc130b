// A Compose file as it is edited: its text, its tree and what is wrong with its YAML, read once per version. Files too large
// to be read while typing are read in part and say so.
import { linesOf, type Lines } from "../../../base/text.ts";
import { asMapping, type Alias, type Mapping, type Node } from "./node.ts";
import type { Problem } from "./problem.ts";
import { read, type Anchor, type Read } from "./read.ts";
import { renewed, type Whole } from "./renew.ts";

export interface ComposeDocument {
  readonly lines: Lines;
  /** One for each YAML document; Compose merges them in order. */
  readonly roots: readonly Node[];
  /** Those of them that are mappings. */
  readonly layers: readonly Mapping[];
  readonly problems: readonly Problem[];
  readonly anchors: readonly Anchor[];
  readonly aliases: readonly Alias[];
  /** Nodes with every alias unfolded; far above what is written when aliases were made to explode. */
  readonly unfolded: number;
  /** First line that was not read, where the file is too long. */
  readonly cut?: number;
}

const mostLines = 12_000;
const mostCharacters = 2_000_000;
/** No file in earnest unfolds to so much; a bomb passes it after a few lines. */
export const mostUnfolded = 1_000_000;

/** The nearest older version that was read whole and without a problem. */
const sound = new WeakMap<ComposeDocument, Whole>();

/** Never throws, whatever the text. `before`: an older version of it, for speed; the result is the same without. */
export function parse(text: string, before?: ComposeDocument): ComposeDocument {
  const lines = linesOf(text);
  const cut = cutOf(lines);
  const older = before && sound.get(before);
  const found =
    (cut === undefined && older !== undefined ? renewed(older, text) : undefined) ??
    read(cut === undefined ? lines : linesOf(text.slice(0, lines.start(cut))));
  const doc = documentOf(lines, cut, found);
  const whole = cut === undefined && found.problems.length === 0 && !found.lenient && found.unfolded <= mostUnfolded;
  const { roots, anchors, aliases, unfolded } = found;
  if (whole) sound.set(doc, { text, roots, anchors, aliases, unfolded });
  else if (older !== undefined) sound.set(doc, older);
  return doc;
}

function documentOf(lines: Lines, cut: number | undefined, found: Read): ComposeDocument {
  const bomb = found.unfolded > mostUnfolded;
  const roots = bomb ? [] : found.roots;
  return {
    lines,
    roots,
    layers: roots.flatMap((root) => asMapping(root) ?? []),
    // The last lines before the cut may be half of something.
    problems: cut === undefined ? found.problems : found.problems.filter(({ end }) => end < lines.start(cut - 50)),
    anchors: found.anchors,
    aliases: found.aliases,
    unfolded: found.unfolded,
    ...(cut === undefined ? {} : { cut }),
  };
}

function cutOf(lines: Lines): number | undefined {
  if (lines.count <= mostLines && lines.text.length <= mostCharacters) return undefined;
  let line = Math.min(mostLines, lines.position(mostCharacters).line);
  const first = Math.max(1, line - 2_000);
  // At the last line before the limit where something new begins, so that as little as possible is torn apart.
  while (line > first && !/^ {0,2}[A-Za-z0-9_.-]/.test(lines.line(line))) line -= 1;
  return Math.max(1, line);
}
