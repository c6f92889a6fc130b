// Hears of changes in a folder of a container through the system's own notices, on a pinned folder.
import fs from "node:fs";
import type { Disposable } from "../../base/event.ts";
import { coalesce, systemClock } from "../../base/timing.ts";
import { joinPath, nameOf, parentOf, textOf } from "../path.ts";
import type { Tree } from "./tree.ts";
import { itself, withPinned } from "./walk.ts";

/**
 * Tells of changes of what stands at `path`: in a folder, of its entries (not of those below them); of a file, through its
 * folder, so that one that is replaced is followed. Paths are told once a burst.
 */
export function watchPath(tree: Tree, path: string, changed: (paths: readonly string[]) => void): Disposable {
  const isFolder = withPinned(tree.root, path, true, ({ stat }) => stat.isDirectory());
  const folder = isFolder ? path : parentOf(path);
  const only = isFolder ? undefined : nameOf(path);
  const heard = new Set<string>();
  const tell = coalesce(systemClock, { quiet: 50, ceiling: 500 }, () => {
    const paths = [...heard];
    heard.clear();
    changed(paths);
  });
  const watcher = withPinned(tree.root, folder, true, ({ fd }) =>
    fs.watch(itself(fd), { persistent: false, encoding: "buffer" }, (_kind, name) => {
      const text = name === null ? undefined : textOf(name);
      if (only !== undefined && text !== only) return;
      if (text?.startsWith(".porthole-") === true) return; // our own, not yet whole
      heard.add(text === undefined ? folder : joinPath(folder, text));
      tell.ask();
    }),
  );
  watcher.on("error", () => watcher.close());
  return {
    dispose: () => {
      tell.dispose();
      watcher.close();
    },
  };
}
