// The files of a folder that a build is sent, in the order of their names, a folder before what is in it. Links are told as
// links and never followed; sockets and devices are sent to nobody.
import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { ContextRules, Verdict } from "../../language/dockerignore/context.ts";

export interface SentFile {
  /** From the folder, with slashes. */
  readonly path: string;
  readonly kind: "file" | "folder" | "link";
}

export interface SentFolder {
  /** Absolute. */
  readonly folder: string;
  readonly rules: ContextRules;
  /** Sent whatever the rules say, at the end: without a Dockerfile there is no build. */
  readonly always: readonly string[];
  readonly signal: AbortSignal;
}

/** @throws what the system says of a folder that cannot be read */
export async function* sentFiles(about: SentFolder): AsyncGenerator<SentFile, void, undefined> {
  const { folder, rules, always, signal } = about;
  const left = new Set(always);
  // Of a folder that is left out only what is sent in it needs the folders above.
  async function* within(
    path: string,
    above: Verdict | undefined,
    pending: readonly SentFile[],
  ): ReturnType<typeof sentFiles> {
    let waiting = pending;
    signal.throwIfAborted();
    for (const entry of await namesIn(join(folder, path))) {
      const kind = kindOf(entry);
      if (kind === undefined) continue;
      const own: SentFile = { path: path === "" ? entry.name : `${path}/${entry.name}`, kind };
      const verdict = rules.judge(own.path, kind === "folder", above);
      if (verdict.sent) {
        yield* waiting;
        waiting = [];
        yield own;
        left.delete(own.path);
      }
      if (kind !== "folder" || !verdict.enters) continue;
      for await (const found of within(own.path, verdict, verdict.sent ? [] : [...waiting, own])) {
        waiting = [];
        yield found;
      }
    }
  }
  yield* within("", undefined, []);
  for (const path of left) yield { path, kind: "file" };
}

async function namesIn(folder: string): Promise<readonly Dirent[]> {
  const names = await readdir(folder, { withFileTypes: true });
  return names.sort((left, right) => (left.name < right.name ? -1 : 1));
}

function kindOf(entry: Dirent): SentFile["kind"] | undefined {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : undefined;
}
