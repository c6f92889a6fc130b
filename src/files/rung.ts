// One rung of the ladder: a way to see somebody's files, how to open it, and whether it still shows what it was opened
// for. route.ts has the order, ladder.ts falls from one to the next.
import type { Inspected } from "../engine/api/standIns.ts";
import type { Scope } from "../base/scope.ts";
import type { Engine } from "../engine/engine.ts";
import type { PlaceKind } from "./address.ts";
import type { FileBackend, Route } from "./backend.ts";

/** Whose files: a container's or image's id, or a volume's name, and what people call it. */
export interface FilesTarget {
  readonly kind: PlaceKind;
  readonly id: string;
  readonly name: string;
}

export interface RungTerms {
  readonly engine: Engine;
  readonly target: FilesTarget;
  /** With a container: what inspect said just now. */
  readonly inspected: Inspected | undefined;
  /** Whatever the rung opens ends with it. */
  readonly scope: Scope;
  readonly toolboxImage: string | undefined;
  /** The person chose this rung: it may serve in part where it would otherwise leave all to one that serves whole. */
  readonly forced?: boolean;
}

export interface Rung {
  readonly backend: FileBackend;
  /** Cheap: asked before every use. False when it shows a container that is no longer the one that runs. */
  alive(): boolean;
}

export interface RungOpener {
  readonly route: Route;
  /** @throws Failure `unsupported` with words for people when it cannot serve this target */
  open(terms: RungTerms): Promise<Rung>;
}

/** Why a rung was not taken, in words for people. */
export interface Passed {
  readonly route: Route;
  readonly said: string;
}
