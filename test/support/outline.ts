// A forest as text, so that a tree is tested by what a person would see: one line a row, children indented.
import assert from "node:assert/strict";
import { childrenOf } from "../../src/tree/forest.ts";
import { defaultSettings, type Settings } from "../../src/manifest/settings.ts";
import type { Sessions } from "../../src/model/sessions.ts";
import type { FileReader } from "../../src/tree/fileReader.ts";
import type { TreeNode } from "../../src/tree/node.ts";
import type { TreeSource } from "../../src/tree/source.ts";
import { memoryFiles } from "./memoryFiles.ts";
import { madeAt } from "./resources.ts";

export interface OutlineOptions {
  /** Also the icon, in brackets before the label. */
  readonly icons?: boolean;
  /** Also the context, after a vertical bar. */
  readonly contexts?: boolean;
  /** Levels shown; all by default. */
  readonly depth?: number;
}

/** "web-1 — nginx:1.25 · Up 3 minutes". Fails when two rows have one id, which the editor would not take. */
export function outline(roots: readonly TreeNode[], options: OutlineOptions = {}): string {
  const seen = new Set<string>();
  const lines: string[] = [];
  const put = (node: TreeNode, depth: number): void => {
    assert.ok(!seen.has(node.id), `two rows have the id ${node.id}`);
    seen.add(node.id);
    if (depth < (options.depth ?? Infinity)) lines.push("  ".repeat(depth) + lineOf(node, options));
    for (const child of childrenOf(node)) put(child, depth + 1);
  };
  for (const root of roots) put(root, 0);
  return lines.join("\n");
}

function lineOf({ label, description, icon, context, dimmed, warns }: TreeNode, options: OutlineOptions): string {
  return [
    options.icons === true ? `[${icon}] ` : "",
    label,
    description === undefined || description === "" ? "" : ` — ${description}`,
    options.contexts === true ? ` | ${context}` : "",
    warns === true ? " !" : "",
    dimmed === true ? " (dimmed)" : "",
  ].join("");
}

export interface Look extends OutlineOptions {
  readonly settings?: Partial<Settings>;
  readonly filter?: string;
  /** Milliseconds since the builders' resources were made; three minutes by default. */
  readonly after?: number;
  /** Unfolds rows whose children are made when they are unfolded. */
  readonly unfold?: boolean;
  /** What files hold; without it Files rows lead to an error. */
  readonly files?: FileReader;
}

/** What a view shows of these sessions, as text. */
export async function looksAt(source: TreeSource, sessions: Sessions, look: Look = {}): Promise<string> {
  const now = madeAt + (look.after ?? 180_000);
  const settings = { ...defaultSettings, ...look.settings };
  const roots = source.roots(sessions, { settings, filter: look.filter ?? "", now });
  return outline(
    look.unfold === true
      ? await unfolded(source, roots, { sessions, now, files: look.files ?? memoryFiles({ sessions }) })
      : roots,
    look,
  );
}

/** The same rows with their "on open" children in place. */
async function unfolded(
  source: TreeSource,
  nodes: readonly TreeNode[],
  opening: { readonly sessions: Sessions; readonly files: FileReader; readonly now: number },
): Promise<readonly TreeNode[]> {
  const signal = new AbortController().signal;
  const { sessions, files, now } = opening;
  return await Promise.all(
    nodes.map(async (node) => {
      const session = sessions.open.find(({ name }) => name === node.session);
      if (node.children !== "on open" || source.open === undefined || session === undefined)
        return { ...node, children: await unfolded(source, childrenOf(node), opening) };
      return { ...node, children: await source.open(node, { session, files, now, signal }) };
    }),
  );
}
