// The one program a toolbox needs: a busybox that is linked statically, so that it runs inside any root. Looks for one in
// the images the engine has and makes a small image of it; nothing is pulled.
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

/** Made by us; its number changes when what is in it does. */
export const toolboxImage = "porthole-toolbox:1";

/** Where in the image the program stands, with an empty file beside it. */
export const toolFolder = "/toolbox";

/** So many images are looked into; each costs the engine a tenth of a second. */
const mostLooks = 12;

/**
 * The reference of an image with the program.
 * @throws Failure `unsupported` when no image here has one; `chosen` narrows the search to one image
 */
export async function toolboxImageOn(engine: Engine, chosen: string | undefined, scope: Scope): Promise<string> {
  if (chosen === undefined && (await exists(engine, toolboxImage, scope))) return toolboxImage;
  for (const id of await candidates(engine, chosen, scope)) {
    const program = await programIn(engine, id, scope);
    if (program === undefined) continue;
    await importImage(
      engine,
      {
        tar: packTar(layer(program)),
        changes: [`LABEL ${helperLabel}=image`, `CMD ["${toolFolder}/busybox"]`],
        reference: toolboxImage,
      },
      scope.signal,
    );
    return toolboxImage;
  }
  const needs =
    chosen === undefined
      ? t("an image with a static busybox on the engine, such as busybox; pull it once")
      : t("a static busybox in the image {0}", chosen);
  return fail({ kind: "unsupported", feature: t("A toolbox container"), needs });
}

async function exists(engine: Engine, reference: string, scope: Scope): Promise<boolean> {
  try {
    await images.inspect(engine, { id: reference, name: reference }, { signal: scope.signal, background: true });
    return true;
  } catch (error) {
    if (problemOf(error).kind === "gone") return false;
    throw error;
  }
}

/** Ids: those that are named after the program first, then the small ones; or just the one that was chosen. */
export async function candidates(engine: Engine, chosen: string | undefined, scope: Scope): Promise<readonly string[]> {
  if (chosen !== undefined) {
    if (await exists(engine, chosen, scope)) return [chosen];
    return fail({
      kind: "unsupported",
      feature: t("A toolbox container"),
      needs: t("the image {0} on the engine; pull it first", chosen),
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

async function programIn(engine: Engine, image: string, scope: Scope): Promise<Buffer | undefined> {
  const own = scope.child("toolbox:look");
  try {
    const place = await placeOf(engine, { kind: "image", id: image, name: image }, own);
    for (const path of ["/bin/busybox", "/usr/bin/busybox", "/bin/busybox.static"]) {
      const bytes = await content(place, path);
      if (bytes !== undefined && isStaticProgram(bytes)) return bytes;
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
        const parts: Uint8Array[] = [];
        for await (const part of entry.content()) parts.push(part);
        return Buffer.concat(parts);
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

/** An ELF program without an interpreter: it needs no library. The format: System V ABI, "Program Header". */
export function isStaticProgram(bytes: Buffer): boolean {
  if (bytes.length < 64 || bytes.readUInt32BE(0) !== 0x7f454c46) return false;
  const wide = bytes[4] === 2;
  if (bytes[5] !== 1) return false; // no engine's machine is big-endian but s390x, where the numbers below would differ
  const offset = wide ? Number(bytes.readBigUInt64LE(32)) : bytes.readUInt32LE(28);
  const size = bytes.readUInt16LE(wide ? 54 : 42);
  const count = bytes.readUInt16LE(wide ? 56 : 44);
  if (count === 0 || offset + size * count > bytes.length) return false;
  const interpreter = 3;
  return Array.from({ length: count }, (_, index) => bytes.readUInt32LE(offset + index * size)).every(
    (type) => type !== interpreter,
  );
}

function* layer(program: Buffer) {
  const common = { mode: 0o755, uid: 0, gid: 0, modified: 0 };
  const folder = toolFolder.slice(1);
  yield { header: { ...common, name: folder, kind: "folder", size: 0 } as const };
  yield {
    header: { ...common, name: `${folder}/busybox`, kind: "file", size: program.length } as const,
    content: [program],
  };
  yield { header: { ...common, name: `${folder}/empty`, kind: "file", size: 0, mode: 0o644 } as const };
}
