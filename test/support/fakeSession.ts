// Sessions without an engine, for tests of trees and commands: the store is the real one, what it holds is said by the test.
import { createEmitter } from "../../src/base/event.ts";
import { fail } from "../../src/base/problem.ts";
import { createScope, type Scope } from "../../src/base/scope.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { Endpoint, Found } from "../../src/engine/endpoint/endpoint.ts";
import { createBusy } from "../../src/model/busy.ts";
import { atOnce } from "./clock.ts";
import type { Container, Family, Image, Volume } from "../../src/model/resources.ts";
import type { Session } from "../../src/model/session.ts";
import type { Sessions } from "../../src/model/sessions.ts";
import type { Connection } from "../../src/model/snapshot.ts";
import { createStore } from "../../src/model/store.ts";
import { aVersion } from "./resources.ts";

/** What the engine is said to hold: a family that is named replaces what was there. */
export interface Held {
  readonly containers?: readonly Container[];
  readonly images?: readonly Image[];
  readonly volumes?: readonly Volume[];
  readonly connection?: Connection;
}

export interface FakeSession extends Session {
  /** Families that were asked for. */
  readonly needed: ReadonlySet<Family>;
  /** How often a refresh was asked for. */
  readonly refreshes: number;
  /** What the engine holds from now on; views hear of the change as they would in life. */
  show(held: Held): void;
}

/** An endpoint at a socket of its own. */
export const anEndpoint = (name = "default", over: Partial<Endpoint> = {}): Endpoint => ({
  name,
  address: { kind: "unix", path: `/run/${name}.sock` },
  url: `unix:///run/${name}.sock`,
  reason: { by: "default" },
  ...over,
});

/**
 * A session called `name` that is ready, unless said otherwise, and holds all families. `engine` is what commands get;
 * without one, or while the connection is not ready, asking for it fails as it does when the engine is away.
 */
export function fakeSession({
  name = "default",
  endpoint = anEndpoint(name),
  engine,
  containers = [],
  images = [],
  volumes = [],
  connection = { state: "ready", version: aVersion() },
}: Held & { readonly name?: string; readonly endpoint?: Endpoint; readonly engine?: Engine } = {}): FakeSession {
  const scope = testScope(`session:${name}`);
  const { store, writer } = createStore();
  const needed = new Set<Family>();
  let refreshes = 0;
  const show = (held: Held): void => {
    if (held.containers !== undefined) writer.replace("containers", held.containers);
    if (held.images !== undefined) writer.replace("images", held.images);
    if (held.volumes !== undefined) writer.replace("volumes", held.volumes);
    if (held.connection !== undefined) writer.connection(held.connection);
  };
  show({ containers, images, volumes, connection });
  scope.add({ dispose: () => writer.revoke() });
  return {
    name,
    endpoint,
    store,
    busy: createBusy(atOnce),
    scope,
    engine: () =>
      Promise.resolve().then(() => {
        const { connection: now } = store.current;
        if (engine !== undefined && now.state === "ready") return engine;
        if (now.state === "lost") fail(now.problem);
        return fail({ kind: "unreachable", endpoint: endpoint.url, why: "missing" });
      }),
    need: (family) => void needed.add(family),
    refresh: () => void (refreshes += 1),
    needed,
    get refreshes() {
      return refreshes;
    },
    show,
  };
}

export interface FakeSessions extends Sessions {
  /** How often a look was asked for. */
  readonly looks: number;
  /** What the next looks find. */
  finds(found: Found): void;
}

/** These sessions are open, the first is the default unless named; every endpoint of theirs was found. */
export function fakeSessions({
  open = [fakeSession()],
  default: defaultName = open[0]?.name,
  found = { endpoints: open.map(({ endpoint }) => endpoint), chosen: open[0]?.endpoint, problems: [] },
}: { readonly open?: readonly Session[]; readonly default?: string; readonly found?: Found } = {}): FakeSessions {
  const changed = createEmitter<void>();
  let [sessions, chosen, seen, next, looks] = [open, defaultName, found, found, 0];
  const named = (name: string | undefined): Session | undefined => sessions.find((session) => session.name === name);
  return {
    get open() {
      return sessions;
    },
    get default() {
      return named(chosen);
    },
    get found() {
      return seen;
    },
    onDidChange: changed.event,
    connect: (endpoint) => {
      const already = named(endpoint.name);
      if (already !== undefined) return already;
      const session = fakeSession({ name: endpoint.name, endpoint });
      sessions = [...sessions, session];
      chosen ??= session.name;
      changed.fire();
      return session;
    },
    close: (name) => {
      named(name)?.scope.dispose();
      sessions = sessions.filter((session) => session.name !== name);
      if (chosen === name) chosen = sessions[0]?.name;
      changed.fire();
    },
    makeDefault: (name) => {
      chosen = name;
      changed.fire();
    },
    look: async () => {
      looks += 1;
      await Promise.resolve();
      seen = next;
      changed.fire();
    },
    get looks() {
      return looks;
    },
    finds: (what) => void (next = what),
  };
}

/** A scope whose failing disposals fail the test. */
export function testScope(name = "test"): Scope {
  return createScope(name, (error) => {
    throw error;
  });
}
