// Keeps a store true to its engine: connects when something is in demand, and after every end connects again, for ever.
// The only holder of the store's writer. What was known stays known while the engine is away.
// "Nothing polls" holds for a connected engine: between events not one request goes out. An engine that is away is tried at
// intervals (comeback.ts), because nobody else would tell us that it is back.
import type { Disposable } from "../../base/event.ts";
import { late } from "../../base/late.ts";
import type { Log } from "../../base/log.ts";
import { fail, summary, type Problem } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import type { Endpoint } from "../../engine/endpoint/endpoint.ts";
import type { Engine } from "../../engine/engine.ts";
import { waitBeforeTry, watchForComeback } from "./comeback.ts";
import { openLink, type Link, type LinkPorts } from "./link.ts";
import type { Family } from "../resources.ts";

/** Makes the client of an engine; what it opens ends with the signal. The engine bundle, loaded late, supplies it. @throws Failure */
export type Connect = (endpoint: Endpoint, signal: AbortSignal) => Promise<Engine>;

export interface SyncPorts extends Pick<LinkPorts, "time" | "held"> {
  readonly endpoint: Endpoint;
  readonly scope: Scope;
  readonly log: Log;
  readonly connect: Connect;
}

export interface Sync {
  /** The connected engine; connects when there is none, and tries at once when it was lost. @throws Failure */
  engine(): Promise<Engine>;
  need(family: Family): void;
  refresh(): void;
}

/** From the first failure until the engine is ready again. */
interface Outage {
  readonly since: number;
  readonly scope: Scope;
  attempt: number;
  /** The socket moved during a try, which may have reached the old one. */
  again: boolean;
}

export function createSync({ endpoint, scope, log, time, held, connect }: SyncPorts): Sync {
  const { clock, random } = time;
  const demanded = new Set<Family>();
  const client = late(() => connect(endpoint, scope.signal));
  let link: Link | undefined;
  let outage: Outage | undefined;
  let nextTry: Disposable | undefined;

  const open = (): Link => {
    nextTry?.dispose();
    nextTry = undefined;
    link = openLink({ log, time, held, client, demanded }, scope.child("link"), { ready, broken });
    return link;
  };
  const ready = (): void => {
    log.info(outage === undefined ? "connected" : `connected again after ${clock.now() - outage.since} ms`);
    outage?.scope.dispose();
    outage = undefined;
  };
  const broken = (problem: Problem): void => {
    link = undefined;
    if (scope.ended) return;
    if (outage === undefined) log.warn(summary(problem));
    outage ??= beginOutage();
    const away = clock.now() - outage.since;
    const { attempt, again } = outage;
    const wait = again ? 0 : waitBeforeTry({ attempt, away, address: endpoint.address, problem, random });
    outage.attempt += 1;
    outage.again = false;
    nextTry = clock.after(wait, open);
    held.writer.connection({ state: "lost", problem, retryAt: clock.now() + wait });
  };
  const beginOutage = (): Outage => {
    const began = { since: clock.now(), scope: scope.child("outage"), attempt: 0, again: false };
    const back = (): void => {
      if (link === undefined) open();
      else began.again = true;
    };
    began.scope.add(watchForComeback(endpoint.address, clock, back));
    return began;
  };
  /** Connects for a person who waits: the state says so. */
  const openVisibly = (): Link => {
    held.writer.connection({ state: "connecting" });
    return open();
  };

  scope.add({
    dispose: () => {
      nextTry?.dispose();
      held.writer.revoke();
    },
  });
  return {
    engine: async () => {
      if (scope.ended) fail({ kind: "cancelled" });
      link ??= outage === undefined ? openVisibly() : open();
      return await link.engine;
    },
    need: (family) => {
      if (scope.ended || demanded.has(family)) return;
      demanded.add(family);
      if (link !== undefined) link.need(family);
      else if (outage === undefined) openVisibly();
    },
    refresh: () => {
      if (scope.ended) return;
      if (link !== undefined) link.refresh();
      else if (outage !== undefined) openVisibly();
    },
  };
}
