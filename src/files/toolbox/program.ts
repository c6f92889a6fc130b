// The one program a toolbox needs: a busybox that brings all its code, so that it runs inside any root and takes nothing from
// it. That is one linked statically, or Alpine's, whose loader is its only library and is taken along. Looks for one in the
// images the engine has and makes a small image of it; nothing is pulled. A shell with the system's own tools would not do:
// once in the target's root their loader would read that root's files (ld.so.preload, nsswitch.conf) and run what they name.
import { t } from "../../base/l10n.ts";
import { fail, problemOf } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import { getArchive } from "../../engine/api/archive.ts";
import * as images from "../../engine/api/images.ts";
import { helperLabel, importImage } from "../../engine/api/standIns.ts";
import type { Engine } from "../../engine/engine.ts";
import { followed, missing } from "../archive/look.ts";
import { placeOf, type ArchivePlace } from "../archive/place.ts";
import { codeOf } from "../faults.ts";
import { readTar } from "../tar/read.ts";
import { packTar } from "../tar/write.ts";
import { needsOf, withLoader, type Needs } from "./elf.ts";

/** Made by us; its number changes when what is in it does. */
const toolboxImage = "porthole-toolbox:2";

/** Has the program, and is small; for whoever may be asked whether to fetch one. */
export const usualImage = "busybox";

/** Says from which image the program in ours is. */
const sourceLabel = "porthole.source";

/** Where in the image the program stands, with an empty file beside it: for use inside another root, by descriptor 4. */
export const toolFolder = "/toolbox";

/** The same program for use in the image's own root. */
export const firstTool = `${toolFolder}/first/busybox`;

/** What each of the two is loaded by, where it is not linked statically. */
const loaders = { inside: "/proc/self/fd/4/ld", first: `${toolFolder}/ld` } as const;

/** So many images are looked into; each costs the engine a tenth of a second. */
const mostLooks = 12;

/**
 * The reference of an image with the program.
 * @throws Failure `unsupported` when no image here has one; `chosen` narrows the search to one image
 */
export async function toolboxImageOn(engine: Engine, chosen: string | undefined, scope: Scope): Promise<string> {
  const own = await ownImage(engine, scope);
  if (chosen === undefined && own !== undefined) return nameOf(own);
  for (const id of await candidates(engine, chosen, scope)) {
    const source = (await inspected(engine, id, scope))?.Id ?? id;
    if (own !== undefined && labelsOf(own)?.[sourceLabel] === source) return nameOf(own);
    const program = await programIn(engine, id, scope);
    if (program === undefined) continue;
    const labels = [`LABEL ${helperLabel}=image`, `LABEL ${sourceLabel}=${source}`];
    await importImage(
      engine,
      {
        tar: packTar(layer(program)),
        changes: [...labels, `CMD ["${firstTool}"]`],
        reference: toolboxImage,
      },
      scope.signal,
    );
    const made = await ownImage(engine, scope);
    return made === undefined ? toolboxImage : nameOf(made);
  }
  const needs =
    chosen === undefined
      ? t("an image with busybox on the engine, such as busybox or alpine; pull it once")
      : t("a busybox in the image {0} that needs no library, such as those of busybox and alpine", chosen);
  const image = chosen === undefined ? usualImage : undefined;
  return fail({ kind: "unsupported", feature: t("A toolbox container"), needs, image });
}

type Seen = NonNullable<Awaited<ReturnType<typeof inspected>>>;

/** Engines have null for none. */
const labelsOf = ({ Config }: Seen) => Config.Labels as Readonly<Record<string, string>> | null | undefined;

/** Podman keeps what it makes itself under "localhost/", and makes containers from the whole name only. */
const nameOf = ({ RepoTags }: Seen): string =>
  (RepoTags as readonly string[] | null)?.find((tag) => isToolbox(tag)) ?? toolboxImage;

export const isToolbox = (reference: string): boolean =>
  reference === toolboxImage || reference === `localhost/${toolboxImage}`;

const ownImage = async (engine: Engine, scope: Scope): Promise<Seen | undefined> =>
  (await inspected(engine, toolboxImage, scope)) ?? (await inspected(engine, `localhost/${toolboxImage}`, scope));

async function inspected(engine: Engine, reference: string, scope: Scope) {
  try {
    return await images.inspect(engine, { id: reference, name: reference }, { signal: scope.signal, background: true });
  } catch (error) {
    if (problemOf(error).kind === "gone") return undefined;
    throw error;
  }
}

