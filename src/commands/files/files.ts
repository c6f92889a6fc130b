// The port to file systems: opened with the first need, by the best way or the one a person chose, and closed when nobody
// has used them for a while. Commands name an engine by its session's name.
import type { Readable } from "node:stream";
import type { Event } from "../../base/event.ts";
import type { Processes } from "../../files/processes/open.ts";
import type { OpenFiles } from "../../files/route.ts";
import type { Route } from "../../files/backend.ts";
import type { ByteTerminal } from "../../terminal/screen.ts";
import type { FileEntry, FileRoot } from "../../model/resources.ts";

/** What was done to a path by us. */
export interface Touched {
  readonly path: string;
  readonly what: "created" | "changed" | "deleted";
}

/** The same, wherever it is. */
export interface TouchedAddress {
  readonly address: string;
  readonly what: Touched["what"];
}

export interface Files {
  /** @throws Failure with why there is none */
  open(session: string, root: FileRoot): Promise<OpenFiles>;
  /** What stands at a path. @throws Failure `gone` */
  stat(session: string, root: FileRoot, path: string, signal?: AbortSignal): Promise<FileEntry>;
  /** What stands in a folder; an answer that is still good is given again. */
  list(session: string, folder: FileEntry, signal: AbortSignal): Promise<{ readonly entries: readonly FileEntry[] }>;
  /** Lists a folder whose listing was cut short, however long that takes; rows are brought up to date. */
  listWhole(session: string, folder: FileEntry, signal: AbortSignal): Promise<void>;
  /** The entry behind an address; undefined for what is none. Opens the engine's session where it is not open. */
  at(address: string, signal?: AbortSignal): Promise<FoundEntry | undefined>;
  /** The address of a path, without asking anybody. */
  address(session: string, root: FileRoot, path: string): string;
  /** Everything that differs from the image, asked anew. */
  changes(session: string, container: FileRoot, signal: AbortSignal): Promise<readonly FileEntry[]>;
  /** The way that the person chose, for as long as the window lives; absent: the best. */
  forced(session: string, root: FileRoot): Route | undefined;
  force(session: string, root: FileRoot, route: Route | undefined): void;
  /** Rows and open editors of these paths are brought up to date. */
  touched(session: string, root: FileRoot, what: readonly Touched[]): void;
  /** What was told so, by whomever. */
  readonly onDidTouch: Event<readonly TouchedAddress[]>;
  /** Everything known is old: of one root, or of all. */
  refresh(session?: string, root?: FileRoot): void;
  readonly tools: FileTools;
}

export interface FoundEntry {
  readonly session: string;
  readonly entry: FileEntry;
}

/** Work on many files at once; nothing is ever whole in memory. */
export interface FileTools {
  /** Writes what stands at a path, or in a folder, into a local folder. @returns what was left out, in words */
  download(session: string, entry: FileEntry, folder: string, how: Carrying): Promise<readonly string[]>;
  /** Writes a local file or folder into a folder. @returns what was left out, in words */
  upload(session: string, folder: FileEntry, local: string, how: Carrying): Promise<readonly string[]>;
  /** Writes what stands at a path into a folder of another file system, as it comes. @returns what was left out, in words */
  copy(from: FoundEntry, to: FoundEntry, how: Carrying): Promise<readonly string[]>;
  /** All of a container as a tar, without its volumes. */
  tar(session: string, container: FileRoot, signal: AbortSignal): Promise<Readable>;
  /** A shell in a helper container beside a running one. @throws Failure `unsupported` with why there can be none */
  debugShell(session: string, container: FileRoot, how: DebugShellTerms): Promise<ByteTerminal>;
  /** The processes of a running container, for as long as the work takes. @throws Failure `unsupported` with why not */
  processes<T>(
    session: string,
    container: FileRoot,
    signal: AbortSignal,
    work: (processes: Processes) => Promise<T>,
  ): Promise<T>;
  /** Looks through a folder and all below it; each is told as it is found. @throws Failure */
  find(session: string, folder: FileEntry, what: Wanted): AsyncIterable<FoundFile>;
}

export interface DebugShellTerms {
  readonly signal: AbortSignal;
  /** Notes work that outlives the terminal: endings.ts's. */
  readonly tracked: (work: Promise<void>) => Promise<void>;
}

export interface Carrying {
  readonly signal: AbortSignal;
  /** Hears of bytes, and of the path that is carried now. */
  readonly progress: (bytes: number, path: string) => void;
  /** May files of the same name be replaced? Folders are always joined. */
  readonly overwrite: boolean;
}

export interface Wanted {
  /** "*.conf", or with a slash compared with the path below the folder. */
  readonly glob?: string;
  /** Letters in this order, whatever stands between. */
  readonly fuzzy?: string;
  readonly content?: RegExp;
  /** Results after which it ends. */
  readonly most: number;
  readonly signal: AbortSignal;
}

export interface FoundFile {
  readonly entry: FileEntry;
  /** With `content`: counted from 1, the line, and where in it the match stands. */
  readonly line?: number;
  readonly text?: string;
  readonly start?: number;
  readonly length?: number;
}
