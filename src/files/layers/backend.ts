// The backend over an overlay's layers: reads only, at the speed of the disk, and lists any folder whole. Nobody writes there
// while the container stands still, and nobody should.
import fs from "node:fs";
import type { Readable } from "node:stream";
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import type { FileBackend, FileInfo, FileKind } from "../backend.ts";
import { codeOf, mapped, refuseUnlessFile } from "../faults.ts";
import { ofKernel } from "../proc/kernel.ts";
import { joinPath } from "../path.ts";
import { refuseNoFolder } from "../proc/list.ts";
import { contentOf, mostWhole, refuseLarge } from "../proc/read.ts";
import { infoOf, kindOf, type Numbers } from "../proc/tree.ts";
import { itself } from "../proc/walk.ts";
import { lookup, namesOf, resolve, withBag, type Bag, type Layers, type Merged } from "./merge.ts";

const refuse = (feature: string): never =>
  fail({
    kind: "unsupported",
    feature,
    needs: t("a running container; of one that stands still the layers can only be read"),
  });

export function layersBackend(layers: Layers, numbers: Numbers): FileBackend {
  const told = async (merged: Merged, path: string, bag: Bag): Promise<FileInfo> => {
    const info = infoOf(numbers, path, merged.stat);
    if (merged.target === undefined) return info;
    const leadsTo = (await endOf(layers, merged.path, bag)) ?? ofKernel(merged.path, merged.target);
    return { ...info, target: merged.target, leadsTo };
  };
  const open = (path: string, operation: string): Promise<{ readonly fd: number; readonly size: number }> =>
    withBag(async (bag) => {
      const { stat, fds } = await resolve(layers, path, true, bag);
      refuseUnlessFile(kindOf(stat), operation, path);
      const { O_RDONLY, O_NONBLOCK } = fs.constants;
      return { fd: fs.openSync(itself(fds[0] ?? -1), O_RDONLY | O_NONBLOCK), size: stat.size };
    });
  return {
    route: "layers",
    can: { write: false, rename: false, remove: false, watch: false },
    stat: (path) =>
      mapped("files.stat", path, () =>
        withBag(async (bag) => told(await resolve(layers, path, false, bag), path, bag)),
      ),
    list: (path, signal) =>
      mapped("files.list", path, () =>
        withBag(async (bag) => {
          const folder = await resolve(layers, path, true, bag);
          if (!folder.stat.isDirectory()) refuseNoFolder(path);
          const entries: FileInfo[] = [];
          for (const name of namesOf(folder)) {
            signal?.throwIfAborted();
            await withBag(async (own) => {
              const found = await lookup(layers, folder, name, own);
              if (found !== undefined) entries.push(await told(found, joinPath(path, name), own));
            });
          }
          return { entries, cut: false };
        }),
      ),
    read: (path, signal) =>
      mapped("files.read", path, async () => {
        signal?.throwIfAborted();
        const { fd, size } = await open(path, "files.read");
        try {
          if (size > mostWhole) refuseLarge(path);
          return await contentOf(fd, size, path, signal);
        } finally {
          fs.closeSync(fd);
        }
      }),
    stream: (path, signal) =>
      mapped("files.stream", path, async (): Promise<Readable> => {
        signal.throwIfAborted();
        const { fd } = await open(path, "files.stream");
        return fs.createReadStream("", { fd, autoClose: true, highWaterMark: 1024 * 1024, signal });
      }),
    write: (path) => mapped("files.write", path, () => refuse(t("Writing"))),
    makeFolder: (path) => mapped("files.makeFolder", path, () => refuse(t("Writing"))),
    remove: (path) => mapped("files.remove", path, () => refuse(t("Removing"))),
    rename: (path) => mapped("files.rename", path, () => refuse(t("Renaming"))),
  };
}

async function endOf(layers: Layers, path: string, bag: Bag): Promise<FileKind | undefined> {
  try {
    return kindOf((await resolve(layers, path, true, bag)).stat);
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    return undefined;
  }
}
