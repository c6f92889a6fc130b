// Children that are made or fetched when their row is unfolded: kept by id for as long as the row stands, and made again
// whenever the editor asks.
import type { Forest } from "./forest.ts";
import type { NodeId, TreeNode } from "./node.ts";

export interface OpenedRows {
  get(id: NodeId): TreeNode | undefined;
  parentOf(id: NodeId): NodeId | undefined;
  /** What `make` gives is what stands below the row from now on. */
  fill(parent: NodeId, make: () => Promise<readonly TreeNode[]>): Promise<readonly TreeNode[]>;
  /** The rows that show one of these records. */
  showing(ids: ReadonlySet<string>): readonly NodeId[];
  /** Forgets what stood below rows that are gone. */
  prune(forest: Forest): void;
}

export function createOpenedRows(): OpenedRows {
  const below = new Map<NodeId, readonly TreeNode[]>();
  const rows = new Map<NodeId, { readonly node: TreeNode; readonly parent: NodeId }>();
  const empty = (parent: NodeId): void => {
    for (const { id } of below.get(parent) ?? []) {
      empty(id);
      rows.delete(id);
    }
    below.delete(parent);
  };
  return {
    get: (id) => rows.get(id)?.node,
    parentOf: (id) => rows.get(id)?.parent,
    fill: async (parent, make) => {
      const nodes = await make();
      // What stays keeps what stands below it: the editor has not asked for that yet.
      const stay = new Set(nodes.map(({ id }) => id));
      for (const { id } of below.get(parent) ?? [])
        if (!stay.has(id)) {
          empty(id);
          rows.delete(id);
        }
      below.set(parent, nodes);
      for (const node of nodes) rows.set(node.id, { node, parent });
      return nodes;
    },
    showing: (ids) =>
      [...rows.values()].flatMap(({ node: { of, id } }) => (of !== undefined && ids.has(of.id) ? [id] : [])),
    prune: (forest) => {
      for (const parent of [...below.keys()]) if (!rows.has(parent) && forest.get(parent) === undefined) empty(parent);
    },
  };
}
