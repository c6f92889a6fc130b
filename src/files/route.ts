// Picks the way to a container's, volume's or image's files, best first, and says which answered and why no better one
// did. Each rung's own file knows how it works; ladder.ts falls from one to the next when one ends.
import type { Scope } from "../base/scope.ts";
import type { Engine } from "../engine/engine.ts";
import { archive } from "./archive/rung.ts";
import type { FileBackend, Route } from "./backend.ts";
import { climb } from "./ladder.ts";
import { layers } from "./layers/rung.ts";
import { direct } from "./proc/direct.ts";
import type { FilesTarget, Passed, RungOpener } from "./rung.ts";
import { toolbox } from "./toolbox/rung.ts";

export type { FilesTarget, Passed } from "./rung.ts";

export interface OpenFilesOptions {
  readonly engine: Engine;
  readonly target: FilesTarget;
  /** Everything opened (handles, a helper container) ends with it. */
  readonly scope: Scope;
  /** The person chose this rung: no other is tried. */
  readonly force?: Route;
  /** Reference of the image the toolbox is made from; absent for one that the engine has. */
  readonly toolboxImage?: string;
  /** False keeps from starting a helper container unless `force` asks for it. Default true. */
  readonly toolbox?: boolean;
}

export interface OpenFiles {
  /** The rung that serves now; it changes when the container stops or starts. */
  readonly route: Route;
  /** Better rungs that could not be had, best first. */
  readonly why: readonly Passed[];
  /** Stays the same object for as long as the scope lives, whatever rung serves. */
  readonly backend: FileBackend;
}

/** Best first. */
const order: readonly RungOpener[] = [direct, layers, toolbox, archive];

/**
 * Opens the files by the best way there is.
 * @throws Failure `unsupported` with words when the forced rung cannot serve, `gone` when there is no such thing
 */
export async function openFiles(options: OpenFilesOptions): Promise<OpenFiles> {
  const { force, toolbox: useToolbox = true } = options;
  const rungs =
    force === undefined
      ? order.filter((rung) => useToolbox || rung !== toolbox)
      : order.filter(({ route }) => route === force);
  return await climb(rungs, { ...options, forced: force !== undefined });
}
