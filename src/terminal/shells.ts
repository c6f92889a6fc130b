// Which shells a container has, found without starting anything in it: the archive API tells whether a path is there.
import { problemOf } from "../base/problem.ts";
import type { Engine } from "../engine/engine.ts";
import { statPath } from "../engine/api/archive.ts";
import { inspect, type Target } from "../engine/api/containers.ts";

/** Where shells are installed. On systems whose /bin is a link the engine follows it. */
const usual = ["/bin", "/usr/bin", "/usr/local/bin"];

/**
 * The shells among `candidates` (names, or paths that are taken as they are), best first, each as soon as nothing better
 * can come. Leaving the loop ends the asking. Where the engine cannot look, the names themselves come, to be tried.
 * @throws Failure when the engine does not answer at all
 */
export async function* shellsIn(
  engine: Engine,
  target: Target,
  candidates: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<string, undefined> {
  const ending = new AbortController();
  const asking = AbortSignal.any([ending.signal, signal]);
  const names = candidates.filter((name) => !/\.(exe|com|cmd|bat)$/i.test(name));
  let refused = 0;
  const has = async (path: string): Promise<boolean> => {
    try {
      const stat = await statPath(engine, target, path, asking);
      return stat?.kind === "link" || (stat?.kind === "file" && (stat.permissions & 0o111) !== 0);
    } catch (error) {
      if (problemOf(error).kind !== "rejected") throw error;
      refused += 1;
      return false;
    }
  };
  try {
    const folders = [...usual, ...(await foldersOnPath(engine, target, asking))];
    const askFor = (name: string | undefined): readonly Asked[] =>
      (name === undefined ? [] : name.startsWith("/") ? [name] : folders.map((folder) => `${folder}/${name}`)).map(
        (path) => ask(path, has(path)),
      );
    // The next one is asked for meanwhile; more at once would keep the engine from starting what was found.
    let next = askFor(names[0]);
    for (const [index] of names.entries()) {
      const now = next;
      next = askFor(names[index + 1]);
      for (const { path, answer } of now) if (await answer) yield path;
    }
    if (refused > 0) yield* names;
  } finally {
    ending.abort();
  }
}

interface Asked {
  readonly path: string;
  readonly answer: Promise<boolean>;
}

/** The answer is awaited later, or never: a failure is no defect then. */
function ask(path: string, answer: Promise<boolean>): Asked {
  answer.catch(() => undefined);
  return { path, answer };
}

/** Further folders of the container's PATH, those for administrators left out. */
async function foldersOnPath(engine: Engine, target: Target, signal: AbortSignal): Promise<readonly string[]> {
  const { Config } = await inspect(engine, target, { signal, background: true });
  const environment = (Config.Env as readonly string[] | null) ?? [];
  const path = environment.findLast((pair) => pair.startsWith("PATH="))?.slice(5) ?? "";
  return path
    .split(":")
    .filter((folder) => /^\/./.test(folder) && !/\/sbin\/?$/.test(folder) && !usual.includes(folder));
}
