// What an archive's header and the engine's word on a path tell of a file.
import type { PathStat } from "../../engine/api/archive.ts";
import type { FileInfo, FileKind } from "../backend.ts";
import type { IdMap } from "../owners.ts";
import { nameOf, shownName } from "../path.ts";
import type { TarHeader } from "../tar/header.ts";
import type { Seen } from "./look.ts";

/** A header's; a hard link is a file, whose size whoever knows it adds. Without `ids` it does not say whose the file is. */
export function infoOfHeader(header: TarHeader, path: string, ids: IdMap | undefined): FileInfo {
  return {
    name: shownName(nameOf(path)),
    path,
    kind: header.kind === "hardLink" ? "file" : header.kind,
    size: header.kind === "link" ? Buffer.byteLength(header.target ?? "") : header.size,
    mode: header.mode,
    uid: ids?.(header.uid),
    gid: ids?.(header.gid),
    modified: header.modified,
    target: header.kind === "link" ? header.target : undefined,
  };
}

export const kindOfStat = ({ kind, special }: PathStat): FileKind => (kind === "other" ? (special ?? "unknown") : kind);

/** A socket has no header, nor has a link of Podman's that is not found in time: the engine's word is all there is. */
export function infoOfSeen({ stat, header }: Pick<Seen, "stat" | "header">, path: string, ids?: IdMap): FileInfo {
  if (header !== undefined) return infoOfHeader(header, path, ids);
  return {
    name: shownName(nameOf(path)),
    path,
    kind: kindOfStat(stat),
    size: stat.size,
    mode: stat.permissions,
    modified: stat.modified,
    target: stat.target,
  };
}
