// Every node of a script's tree, with whether double quotes are around it; one walk, bounded in depth.
import { forEachChild, type SyntaxNode } from "unbash";
import type { Script } from "./model.ts";

const deepest = 300;

/** In the order of the text; `quoted`: within double quotes. */
export function walk({ tree }: Script, see: (node: SyntaxNode, quoted: boolean) => void): void {
  const visit = (node: SyntaxNode, quoted: boolean, depth: number): void => {
    if (depth > deepest) return;
    // Positions in a backtick's unescaped text are not the source's.
    if (node.type === "Script" && node.source !== undefined) return;
    see(node, quoted);
    const within = node.type === "DoubleQuoted" || (quoted && node.type !== "Script");
    forEachChild(node, (child) => visit(child, within, depth + 1));
  };
  visit(tree, false, 0);
}
