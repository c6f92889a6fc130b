// Which shells a container has, found without starting anything in it: the archive API tells whether a path is there.
import type { Engine } from "../engine/engine.ts";
import { statPath } from "../engine/api/archive.ts";
import { inspect, type Target } from "../engine/api/containers.ts";

/** Where shells are installed. On systems whose /bin is a link the engine follows it. */
const usual = ["/bin", "/usr/bin", "/usr/local/bin"];

/**
 * The shells among `candidates` (names, or paths that are taken as they are), best first, each as soon as nothing better
 * can come. Leaving the loop ends the asking.
 * @throws Failure when the engine does not answer at all
 */
export async function* shellsIn(
  engine: Engine,
  target: Target,
  candidates: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<string> {
  const ending = new AbortController();
  const asking = AbortSignal.any([ending.signal, signal]);
  const has = async (path: string): Promise<boolean> => {
    const stat = await statPath(engine, target, path, asking);
    return stat !== undefined && (stat.kind === "link" || (stat.kind === "file" && (stat.permissions & 0o111) !== 0));
  };
  const inFolders = (name: string, folders: readonly string[]): readonly Found[] =>
    (name.startsWith("/") ? [name] : folders.map((folder) => `${folder}/${name}`)).map((path) => ask(path, has(path)));
  try {
    const names = candidates.filter((name) => !/\.(exe|com|cmd|bat)$/i.test(name));
    // Asked all at once, in the order in which they are wanted: the engine answers them one after another.
    const first = names.map((name) => inFolders(name, usual));
    const folders = ask("", foldersOnPath(engine, target, asking));
    for (const [index, name] of names.entries()) {
      for (const { path, answer } of first[index] ?? []) if (await answer) yield path;
      if (name.startsWith("/")) continue;
      for (const { path, answer } of inFolders(name, await folders.answer)) if (await answer) yield path;
    }
  } finally {
    ending.abort();
  }
}

interface Asked<T> {
  readonly path: string;
  readonly answer: Promise<T>;
}
type Found = Asked<boolean>;

/** The answer is awaited later, or never: a failure is no defect then. */
function ask<T>(path: string, answer: Promise<T>): Asked<T> {
  answer.catch(() => undefined);
  return { path, answer };
}

/** Further folders of the container's PATH, those for administrators left out. */
async function foldersOnPath(engine: Engine, target: Target, signal: AbortSignal): Promise<readonly string[]> {
  const { Config } = await inspect(engine, target, { signal, background: true });
  const path = (Config.Env ?? []).findLast((pair) => pair.startsWith("PATH="))?.slice(5) ?? "";
  return path.split(":").filter((folder) => /^\/./.test(folder) && !/\/sbin\/?$/.test(folder) && !usual.includes(folder));
}
