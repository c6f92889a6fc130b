// The terminal room holds what runs in a terminal: logs, shells, other commands in a container, attach. It reads and writes
// bytes of the engine and knows a terminal only as a Screen: something with a size that takes text and is typed into.
// What foreign bytes may do there is harmless.ts's business; who opens terminals, and that they end, is the edge's.
import type { Event } from "../base/event.ts";
import type { Scope } from "../base/scope.ts";

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Bytes both ways and a size: exec, attach and logs. Opened by the edge in a terminal, owned by that terminal. */
export interface ByteTerminal {
  readonly title: string;
  /** Codicon name. */
  readonly icon: string;
  /** A terminal with the same key is shown again instead of opened twice. */
  readonly key?: string;
  /** Called at once, for what needs no screen yet: the editor takes its time to open one. The scope is that of `open`. */
  prepare?(scope: Scope): void;
  /** Called when the terminal is shown the first time. The scope ends when the terminal is closed. */
  open(screen: Screen, scope: Scope): void;
}

/** The terminal as its content sees it. */
export interface Screen {
  readonly size: Size;
  readonly onDidResize: Event<Size>;
  readonly onDidType: Event<string>;
  /** Writes text that may hold terminal sequences. Whoever writes foreign bytes has made them harmless before. */
  write(text: string): void;
  rename(title: string): void;
  /** The content has ended; the exit code is shown by the terminal, the last lines stay readable. */
  end(exitCode?: number): void;
  /** Nothing is left to be read: the terminal goes. */
  close(exitCode?: number): void;
}

/** Takes all text and all colours off a screen and puts the cursor to its beginning. */
export const emptyScreen = "\x1b[0m\x1b[2J\x1b[3J\x1b[H";

/** Characters that are more than a few lines. */
const many = 1024;

/**
 * Text of many lines that the terminal takes in as a whole before it draws: else it moves its scroll bar line by line,
 * which takes longer than the lines. A terminal that does not know the mode passes over it. For text that sets no modes.
 * https://contour-terminal.org/vt-extensions/synchronized-output/
 */
export const drawnAtOnce = (text: string): string => (text.length > many ? `\x1b[?2026h${text}\x1b[?2026l` : text);
