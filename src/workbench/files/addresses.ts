// Where files are, without asking anybody.
import { formatAddress } from "../../files/address.ts";
import type { FileEntry, FileRoot } from "../../model/resources.ts";

export const addressOf = (session: string, { kind, id }: FileRoot, path: string): string =>
  formatAddress({ engine: session, kind, id, path });

/** The record of a root, of which nothing is known without asking. */
export const topEntry = (session: string, root: FileRoot): FileEntry => ({
  kind: "file",
  id: addressOf(session, root, "/"),
  root,
  path: "/",
  name: "/",
  type: "folder",
});
