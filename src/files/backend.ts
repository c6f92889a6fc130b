// The files room knows a container's file system, by whatever route it can be seen. Every route is a FileBackend; route.ts
// picks one and says which. Paths are absolute and inside the container, and links are followed in the container's root.
import type { Readable } from "node:stream";
import type { Disposable } from "../base/event.ts";
import type { Content } from "./content.ts";

/** Which way an answer came; shown quietly and kept in the activity record. */
export type Route =
  | "direct" // /proc/<pid>/root of a running container on this kernel
  | "toolbox" // a helper in the container's pid namespace, over the API
  | "archive" // the archive API
  | "layers"; // the layer folders of a stopped container on a local engine

export type FileKind = "file" | "folder" | "link" | "fifo" | "socket" | "blockDevice" | "characterDevice" | "unknown";

export interface FileInfo {
  /** As people may see it: bytes that are no UTF-8 stand as U+FFFD, and `path` has the name that can be asked for. */
  readonly name: string;
  /** Absolute. A name that is no UTF-8 is escaped reversibly; see address.ts. */
  readonly path: string;
  /** Of the entry itself: a link is a link. */
  readonly kind: FileKind;
  /** Bytes. */
  readonly size: number;
  /** Permission bits with setuid, setgid and sticky: 0o1777. */
  readonly mode: number;
  /** As they count inside the container. Absent where the way cannot tell: Podman's archives name one user for all. */
  readonly uid?: number;
  readonly gid?: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly created?: number;
  /** With a link: as it is written. */
  readonly target?: string;
  /** With a link: what stands at its end, within the container; undefined when it leads nowhere. */
  readonly leadsTo?: FileKind;
  /** "12 (user inside)"… names where the container's own passwd and group tell them. */
  readonly owner?: string;
  readonly group?: string;
}

/** A listing may be cut short where a route cannot look without reading everything: ask again with more patience. */
export interface Listing {
  readonly entries: readonly FileInfo[];
  readonly cut: boolean;
}

export interface ListTerms {
  /** Milliseconds after which a listing is cut short, on routes that must. Absent for what a person waits for at a click. */
  readonly patience?: number;
}

export interface WriteTerms {
  readonly create: boolean;
  readonly overwrite: boolean;
  /** Permission bits (0o777) of a file that is made by it. Absent: 0644. What exists keeps its own. */
  readonly mode?: number;
}

export interface WalkTerms {
  readonly signal: AbortSignal;
  /** False where names are enough: contents may then be empty. */
  readonly contents: boolean;
  /** What does not fit need not be told, by its path and last name; folders are entered all the same. */
  readonly fits?: (path: string, name: string) => boolean;
  /** Folders not to be entered; they are told themselves. */
  readonly prune?: (path: string) => boolean;
  /** Files that begin with other bytes than these need not be read further. */
  readonly wanted?: (beginning: Uint8Array) => boolean;
}

/** One of all that stands below a folder. */
export interface Walked {
  readonly info: FileInfo;
  /** Another name of a file told before, by this path: its bytes are not told again. */
  readonly sameAs?: string;
  /**
   * Of a small file, at once, where the route can; undefined when it must be read with `content`. The bytes are good until
   * the next is asked for.
   */
  readonly read?: () => Uint8Array | undefined;
  /** Of a file: once, and before the next is asked for. Each piece is good until the one after it is asked for. */
  content(): AsyncIterable<Uint8Array>;
}

/** All throw a Failure: `gone` (no such file or container), `conflict` (it exists, is not empty, is another kind, changed
 * meanwhile), `rejected` (denied, read-only, full) or `unsupported` (this route cannot; the words say which one can). */
export interface FileBackend {
  readonly route: Route;
  readonly can: {
    readonly write: boolean;
    readonly rename: boolean;
    readonly remove: boolean;
    readonly watch: boolean;
  };
  /** Follows links in the folders above, not at the end. */
  stat(path: string, signal?: AbortSignal): Promise<FileInfo>;
  /** A link to a folder lists the folder; its entries keep the path they were asked by. So do read, stream and write follow. */
  list(path: string, signal?: AbortSignal, how?: ListTerms): Promise<Listing>;
  /** Whole, for the editor; refuses what is no regular file before it opens anything. */
  read(path: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** Never whole in memory. */
  stream(path: string, signal: AbortSignal): Promise<Readable>;
  /**
   * Owner, group, mode and extended attributes of a file that exists stay as they were. A new one belongs to the owner of
   * its folder and has mode 0644 or the one asked for; a new folder 0755.
   */
  write(path: string, data: Content, how: WriteTerms, signal?: AbortSignal): Promise<void>;
  makeFolder(path: string): Promise<void>;
  remove(path: string, how: { readonly recursive: boolean }): Promise<void>;
  rename(from: string, to: string, how: { readonly overwrite: boolean }): Promise<void>;
  /**
   * The path itself and all below it, folders before what is in them, where a route has a better way than asking folder by
   * folder; otherwise walkTree.ts does that.
   */
  walk?(path: string, terms: WalkTerms): AsyncIterable<Walked>;
  watch?(path: string, changed: (paths: readonly string[]) => void): Disposable;
}
