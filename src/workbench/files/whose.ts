// Whose files an address means: a session, and the name people know its container, image or volume by.
import { shortId } from "../../base/ids.ts";
import { parseAddress } from "../../files/address.ts";
import type { FileRoot } from "../../model/resources.ts";
import type { Sessions } from "../../model/sessions.ts";
import { rootOf } from "../../model/fileRoot.ts";

/** The session's name, the root and the path of an address; undefined for what is no address of ours. */
export function readAddress(
  address: string,
  sessions: Sessions,
): { readonly session: string; readonly root: FileRoot; readonly path: string } | undefined {
  const found = parseAddress(address);
  if (found === undefined) return undefined;
  const { engine, kind, id, path } = found;
  return { session: engine, root: namedRoot(sessions, engine, { kind, id, name: id }), path };
}

/** The same with the name it has now; a shortened id where the engine does not know it, or not yet. */
export function namedRoot(sessions: Sessions, session: string, root: FileRoot): FileRoot {
  const snapshot = sessions.open.find(({ name }) => name === session)?.store.current;
  const container = root.kind === "container" ? snapshot?.containers.get(root.id) : undefined;
  const image = root.kind === "image" ? snapshot?.images.get(root.id) : undefined;
  if (container !== undefined) return rootOf(container);
  if (image !== undefined) return rootOf(image);
  return root.kind === "volume" ? root : { ...root, name: shortId(root.id) };
}
