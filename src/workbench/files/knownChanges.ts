// What is known of the differences between containers and their images: asked when somebody looks into a container, again
// when asked for or when we changed something there, and never just because time passes.
import { createEmitter, type Event } from "../../base/event.ts";
import type { Log } from "../../base/log.ts";
import { problemOf, summary } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import type { Clock } from "../../base/timing.ts";
import * as containers from "../../engine/api/containers.ts";
import type { FileRoot } from "../../model/resources.ts";
import type { Session } from "../../model/session.ts";
import { changesOf, type Changes } from "./entries.ts";

export interface KnownChanges {
  /** Undefined while nothing is known. `session` is a session's name. */
  of(session: string, root: FileRoot): Changes | undefined;
  /** Asks in the background, unless it is known. */
  learn(session: Session, root: FileRoot): void;
  /** Asks now. @throws Failure */
  ask(session: Session, root: FileRoot): Promise<Changes>;
  /** Something was changed: asks again in a moment, if anything was known. */
  doubt(session: Session, root: FileRoot): void;
  /** Fires when something else is known than before. */
  readonly onDidLearn: Event<Learned>;
}

export interface Learned {
  readonly session: string;
  readonly root: FileRoot;
  /** What something else is known of than before. */
  readonly paths: readonly string[];
}

/** Milliseconds: several changes at once are asked about once. */
const pause = 1000;

/** Milliseconds between two questions that nobody asked for: the engine looks through the container's whole layer. */
const rest = 10_000;

interface Known {
  changes?: Changes;
  asking?: Promise<Changes>;
  doubted?: boolean;
  asked: number;
}

export function createKnownChanges({
  scope,
  clock,
  log,
}: {
  readonly scope: Scope;
  readonly clock: Clock;
  readonly log: Log;
}): KnownChanges {
  const learned = scope.add(createEmitter<Learned>());
  const all = new Map<string, Known>();
  const keyOf = (session: string, { id }: FileRoot): string => `${session}/${id}`;
  const entry = (session: Session, root: FileRoot): Known => {
    const key = keyOf(session.name, root);
    const found = all.get(key);
    if (found !== undefined) return found;
    const made: Known = { asked: -Infinity };
    all.set(key, made);
    session.scope.add({ dispose: () => all.delete(key) });
    return made;
  };
  const ask = (session: Session, root: FileRoot, background: boolean): Promise<Changes> => {
    const known = entry(session, root);
    if (known.asking !== undefined) return known.asking;
    known.asked = clock.now();
    known.asking = read(session, root, background)
      .then((changes) => {
        const paths = different(known.changes, changes);
        known.changes = changes;
        if (paths.length > 0) learned.fire({ session: session.name, root, paths });
        return changes;
      })
      .finally(() => (known.asking = undefined));
    return known.asking;
  };
  const quietly = (session: Session, root: FileRoot): void =>
    void ask(session, root, true).catch((error: unknown) =>
      log.debug(`changes of ${root.name}: ${summary(problemOf(error))}`),
    );
  return {
    of: (session, root) => all.get(keyOf(session, root))?.changes,
    onDidLearn: learned.event,
    ask: (session, root) => ask(session, root, false),
    learn: (session, root) => {
      const known = entry(session, root);
      if (known.changes === undefined && known.asking === undefined) quietly(session, root);
    },
    doubt: (session, root) => {
      if (root.kind !== "container") return;
      const known = entry(session, root);
      if (known.changes === undefined || known.doubted === true) return;
      known.doubted = true;
      session.scope.add(
        clock.after(Math.max(pause, known.asked + rest - clock.now()), () => {
          known.doubted = false;
          quietly(session, root);
        }),
      );
    },
  };
}

const read = async (session: Session, root: FileRoot, background: boolean): Promise<Changes> =>
  changesOf(await containers.changes(await session.engine(), root, session.scope.signal, background));

/** Paths of which the one says something else than the other. */
function different(before: Changes = new Map(), after: Changes): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path));
}
