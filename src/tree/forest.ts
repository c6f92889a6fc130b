// A view's rows by id, and what is different between two of its pictures.
import type { NodeId, TreeNode } from "./node.ts";

export interface Forest {
  readonly roots: readonly TreeNode[];
  get(id: NodeId): TreeNode | undefined;
  /** The row above; undefined for a root, and for an id that is not here. */
  parentOf(id: NodeId): NodeId | undefined;
  /** The first row, from the top, that shows this record itself. */
  showing(kind: string, id: string): NodeId | undefined;
}

export const emptyForest: Forest = forestOf([]);

/** Ids must be unique: of two nodes with one id the later counts. */
export function forestOf(roots: readonly TreeNode[]): Forest {
  const nodes = new Map<NodeId, TreeNode>();
  const parents = new Map<NodeId, NodeId>();
  const put = (node: TreeNode, parent: NodeId | undefined): void => {
    nodes.set(node.id, node);
    if (parent !== undefined) parents.set(node.id, parent);
    for (const child of childrenOf(node)) put(child, node.id);
  };
  for (const root of roots) put(root, undefined);
  return {
    roots,
    get: (id) => nodes.get(id),
    parentOf: (id) => parents.get(id),
    showing: (kind, id) => {
      for (const node of nodes.values()) if (node.of?.id === id && node.of.kind === kind) return node.id;
      return undefined;
    },
  };
}

/** The children known now; those of "on open" rows are not part of a forest. */
export function childrenOf({ children }: TreeNode): readonly TreeNode[] {
  return children === undefined || children === "on open" ? none : children;
}

const none: readonly TreeNode[] = [];

/**
 * The rows to fetch again: those whose own face changed, and parents whose list of children changed. What stands below such a
 * row is fetched with it and not named. "roots" when the list of roots itself changed.
 */
export function changedBetween(before: Forest, after: Forest): readonly NodeId[] | "roots" {
  if (!sameList(before.roots, after.roots)) return "roots";
  const changed: NodeId[] = [];
  const compare = (left: readonly TreeNode[], right: readonly TreeNode[]): void => {
    for (const [index, now] of right.entries()) {
      const then = left[index];
      if (then === undefined || then === now) continue;
      const [old, fresh] = [childrenOf(then), childrenOf(now)];
      if (!sameFace(then, now) || !sameList(old, fresh)) changed.push(now.id);
      else if (old !== fresh) compare(old, fresh);
    }
  };
  compare(before.roots, after.roots);
  return changed;
}

function sameList(left: readonly TreeNode[], right: readonly TreeNode[]): boolean {
  return left === right || (left.length === right.length && left.every((node, index) => node.id === right[index]?.id));
}

/** Records are compared by identity: one that is equal to the old one is the old one, and hovers are made from it. */
function sameFace(left: TreeNode, right: TreeNode): boolean {
  return (
    left.label === right.label &&
    left.description === right.description &&
    left.icon === right.icon &&
    left.context === right.context &&
    left.spoken === right.spoken &&
    left.of === right.of &&
    left.open === right.open &&
    left.dimmed === right.dimmed &&
    left.warns === right.warns &&
    left.click?.command === right.click?.command &&
    kindOfChildren(left) === kindOfChildren(right)
  );
}

const kindOfChildren = ({ children }: TreeNode): string => (typeof children === "string" ? children : typeof children);
