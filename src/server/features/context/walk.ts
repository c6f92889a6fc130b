// Walks a build context on the disk and sums up what a build would be sent, as the rules of its .dockerignore have it. Folders
// that are left out with all that is in them are not looked into, as the builder does not either.
import type { ContextRules, Verdict } from "../../../language/dockerignore/context.ts";
import type { ContextEntry } from "../../../protocol/buildContext.ts";

/** One name in a folder. */
export interface DiskEntry {
  readonly name: string;
  readonly kind: "file" | "link" | "folder" | "other";
  /** Bytes of an ordinary file; else 0. */
  readonly size: number;
}

export interface Walk {
  readonly rules: ContextRules;
  /** What is in a folder, by its path from the root; empty where it cannot be read. */
  readonly list: (path: string) => Promise<readonly DiskEntry[]>;
  readonly signal: AbortSignal;
  /** Names that are looked at altogether. */
  readonly most: number;
}

export interface Walked {
  readonly root: ContextEntry;
  /** There was more to look at. */
  readonly cut: boolean;
}

export async function walkContext({ rules, list, signal, most }: Walk): Promise<Walked> {
  let looked = 0;
  let cut = false;
  const within = async (path: string, above: Verdict | undefined): Promise<readonly ContextEntry[]> => {
    const found: ContextEntry[] = [];
    signal.throwIfAborted();
    for (const entry of await list(path)) {
      // Sockets and devices are sent to nobody.
      if (entry.kind === "other") continue;
      looked += 1;
      if (looked > most) {
        cut = true;
        break;
      }
      const own = path === "" ? entry.name : `${path}/${entry.name}`;
      const verdict = rules.judge(own, entry.kind === "folder", above);
      const entries = entry.kind === "folder" && verdict.enters ? await within(own, verdict) : undefined;
      found.push(entryOf(entry, verdict, entries));
    }
    return found;
  };
  const entries = await within("", undefined);
  return { root: { name: "", kind: "folder", out: false, ...sumOf(entries), entries }, cut };
}

function entryOf(
  { name, kind, size }: DiskEntry,
  { sent, by }: Verdict,
  entries: readonly ContextEntry[] | undefined,
): ContextEntry {
  const own = kind !== "folder" && sent ? { bytes: size, files: 1 } : { bytes: 0, files: 0 };
  return {
    name,
    kind: kind === "other" ? "file" : kind,
    out: !sent,
    ...(entries === undefined ? own : { ...sumOf(entries), entries }),
    ...(by === undefined ? {} : { line: by.line }),
  };
}

function sumOf(entries: readonly ContextEntry[]): { readonly bytes: number; readonly files: number } {
  let [bytes, files] = [0, 0];
  for (const entry of entries) {
    bytes += entry.bytes;
    files += entry.files;
  }
  return { bytes, files };
}

/** Of each folder the largest entries first; of large folders, and behind `most` entries altogether, only sums. */
export function shortened(root: ContextEntry, { most, inFolder }: { most: number; inFolder: number }): ContextEntry {
  let left = most;
  const shorten = (folder: ContextEntry): ContextEntry => {
    if (folder.entries === undefined) return folder;
    const sorted = folder.entries.toSorted(
      (a, b) => b.bytes - a.bytes || b.files - a.files || (a.name < b.name ? -1 : 1),
    );
    const shown = sorted.slice(0, Math.max(0, Math.min(inFolder, left)));
    left -= shown.length;
    const rest = sorted.slice(shown.length);
    return {
      ...folder,
      entries: shown.map(shorten),
      ...(rest.length === 0 ? {} : { more: { count: rest.length, ...sumOf(rest) } }),
    };
  };
  return shorten(root);
}
