// The rung for what stands still on an engine of this system whose folders we may read: stopped containers and images by
// their overlay's layers, volumes by their folder. Names of these folders are random, or the engine's own id is compared, so
// that another engine's are not taken for them.
import fs from "node:fs";
import { join } from "node:path";
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import * as images from "../../engine/api/images.ts";
import { volumeFolder } from "../../engine/api/standIns.ts";
import * as system from "../../engine/api/system.ts";
import { archiveBackend } from "../archive/backend.ts";
import { idsOf } from "../archive/ids.ts";
import { kindAt } from "../archive/look.ts";
import { placeOf, type ArchivePlace } from "../archive/place.ts";
import type { FileBackend } from "../backend.ts";
import { codeOf } from "../faults.ts";
import { readNames, sameIds, shiftedIds, type IdMap } from "../owners.ts";
import { treeBelow, type Names } from "../proc/tree.ts";
import { treeBackend } from "../proc/treeBackend.ts";
import { pinFolder } from "../proc/walk.ts";
import type { Rung, RungOpener, RungTerms } from "../rung.ts";
import { layersBackend } from "./backend.ts";
import type { Layers } from "./merge.ts";

export const layers: RungOpener = { route: "layers", open: openLayers };

const refuse = (needs: string, cause?: unknown): never =>
  fail({ kind: "unsupported", feature: t("Looking at the layers"), needs }, cause);

const refuseRights = (cause?: unknown): never =>
  refuse(t("the rights of the administrator (root) on this system; the archive call does without them"), cause);

async function openLayers(terms: RungTerms): Promise<Rung> {
  const { engine, target, inspected, scope, forced = false } = terms;
  if (process.platform !== "linux" || engine.endpoint.address.kind !== "unix")
    return refuse(t("an engine on this system"));
  // Of a rootless engine's some belong to users that an ordinary user may not read from.
  if (!forced && process.geteuid?.() !== 0) return refuseRights();
  const alive = (): boolean => !scope.ended;
  if (target.kind === "volume") return { backend: await volumeBackend(terms), alive };
  if (inspected?.State.Running === true) return refuse(t("a container that stands still"));
  // Their content is not in the layers.
  if ((inspected?.Mounts.length ?? 0) > 0) return refuse(t("a container without volumes"));
  const { GraphDriver } =
    inspected ?? (await images.inspect(engine, target, { signal: scope.signal, background: true }));
  return { backend: await overlayBackend(terms, GraphDriver), alive };
}

/** Where the engine keeps a volume is no secret, and nobody else's folder has the engine's id beside it. */
async function volumeBackend({ engine, target, scope }: RungTerms): Promise<FileBackend> {
  const { driver, folder } = await volumeFolder(engine, target.id, scope.signal);
  if (driver !== "local") return refuse(t("a volume of the local driver"));
  const { ID, DockerRootDir } = (await system.info(engine, scope.signal)) as { ID?: string; DockerRootDir?: string };
  if (ID === undefined || DockerRootDir === undefined || !folder.startsWith(`${DockerRootDir}/volumes/`))
    return refuse(t("an engine on this system"));
  if (readable(join(DockerRootDir, "engine-id"))?.trim() !== ID)
    return refuse(t("an engine on this system whose folders may be read"));
  refuseRootless(folder);
  const tree = scope.add(treeBelow(pinned(folder), insideOf(folder)));
  return treeBackend(tree, "layers");
}

/**
 * With user namespaces an engine keeps all it has in a folder of its own, named after the first user and group inside as
 * the host counts them: "/var/lib/docker/100000.100000/overlay2/…".
 */
function insideOf(folder: string): { readonly uids: IdMap; readonly gids: IdMap } {
  const [, uid, gid] = remapped.exec(folder) ?? [];
  const of = (first: string | undefined): IdMap => (first === undefined ? sameIds : shiftedIds(Number(first)));
  return { uids: of(uid), gids: of(gid) };
}

const remapped = /\/(\d+)\.(\d+)\/(?:overlay2|volumes)\//;

/** How numbers count inside a rootless engine's containers is told by none of its folders. */
function refuseRootless(folder: string): void {
  if (remapped.test(folder)) return;
  const data = pinned(folder.replace(/\/(?:overlay2|volumes)\/.*$/, ""));
  const { uid } = fs.fstatSync(data);
  fs.closeSync(data);
  if (uid !== 0) refuse(t("an engine that runs as root; the archive call serves a rootless one"));
}

interface Driver {
  readonly Name: string;
  readonly Data?: Readonly<Record<string, string>> | null;
}

async function overlayBackend(terms: RungTerms, { Name, Data }: Driver): Promise<FileBackend> {
  const { engine, target, inspected, scope } = terms;
  const upper = Data?.["UpperDir"];
  if (Name !== "overlay2" || upper === undefined) return refuse(t("the storage driver overlay2"));
  // What these write into attributes we cannot read.
  for (const name of ["redirect_dir", "metacopy"])
    if (/^(Y|1|on)/.test(readable(`/sys/module/overlay/parameters/${name}`) ?? ""))
      return refuse(t("an overlay without {0}", name));
  refuseRootless(upper);
  const lower = (Data?.["LowerDir"] ?? "").split(":").filter((folder) => folder !== "");
  const roots: number[] = [];
  scope.add({ dispose: () => roots.splice(0).forEach((fd) => fs.closeSync(fd)) });
  for (const folder of [upper, ...lower]) roots.push(pinned(folder));
  let place: Promise<ArchivePlace> | undefined;
  const merged: Layers = {
    get roots() {
      scope.signal.throwIfAborted();
      return roots;
    },
    known: new Map(),
    ask: async (path) => {
      place ??= placeOf(engine, target, scope);
      return (await kindAt(await place, path, scope.signal)) !== undefined;
    },
  };
  const ids = inspected?.HostConfig.UsernsMode === "host" ? { uids: sameIds, gids: sameIds } : insideOf(upper);
  const nobody: Names = { users: new Map(), groups: new Map() };
  const plain = layersBackend(merged, { ...ids, names: () => nobody });
  const read = async (path: string): Promise<ReadonlyMap<number, string>> =>
    await plain.read(path).then(
      (bytes) => readNames(Buffer.from(bytes).toString("utf8")),
      () => new Map<number, string>(),
    );
  const names: Names = { users: await read("/etc/passwd"), groups: await read("/etc/group") };
  const reading = layersBackend(merged, { ...ids, names: () => names });
  if (target.kind === "image") return reading;
  return withWriting(reading, async () => {
    const own = await (place ??= placeOf(engine, target, scope));
    return archiveBackend({ place: own, running: false, writable: true, ids: await idsOf(own, inspected) });
  });
}

/** Layers are never written to: a stopped container's files are, by the engine. */
function withWriting(reading: FileBackend, opened: () => Promise<FileBackend>): FileBackend {
  let writer: Promise<FileBackend> | undefined;
  return {
    ...reading,
    can: { ...reading.can, write: true },
    write: async (path, data, how, signal) => (await (writer ??= opened())).write(path, data, how, signal),
    makeFolder: async (path) => (await (writer ??= opened())).makeFolder(path),
  };
}

function pinned(folder: string): number {
  try {
    return pinFolder(folder);
  } catch (error) {
    if (codeOf(error) === "EACCES" || codeOf(error) === "EPERM") return refuseRights(error);
    return refuse(t("an engine on this system whose folders may be read"), error);
  }
}

function readable(path: string): string | undefined {
  try {
    return fs.readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