/** Ids: those that are named after the program first, then the small ones; or just the one that was chosen. */
export async function candidates(engine: Engine, chosen: string | undefined, scope: Scope): Promise<readonly string[]> {
  if (chosen !== undefined) {
    if ((await inspected(engine, chosen, scope)) !== undefined) return [chosen];
    return fail({
      kind: "unsupported",
      feature: t("A toolbox container"),
      needs: t("the image {0} on the engine; pull it first", chosen),
      image: chosen,
    });
  }
  const named = (tags: readonly string[] | null | undefined): number =>
    tags?.some((tag) => /busybox/.test(tag)) === true ? 0 : 1;
  return [...(await images.list(engine, scope.signal))]
    .sort((a, b) => named(a.RepoTags) - named(b.RepoTags) || a.Size - b.Size)
    .slice(0, mostLooks)
    .map(({ Id }) => Id);
}

/** Bytes of the largest program that is taken for one. */
const largest = 8 * 1024 * 1024;

export interface Program {
  readonly busybox: Buffer;
  /** With one that is not linked statically. */
  readonly loading?: { readonly needs: Needs; readonly loader: Buffer };
}

/** The loader of musl is its C library as well, and reads nothing of the root it is in but what it is told to. */
const isMusl = (path: string): boolean => /^\/lib\/ld-musl-[a-z0-9_]+\.so\.1$/.test(path);

/** Libraries that musl's loader takes itself for. */
const isInLoader = (library: string): boolean => /^libc\.(musl-|so$)/.test(library);

/** Undefined for what would need something of the root it runs in. */
export async function programOf(
  busybox: Buffer,
  read: (path: string) => Promise<Buffer | undefined>,
): Promise<Program | undefined> {
  const needs = needsOf(busybox);
  if (needs === undefined) return undefined;
  if (needs.loader === undefined) return { busybox };
  if (!isMusl(needs.loader) || !needs.libraries.every(isInLoader)) return undefined;
  const loader = await read(needs.loader);
  return loader === undefined ? undefined : { busybox, loading: { needs, loader } };
}

async function programIn(engine: Engine, image: string, scope: Scope): Promise<Program | undefined> {
  const own = scope.child("toolbox:look");
  try {
    const place = await placeOf(engine, { kind: "image", id: image, name: image }, own);
    for (const path of ["/bin/busybox", "/usr/bin/busybox", "/bin/busybox.static"]) {
      const bytes = await content(place, path);
      const program = bytes && (await programOf(bytes, (other) => content(place, other)));
      if (program !== undefined) return program;
    }
    return undefined;
  } catch (error) {
    // An image that cannot be looked into (of another system, damaged) is none that serves.
    const { kind } = problemOf(error);
    if (kind === "cancelled" || kind === "unreachable") throw error;
    return undefined;
  } finally {
    own.dispose();
  }
}

async function content(place: ArchivePlace, path: string): Promise<Buffer | undefined> {
  const { signal } = place.scope;
  try {
    const real = await followed(place, path, signal);
    const { tar } = await missing(() => getArchive(place.engine, place.container, real, { signal, background: true }));
    try {
      for await (const entry of readTar(tar)) {
        if (entry.kind !== "file" || entry.size > largest) return undefined;
        return await entry.whole();
      }
      return undefined;
    } finally {
      tar.destroy();
    }
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ELOOP") return undefined;
    throw error;
  }
}

/** The files of the image. */
export function* layer({ busybox, loading }: Program) {
  const common = { mode: 0o755, uid: 0, gid: 0, modified: 0 };
  const folder = (path: string) => ({ header: { ...common, name: path.slice(1), kind: "folder", size: 0 } as const });
  const file = (path: string, content: Buffer, mode = 0o755) => ({
    header: { ...common, name: path.slice(1), kind: "file", size: content.length, mode } as const,
    content: [content],
  });
  const loadedBy = (path: string): Buffer => (loading ? withLoader(busybox, loading.needs, path) : busybox);
  yield folder(toolFolder);
  yield file(`${toolFolder}/busybox`, loadedBy(loaders.inside));
  yield file(`${toolFolder}/empty`, Buffer.alloc(0), 0o644);
  yield folder(`${toolFolder}/first`);
  if (loading === undefined) {
    const link = { ...common, name: firstTool.slice(1), kind: "link", size: 0, target: "../busybox" } as const;
    yield { header: link };
    return;
  }
  yield file(firstTool, loadedBy(loaders.first));
  yield file(`${toolFolder}/ld`, loading.loader);
}
