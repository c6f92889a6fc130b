// Copies files from one file system into another as they come, never whole in memory and in one go through a folder, by the
// best way its route has. Links stay links only within one system, so between two they are left out, and said; so is what is
// never opened.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { FileBackend, Walked } from "../../../files/backend.ts";
import { joinPath, nameOf, segmentsOf } from "../../../files/path.ts";
import { walkTree } from "../../../files/walkTree.ts";

export interface Copying {
  readonly from: FileBackend;
  readonly to: FileBackend;
  readonly signal: AbortSignal;
  /** May files of the same name be replaced? Folders are always joined. */
  readonly overwrite: boolean;
  /** Called with the path that comes next. */
  readonly say: (path: string) => void;
}

/** Copies what stands at `path` into a folder. @returns what was left out, in words */
export async function copyInto(path: string, folder: string, how: Copying): Promise<readonly string[]> {
  const { from, to, signal, overwrite, say } = how;
  const top = joinPath(folder, nameOf(path));
  const depth = segmentsOf(path).length;
  const endOf = (inside: string): string => segmentsOf(inside).slice(depth).reduce(joinPath, top);
  const left: string[] = [];
  for await (const walked of walkTree(from, path, { signal, contents: true })) {
    const { info, sameAs } = walked;
    signal.throwIfAborted();
    say(info.path);
    const end = endOf(info.path);
    if (info.kind === "folder") await ensureFolder(to, end);
    else if (info.kind !== "file") left.push(t("{0} is no file", plain(info.path)));
    else {
      // Another name of a file comes without its bytes, which stand on the other side by then.
      const content = sameAs === undefined ? bytesOf(walked) : await to.stream(endOf(sameAs), signal);
      await to.write(end, content, { create: true, overwrite }, signal);
    }
  }
  return left;
}

const bytesOf = ({ read, content }: Walked): Uint8Array | AsyncIterable<Uint8Array> => read?.() ?? content();

async function ensureFolder(backend: FileBackend, path: string): Promise<void> {
  try {
    await backend.makeFolder(path);
  } catch (error) {
    // It may be there already: then it is filled.
    if ((await backend.stat(path)).kind !== "folder") throw error;
  }
}
