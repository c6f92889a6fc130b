// The file systems that are open: one for each container, image or volume that somebody looks into, with its listings.
// Opened with the first need; closed with the session, with the thing itself, or when nobody has used it for a while.
import type { Disposable } from "../../base/event.ts";
import type { Log } from "../../base/log.ts";
import { fail, problemOf, summary } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import type { Clock } from "../../base/timing.ts";
import { authorityOf } from "../../files/address.ts";
import type { Listing, Route } from "../../files/backend.ts";
import type { OpenFiles, OpenFilesOptions } from "../../files/route.ts";
import type { FileRoot } from "../../model/resources.ts";
import type { Session } from "../../model/session.ts";

/** The engine bundle's part. */
export type OpenThem = (options: OpenFilesOptions) => Promise<OpenFiles>;

export interface OpenRoot {
  readonly session: Session;
  readonly root: FileRoot;
  readonly scope: Scope;
  readonly ready: Promise<OpenFiles>;
  /** Folder → what was listed. */
  readonly listings: Map<string, Listed>;
}

export interface Listed {
  readonly answer: Promise<Listing>;
  /** Tells when the folder changes, where the way can tell. */
  watch?: Disposable;
}

export interface OpenRoots {
  /** The open one, or a new one. */
  open(session: Session, root: FileRoot): OpenRoot;
  find(session: string, root: FileRoot): OpenRoot | undefined;
  readonly all: readonly OpenRoot[];
  forced(session: string, root: FileRoot): Route | undefined;
  /** Closes it: the next use opens it in that way. */
  force(session: string, root: FileRoot, route: Route | undefined): void;
}

export interface OpenRootsParts {
  readonly openThem: OpenThem;
  /** Reference of the image that helper containers are made from; "" leaves the choice to us. */
  readonly toolboxImage: () => string;
  readonly log: Log;
  readonly clock: Clock;
}

/** Milliseconds without use after which a root is closed: a helper container or a handle is not kept for nothing. */
const idle = 600_000;

export function createOpenRoots({ openThem, toolboxImage, log, clock }: OpenRootsParts): OpenRoots {
  const roots = new Map<string, OpenRoot & { used: number }>();
  const chosen = new Map<string, Route>();
  const keyOf = (session: string, { kind, id }: FileRoot): string => authorityOf({ engine: session, kind, id });

  const begin = (session: Session, root: FileRoot, key: string): OpenRoot & { used: number } => {
    const scope = session.scope.child(`files:${root.name}`);
    const opened = {
      session,
      root,
      scope,
      ready: openIn(session, root, scope, chosen.get(key)),
      listings: new Map<string, Listed>(),
      used: clock.now(),
    };
    roots.set(key, opened);
    scope.add({
      dispose: () => {
        if (roots.get(key) === opened) roots.delete(key);
        forgetAll(opened.listings);
      },
    });
    opened.ready.catch((error: unknown) => {
      log.debug(`files of ${root.name}: ${summary(problemOf(error))}`);
      scope.dispose();
    });
    endWith(opened, session);
    endWhenIdle(opened);
    return opened;
  };
  const openIn = async (session: Session, root: FileRoot, scope: Scope, force?: Route): Promise<OpenFiles> => {
    const opened = await openThem({
      ...{ engine: await session.engine(), target: root, scope },
      ...(toolboxImage() === "" ? {} : { toolboxImage: toolboxImage() }),
      ...(force ? { force } : {}),
    });
    if (scope.ended) fail({ kind: "cancelled" });
    return opened;
  };
  const endWhenIdle = (opened: OpenRoot & { used: number }): void => {
    const rest = opened.used + idle - clock.now();
    const watched = [...opened.listings.values()].some(({ watch }) => watch !== undefined);
    if (rest <= 0 && !watched) return opened.scope.dispose();
    opened.scope.add(clock.after(Math.max(rest, idle / 10), () => endWhenIdle(opened)));
  };
  return {
    open: (session, root) => {
      const key = keyOf(session.name, root);
      const opened = roots.get(key) ?? begin(session, root, key);
      opened.used = clock.now();
      return opened;
    },
    find: (session, root) => roots.get(keyOf(session, root)),
    get all() {
      return [...roots.values()];
    },
    forced: (session, root) => chosen.get(keyOf(session, root)),
    force: (session, root, route) => {
      const key = keyOf(session, root);
      if (route === undefined) chosen.delete(key);
      else chosen.set(key, route);
      roots.get(key)?.scope.dispose();
    },
  };
}

/** A container that is removed takes its files along; one that starts or stops shows others. */
function endWith({ root, scope, listings }: OpenRoot, session: Session): void {
  const family = familyOf[root.kind];
  scope.add(
    session.store.onDidChange(({ before, after, families }) => {
      if (!families.has(family) || !after.known.has(family)) return;
      if (!after[family].has(root.id) && before[family].has(root.id)) return scope.dispose();
      if (root.kind === "container" && before.containers.get(root.id)?.state !== after.containers.get(root.id)?.state)
        forgetAll(listings);
    }),
  );
}

const familyOf = { container: "containers", image: "images", volume: "volumes" } as const;

/** Ends their watches too. */
export function forgetAll(listings: Map<string, Listed>): void {
  for (const path of [...listings.keys()]) forgetListing(listings, path);
}

/** Ends its watch too. @returns whether it was there */
export function forgetListing(listings: Map<string, Listed>, path: string): boolean {
  listings.get(path)?.watch?.dispose();
  return listings.delete(path);
}
