// Lifetimes: what ends when. Whatever lives (socket, timer, listener, page) is added to a scope; what has no scope may not be opened.
import type { Disposable } from "./event.ts";

/** A lifetime. Ending it aborts its signal first, then ends its children and things, newest first. */
export interface Scope extends Disposable {
  /** The path of scopes, for logs and leak tests: "extension/session:default/logs:web-1". */
  readonly name: string;
  readonly ended: boolean;
  /** Aborts before anything else is disposed. */
  readonly signal: AbortSignal;
  /** Owns the thing from now on. A scope that has ended disposes it at once. */
  add<T extends Disposable>(thing: T): T;
  /** A scope that ends no later than this one. */
  child(name: string): Scope;
  /** The names of all scopes below this one that still live, for leak tests. */
  living(): readonly string[];
}

/** Starts a tree of lifetimes. `failed` hears of a disposal that threw; the others go on. */
export function createScope(name: string, failed: (error: unknown, scope: string) => void): Scope {
  return open(name, failed, () => undefined);
}

function open(name: string, failed: (error: unknown, scope: string) => void, forget: () => void): Scope {
  const abort = new AbortController();
  const things = new Set<Disposable>();
  const children = new Set<Scope>();
  const end = (thing: Disposable): void => {
    try {
      thing.dispose();
    } catch (error) {
      failed(error, name);
    }
  };
  const scope: Scope = {
    name,
    signal: abort.signal,
    get ended() {
      return abort.signal.aborted;
    },
    add: (thing) => {
      if (abort.signal.aborted) end(thing);
      else things.add(thing);
      return thing;
    },
    child: (childName) => {
      const child: Scope = open(`${name}/${childName}`, failed, () => {
        children.delete(child);
        things.delete(child);
      });
      if (abort.signal.aborted) child.dispose();
      else {
        children.add(child);
        things.add(child);
      }
      return child;
    },
    living: () => [...children].flatMap((child) => [child.name, ...child.living()]),
    dispose: () => {
      if (abort.signal.aborted) return;
      abort.abort();
      forget();
      for (const thing of [...things].reverse()) end(thing);
      things.clear();
      children.clear();
    },
  };
  return scope;
}
