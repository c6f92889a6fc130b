// What the server is given by whoever starts it: time, files, words and languages. Tests pass their own.
import type { Clock } from "../base/timing.ts";
import type { AnyLanguage } from "./documents/reading.ts";

export interface Runtime {
  readonly clock: Clock;
  /** Milliseconds of a clock that never goes back, to measure with. */
  readonly elapsed: () => number;
  /** Milliseconds that the processor worked for us: on a busy machine fewer than elapsed. Costly to ask. */
  readonly worked: () => number;
  /** Lets what has arrived meanwhile be read first. */
  readonly pause: () => Promise<void>;
  /** Gives back memory that is not needed any more; called when nothing has happened for a while after much did. */
  readonly tidy?: () => void;
  readonly disk: Disk;
  /** Starts programs of the person's; without it none is started. */
  readonly programs?: Programs;
  readonly environment: Readonly<Record<string, string>>;
  readonly languages: readonly AnyLanguage[];
  /** English sentence → sentence in that language; undefined when there is none. */
  readonly words: (locale: string) => Readonly<Record<string, string>> | undefined;
  /** Text of a rule's page, in that language or else in English. */
  readonly page?: (language: string, rule: string, locale: string) => string | undefined;
  /** Address of a rule's page when the client names no other. */
  readonly rulePage?: (language: string, rule: string) => string | undefined;
}

/** Files by absolute path; never waits for more than the disk, never throws. */
export interface Disk {
  /** undefined: it cannot be told. */
  kind(path: string): "file" | "folder" | "none" | undefined;
  /** A text of at most `limit` bytes; undefined for what is no ordinary file, is longer or cannot be read. */
  read(path: string, limit: number): string | undefined;
  /** At most `limit` names; folders end with "/". */
  list(path: string, limit: number): readonly string[] | undefined;
  /** With all links followed; undefined when it leads nowhere. */
  real(path: string): string | undefined;
}

export interface Programs {
  /** Full path of a program on the PATH, never one in a relative folder; undefined when there is none. */
  find(name: string): string | undefined;
  /** What it printed, or undefined when it could not be started, took too long, or the signal ended it. */
  run(file: string, args: readonly string[], input: string, signal: AbortSignal): Promise<string | undefined>;
}
