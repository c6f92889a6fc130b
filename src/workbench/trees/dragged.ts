// What rows of files become when they are dragged: addresses, which the editor's own folders and editors take.
import type { NodeId, TreeNode } from "../../tree/node.ts";

export interface Dragged {
  readonly rows: readonly NodeId[];
  /** RFC 2483: one address a line. Names are encoded, so none can add a line or be taken for a note. */
  readonly uriList: string;
}

/** Undefined where there is no file among the rows. What was deleted is only a name, and a container's whole root stays. */
export function draggedFiles(node: (id: NodeId) => TreeNode | undefined, ids: readonly NodeId[]): Dragged | undefined {
  const found = ids.flatMap((id) => {
    const { of, address } = node(id) ?? {};
    return of?.kind === "file" && of.change !== "deleted" && address !== undefined ? [{ id, address }] : [];
  });
  if (found.length === 0) return undefined;
  return { rows: found.map(({ id }) => id), uriList: found.map(({ address }) => address).join("\r\n") };
}
