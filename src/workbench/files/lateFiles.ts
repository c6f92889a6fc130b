// Stands for the file systems until somebody looks into one: only then is what does the work loaded.
import { createEmitter } from "../../base/event.ts";
import { late } from "../../base/late.ts";
import type { Scope } from "../../base/scope.ts";
import type { Files, FileTools, TouchedAddress } from "../../commands/files/files.ts";
import type { FileReader } from "../../tree/fileReader.ts";
import { addressOf, topEntry } from "./addresses.ts";
import type { FileSystems } from "./fileSystems.ts";

/** `load` is called until it has succeeded once. */
export function lateFiles(scope: Scope, load: () => Promise<FileSystems>): FileReader & Files {
  const changed = scope.add(createEmitter<readonly string[]>());
  const touched = scope.add(createEmitter<readonly TouchedAddress[]>());
  let loaded: FileSystems | undefined;
  const begun = late(async () => {
    loaded = await load();
    scope.add(loaded.onDidChange((ids) => changed.fire(ids)));
    scope.add(loaded.onDidTouch((what) => touched.fire(what)));
    return loaded;
  });
  // Whoever wants an answer is told why there is none; these want none.
  const then = (work: (files: FileSystems) => void): void => void begun().then(work, () => undefined);
  return {
    onDidChange: changed.event,
    onDidTouch: touched.event,
    top: topEntry,
    address: addressOf,
    route: (...of) => loaded?.route(...of),
    forced: (...of) => loaded?.forced(...of),
    forget: (...of) => loaded?.forget(...of),
    refresh: (...of) => loaded?.refresh(...of),
    warm: (...of) => then((files) => files.warm(...of)),
    force: (...of) => then((files) => files.force(...of)),
    touched: (...of) => then((files) => files.touched(...of)),
    open: async (...of) => await (await begun()).open(...of),
    stat: async (...of) => await (await begun()).stat(...of),
    list: async (...of) => await (await begun()).list(...of),
    listWhole: async (...of) => await (await begun()).listWhole(...of),
    at: async (...of) => await (await begun()).at(...of),
    changes: async (...of) => await (await begun()).changes(...of),
    tools: lateTools(async () => (await begun()).tools),
  };
}

const lateTools = (tools: () => Promise<FileTools>): FileTools => ({
  download: async (...how) => await (await tools()).download(...how),
  upload: async (...how) => await (await tools()).upload(...how),
  copy: async (...how) => await (await tools()).copy(...how),
  tar: async (...how) => await (await tools()).tar(...how),
  debugShell: async (...how) => await (await tools()).debugShell(...how),
  processes: async (...how) => await (await tools()).processes(...how),
  find: async function* (...how) {
    yield* (await tools()).find(...how);
  },
});
