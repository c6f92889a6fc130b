// Writes what a person did to files into the activity record: the docker command that would do the same, and the way by
// which it was done, which the requests alone do not tell.
import { problemOf, type Problem } from "../../../base/problem.ts";
import type { Engine } from "../../../engine/engine.ts";
import { routeName } from "../../../commands/files/routes.ts";
import type { FileBackend, Route } from "../../../files/backend.ts";
import { nameOf } from "../../../files/path.ts";
import type { FileRoot } from "../../../model/resources.ts";

export interface Deed {
  /** "files.download" */
  readonly operation: string;
  /** Words of the docker command, without "docker". */
  readonly command?: readonly string[];
  /** Asked when it has ended: the way may change meanwhile. */
  readonly route?: () => Route;
}

/** Does the work and writes how it ended. */
export async function recorded<T>(engine: Engine, deed: Deed, work: () => Promise<T>): Promise<T> {
  const done = beginDeed(engine, deed);
  try {
    const result = await work();
    done();
    return result;
  } catch (error) {
    done(problemOf(error));
    throw error;
  }
}

/** For work that is no promise: what it gives is called once at its end. */
export function beginDeed(engine: Engine, { operation, command, route }: Deed): (problem?: Problem) => void {
  const started = Date.now();
  return (problem) =>
    engine.record.add({
      engine: engine.name,
      endpoint: engine.endpoint.url,
      operation,
      command,
      requests: [],
      background: false,
      started,
      milliseconds: Date.now() - started,
      ...(route === undefined ? {} : { route: routeName(route()) }),
      ...(problem === undefined ? {} : { problem }),
    });
}

/** Words that are run inside; images and volumes run nothing. */
export const inside = ({ kind, name }: FileRoot, ...words: readonly string[]): readonly string[] | undefined =>
  kind === "container" ? ["exec", name, ...words] : undefined;

/** The same file system; each change made through it stands in the record. What only looks does not. */
export function recordedBackend(backend: FileBackend, root: FileRoot, engineNow: () => Promise<Engine>): FileBackend {
  const route = (): Route => backend.route;
  const deed = async (
    what: string,
    command: readonly string[] | undefined,
    work: () => Promise<void>,
  ): Promise<void> => {
    // The direct way may serve while the engine is away.
    const engine = await engineNow().catch(() => undefined);
    if (engine === undefined) return await work();
    await recorded(engine, { operation: `files.${what}`, command, route }, work);
  };
  const over: Pick<FileBackend, "write" | "makeFolder" | "remove" | "rename"> = {
    write: (path, data, how, signal) =>
      deed("write", root.kind === "container" ? ["cp", nameOf(path), `${root.name}:${path}`] : undefined, () =>
        backend.write(path, data, how, signal),
      ),
    makeFolder: (path) => deed("makeFolder", inside(root, "mkdir", path), () => backend.makeFolder(path)),
    remove: (path, how) =>
      deed("remove", inside(root, "rm", ...(how.recursive ? ["-r"] : []), path), () => backend.remove(path, how)),
    rename: (from, to, how) => deed("rename", inside(root, "mv", from, to), () => backend.rename(from, to, how)),
  };
  // What it can, and which way it is, may change while it is open: asked of the backend each time.
  return Object.create(backend, Object.getOwnPropertyDescriptors(over)) as FileBackend;
}
