// The log as rooms see it, and one that remembers, for tests. Entries never hold headers, credentials or environment values.

export type Level = "trace" | "debug" | "info" | "warn" | "error";

export interface Log {
  trace(text: string): void;
  debug(text: string): void;
  info(text: string): void;
  warn(text: string): void;
  /** `cause` adds the stack. */
  error(text: string, cause?: unknown): void;
  /** A log whose lines begin with the name. */
  child(name: string): Log;
}

/** Makes a log of one function that takes finished lines. */
export function createLog(write: (level: Level, line: string) => void, prefix = ""): Log {
  const at = (level: Level) => (text: string) => write(level, prefix + text);
  return {
    trace: at("trace"),
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: (text, cause) => write("error", prefix + (cause === undefined ? text : `${text}\n${stackOf(cause)}`)),
    child: (name) => createLog(write, `${prefix}[${name}] `),
  };
}

/** A log that keeps its lines, newest last. */
export function rememberingLog(): Log & {
  readonly lines: readonly { readonly level: Level; readonly line: string }[];
} {
  const lines: { level: Level; line: string }[] = [];
  return Object.assign(
    createLog((level, line) => lines.push({ level, line })),
    { lines },
  );
}

function stackOf(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
