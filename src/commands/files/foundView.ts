// The port to the view of what was found in files: one search at a time, its results as they come.
import type { FileEntry } from "../../model/resources.ts";
import type { FoundFile } from "./files.ts";

export interface FoundSearch {
  /** The session's name. */
  readonly session: string;
  readonly folder: FileEntry;
  /** What was typed. */
  readonly wanted: string;
  readonly by: "name" | "content";
  /** The same once more. */
  readonly again: () => Promise<void>;
  /** Asks what to look for instead, in the same folder. */
  readonly refine: () => Promise<void>;
}

/** Why no more comes: that is all, there are more than are shown, or it was stopped. */
export type FoundEnd = "all" | "most" | "stopped";

export interface FoundList {
  /** Aborts when the person stops the search in the view, or begins another. */
  readonly signal: AbortSignal;
  add(found: FoundFile): void;
  end(how: FoundEnd): void;
}

export interface FoundView {
  /** Forgets what was found before and shows the view; rows come with `add`. */
  begin(search: FoundSearch): FoundList;
  /** What was looked for last, while the view shows it. */
  readonly last: FoundSearch | undefined;
  /** Ends a search that runs; what was found stays. */
  stop(): void;
  /** Forgets everything, and the view goes. */
  clear(): void;
}
