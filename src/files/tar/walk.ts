// A tree out of a tar archive, as a walk tells it.
import type { FileInfo, Walked } from "../backend.ts";
import { joinPath, segmentsOf } from "../path.ts";
import type { TarHeader } from "./header.ts";
import { readTar } from "./read.ts";

export interface TarWalk {
  /** The path that the archive's first entry is. */
  readonly path: string;
  readonly prune?: (path: string) => boolean;
  info(header: TarHeader, path: string): FileInfo;
}

/** Names that climb or lead elsewhere are left out: an archive is no better than who made it. */
export async function* walkTar(
  source: AsyncIterable<Uint8Array>,
  { path, prune, info }: TarWalk,
): AsyncGenerator<Walked, void, undefined> {
  let base: number | undefined;
  let pruned: string | undefined;
  for await (const entry of readTar(source)) {
    const names = segmentsOf(entry.name);
    base ??= names.length;
    const rest = names.slice(base);
    if (rest.includes("..")) continue;
    const whole = below(entry.name, base, path);
    if (pruned !== undefined && whole.startsWith(`${pruned}/`)) continue;
    const told = info(entry, whole);
    if (told.kind === "folder" && prune?.(whole) === true) pruned = whole === "/" ? "" : whole;
    const sameAs = entry.kind === "hardLink" ? below(entry.target ?? "", base, path) : undefined;
    yield { info: told, sameAs, content: () => entry.content() };
  }
}

const below = (name: string, base: number, path: string): string => segmentsOf(name).slice(base).reduce(joinPath, path);
