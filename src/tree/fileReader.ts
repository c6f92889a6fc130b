// What trees ask of file systems. Rows are made from entries; how they were read, and how long a listing is good for, is
// known to whoever reads (workbench/files).
import type { Event } from "../base/event.ts";
import type { FileEntry, FileRoot } from "../model/resources.ts";

export interface FileList {
  readonly entries: readonly FileEntry[];
  /** There is more, which this way of reading cannot list without reading everything. */
  readonly cut: boolean;
  /** Which way the answer came, in words. */
  readonly route: string;
  /** Why not by a better one, in words. */
  readonly why?: string;
}

export interface FileReader {
  /** The entry for the root itself; nothing is asked. `session` is a session's name throughout. */
  top(session: string, root: FileRoot): FileEntry;
  /** Somebody may look into it next: opens it ahead, where that costs next to nothing. */
  warm(session: string, root: FileRoot): void;
  /** What stands in a folder, or at the end of a link to one; the last answer while nothing says it is old. */
  list(session: string, folder: FileEntry, signal: AbortSignal): Promise<FileList>;
  /** The last answer's route, if there was one. */
  route(session: string, root: FileRoot): Pick<FileList, "route" | "why"> | undefined;
  /** Everything in a container that differs from its image, by path. */
  changes(session: string, container: FileRoot, signal: AbortSignal): Promise<readonly FileEntry[]>;
  /** Nobody looks into the folder any more: the next listing is made anew. */
  forget(session: string, folder: FileEntry): void;
  /** The ids of folders whose listing is old. */
  readonly onDidChange: Event<readonly string[]>;
}
