// Everything below a folder, by the best way the route has.
import { problemOf } from "../base/problem.ts";
import type { FileBackend, FileInfo, Walked, WalkTerms } from "./backend.ts";

/** The path itself and all below it, folders first. Links are told, never followed. What may not be read is left out. */
export const walkTree = (backend: FileBackend, path: string, terms: WalkTerms): AsyncIterable<Walked> =>
  backend.walk?.(path, terms) ?? folderByFolder(backend, path, terms);

async function* folderByFolder(
  backend: FileBackend,
  path: string,
  terms: WalkTerms,
): AsyncGenerator<Walked, void, undefined> {
  yield* below(backend, await backend.stat(path, terms.signal), terms);
}

async function* below(backend: FileBackend, info: FileInfo, terms: WalkTerms): AsyncGenerator<Walked, void, undefined> {
  terms.signal.throwIfAborted();
  yield { info, content: () => contentOf(backend, info, terms.signal) };
  if (info.kind !== "folder" || terms.prune?.(info.path) === true) return;
  for (const child of await entriesOf(backend, info.path, terms.signal)) yield* below(backend, child, terms);
}

async function entriesOf(backend: FileBackend, path: string, signal: AbortSignal): Promise<readonly FileInfo[]> {
  try {
    return (await backend.list(path, signal)).entries;
  } catch (error) {
    // Gone since, swapped for something else, or not for us: the rest can still be told.
    const { kind } = problemOf(error);
    if (kind === "gone" || kind === "conflict" || kind === "rejected") return [];
    throw error;
  }
}

/** Bytes that are read at once: a stream costs more than it saves. */
const small = 256 * 1024;

async function* contentOf(
  backend: FileBackend,
  { path, size }: FileInfo,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (size > 0 && size <= small) yield await backend.read(path, signal);
  else for await (const chunk of await backend.stream(path, signal)) yield chunk as Uint8Array;
}
