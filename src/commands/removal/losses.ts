// What is lost when containers are removed: counted changes of their own layer, volumes without a name, the log.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { problemOf } from "../../base/problem.ts";
import * as containers from "../../engine/api/containers.ts";
import type { Engine } from "../../engine/engine.ts";
import { isUnnamed } from "../../model/flags.ts";
import { several } from "../several.ts";

export interface ChangeCount {
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
}

export interface Loss {
  readonly target: containers.Target;
  /** Running, paused or restarting: it has to be stopped first. */
  readonly alive: boolean;
  readonly paused: boolean;
  /** Undefined when the engine could not say. */
  readonly changes: ChangeCount | undefined;
  /** Volumes that got no name from a person: nothing but this container leads to them. */
  readonly anonymous: readonly string[];
  /** Named volumes and folders of the host: they stay. */
  readonly kept: readonly string[];
  /** Run with `--rm`: removes itself, and its anonymous volumes, as soon as it is stopped. */
  readonly removesItself: boolean;
}

/** Looks at each. One that vanishes meanwhile is left out: there is nothing left to lose. */
export async function lossesOf(
  engine: Engine,
  targets: readonly containers.Target[],
  signal: AbortSignal,
): Promise<readonly Loss[]> {
  const found = new Map<string, Loss>();
  await several(targets, async (target) => {
    try {
      found.set(target.id, await lossOf(engine, target, signal));
    } catch (error) {
      if (problemOf(error).kind !== "gone") throw error;
    }
  });
  return targets.flatMap(({ id }) => found.get(id) ?? []);
}

async function lossOf(engine: Engine, target: containers.Target, signal: AbortSignal): Promise<Loss> {
  const { State, Mounts, HostConfig } = await containers.inspect(engine, target, { signal, background: true });
  // Older engines list no mounts of containers that never ran as null.
  const mounts = (Mounts as typeof Mounts | null) ?? [];
  const volumes = mounts.filter(({ Type }) => Type === "volume").map(({ Name = "" }) => Name);
  const folders = mounts.filter(({ Type }) => Type === "bind").map(({ Source }) => Source);
  return {
    target,
    alive: State.Running || State.Paused || State.Restarting,
    paused: State.Paused,
    changes: await countOf(engine, target, signal),
    anonymous: volumes.filter(isAnonymous),
    kept: [...volumes.filter((name) => !isAnonymous(name)), ...folders],
    removesItself: HostConfig.AutoRemove === true,
  };
}

/** A mount tells no labels of its volume. */
const isAnonymous = (name: string): boolean => isUnnamed({ name, labels: {} });

async function countOf(
  engine: Engine,
  target: containers.Target,
  signal: AbortSignal,
): Promise<ChangeCount | undefined> {
  try {
    return count(await containers.changes(engine, target, signal));
  } catch (error) {
    // A dead container's layer may be broken; removing it must stay possible.
    const { kind } = problemOf(error);
    if (kind === "rejected" || kind === "conflict") return undefined;
    throw error;
  }
}

/** Kind 0 is changed, 1 added, 2 deleted. */
function count(changes: readonly { readonly Kind: number }[]): ChangeCount {
  const of = (kind: number): number => changes.filter(({ Kind }) => Kind === kind).length;
  return { changed: of(0), added: of(1), deleted: of(2) };
}

const countWords = ({ added, changed, deleted }: ChangeCount): string =>
  added + changed + deleted === 0
    ? t("nothing was changed in its file system")
    : t("{0} added, {1} changed, {2} deleted in its file system", added, changed, deleted);

/** One line a loss, for the detail of a question. */
export function lossLines(losses: readonly Loss[], { volumes }: { readonly volumes: boolean }): readonly string[] {
  return losses.flatMap((loss) => {
    const name = plain(loss.target.name, 80);
    const layer =
      loss.changes === undefined ? t("its file system, as far as it was changed") : countWords(loss.changes);
    const go = volumes || (loss.alive && loss.removesItself);
    return [
      t("{0}: lost are its log and its settings; {1}", name, layer),
      ...loss.anonymous.map((volume) =>
        go
          ? t("{0}: lost is the anonymous volume {1}", name, volume.slice(0, 12))
          : t("{0}: kept is the anonymous volume {1}", name, volume.slice(0, 12)),
      ),
      ...(loss.kept.length === 0
        ? []
        : [t("{0}: kept is {1}", name, loss.kept.map((kept) => plain(kept, 80)).join(", "))]),
      ...(loss.alive && loss.removesItself ? [t("{0} was run with --rm: it removes itself when it stops", name)] : []),
    ];
  });
}
