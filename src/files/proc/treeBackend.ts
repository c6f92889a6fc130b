// The backend over a tree below a pinned folder; each operation has its own file here.
import type { FileBackend, Route } from "../backend.ts";
import { fileFailure, mapped } from "../faults.ts";
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import { listFolder } from "./list.ts";
import { renamePath } from "./move.ts";
import { readWhole, streamFile } from "./read.ts";
import { removePath } from "./remove.ts";
import { look, type Tree } from "./tree.ts";
import { watchPath } from "./watch.ts";
import { walkAll } from "./walkAll.ts";
import { makeFolder, writeFile } from "./write.ts";

/** `readOnly` has the words why nothing may be written. */
export function treeBackend(tree: Tree, route: Route, readOnly?: string): FileBackend {
  const may = readOnly === undefined;
  const refuse = (): void => {
    if (readOnly !== undefined) fail({ kind: "unsupported", feature: t("Writing"), needs: readOnly });
  };
  return {
    route,
    can: { write: may, rename: may, remove: may, watch: true },
    stat: (path) => mapped("files.stat", path, () => look(tree, path)),
    list: (path, signal) => mapped("files.list", path, () => listFolder(tree, path, signal)),
    read: (path, signal) => mapped("files.read", path, () => readWhole(tree, path, signal)),
    stream: (path, signal) => mapped("files.stream", path, () => streamFile(tree, path, signal)),
    write: (path, data, how, signal) =>
      mapped("files.write", path, () => {
        refuse();
        return writeFile(tree, path, data, how, signal);
      }),
    makeFolder: (path) =>
      mapped("files.makeFolder", path, () => {
        refuse();
        makeFolder(tree, path);
      }),
    remove: (path, { recursive }) =>
      mapped("files.remove", path, () => {
        refuse();
        return removePath(tree, path, recursive);
      }),
    rename: (from, to, { overwrite }) =>
      mapped("files.rename", from, () => {
        refuse();
        return renamePath(tree, from, to, overwrite);
      }),
    walk: (path, terms) => walkAll(tree, path, terms),
    watch: (path, changed) => {
      try {
        return watchPath(tree, path, changed);
      } catch (error) {
        throw fileFailure(error, "files.watch", path);
      }
    },
  };
}
