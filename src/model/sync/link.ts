// One connection to an engine, from its first answer to its end: asks who it is, listens, and has listed what is in demand.
// When it ends it says why; sync.ts decides when there is a next one.
import { withResolvers } from "../../base/withResolvers.ts";
import { fail, problemOf, type Problem } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import type { Engine, EngineVersion } from "../../engine/engine.ts";
import { oldestApi } from "../../engine/engine.ts";
import { isOlder, negotiate } from "../../engine/negotiate.ts";
import { versionInHeaders } from "../../engine/versionInHeaders.ts";
import { openEvents, readEvents, type OpenedEvents } from "./eventStream.ts";
import { staleAfter } from "./eventTable.ts";
import { createLists, type Lists, type ListsPorts } from "./lists.ts";
import type { Family } from "../resources.ts";

export interface LinkPorts extends Pick<ListsPorts, "log" | "time" | "held"> {
  /** Makes the engine's client. @throws Failure */
  readonly client: () => Promise<Engine>;
  /** The families in demand, now and later. */
  readonly demanded: ReadonlySet<Family>;
}

export interface LinkOutcome {
  /** Called in the change that shows the engine as ready. */
  ready(): void;
  /** Called once, at the end, unless the scope was ended from outside. */
  broken(problem: Problem): void;
}

export interface Link {
  /** The engine, once it has answered. @throws Failure with why it did not */
  readonly engine: Promise<Engine>;
  /** To be called when a family comes into demand. */
  need(family: Family): void;
  /** Lists everything in demand now. */
  refresh(): void;
}

/**
 * Engines drop events for those who read slowly; their queue holds about a thousand. So after that many a whole list is
 * due, which finds what was dropped.
 */
const eventsTrusted = 1000;

/** `scope` becomes the link's own and ends with it. */
export function openLink(ports: LinkPorts, scope: Scope, outcome: LinkOutcome): Link {
  const { demanded } = ports;
  let lists: Lists | undefined;
  const { promise: broken, reject } = withResolvers<never>();
  const end = (error: unknown): void => {
    if (scope.ended) return;
    // Before the scope ends, after which every call would say that it was cancelled.
    reject(error);
    scope.dispose();
    outcome.broken(problemOf(error));
  };
  const card = createCard(ports, scope, outcome);
  const heard = hearing(() => lists);

  const open = async (): Promise<Engine> => {
    const engine = await ports.client();
    const opened = openOrDoubt(engine, ports, scope);
    // Lists go out beside the stream, which tells again what happens meanwhile. Who are you, is asked last: that answer
    // takes longer than the lists, and the engine runs other programs for it.
    const negotiated = opened.then(() => negotiate(engine, scope.signal));
    negotiated.then(card.learn, end);
    const answered = opened.then(async ({ stream }) => {
      card.learn(versionTold(engine, versionInHeaders(stream)) ?? (await negotiated));
      return card.show;
    });
    answered.catch(end);
    lists = createLists({ ...ports, engine, scope, answered, failed: end });
    for (const family of demanded) lists.need(family);
    doubtAfterFailures(engine, lists, scope);
    const { stream, tellsAll } = await opened;
    scope.add({ dispose: () => void stream.destroy() });
    readEvents(engine, stream, heard, scope.signal).catch(end);
    if (!tellsAll) lists.all("soon");
    await negotiated;
    if (demanded.size === 0) card.show();
    return engine;
  };
  const engine = Promise.race([open(), broken]);
  engine.catch(end);
  return {
    engine,
    need: (family) => lists?.need(family),
    refresh: () => lists?.all("at once"),
  };
}

/** Opens the stream of events. What refuses it may be no engine at all: then that is the failure. @throws Failure */
async function openOrDoubt(engine: Engine, { time }: LinkPorts, { signal }: Scope): Promise<OpenedEvents> {
  try {
    return await openEvents(engine, time.clock, signal);
  } catch (error) {
    if (problemOf(error).kind === "rejected") await negotiate(engine, signal);
    throw error;
  }
}

/** Shows the engine as ready, with the best that is known of its version. */
function createCard({ held: { writer } }: LinkPorts, scope: Scope, outcome: LinkOutcome) {
  let version: EngineVersion | undefined;
  let shown = false;
  const show = (): void => {
    if (version === undefined || scope.ended) return;
    if (!shown) outcome.ready();
    shown = true;
    writer.connection({ state: "ready", version });
  };
  return {
    /** The fuller answer wins, whichever comes first. */
    learn: (learned: EngineVersion): void => {
      if (version === undefined || learned.kernel !== "") version = learned;
      if (shown) show();
    },
    show: (): void => {
      if (!shown) show();
    },
  };
}

/** @throws Failure `unreachable` (tooOld) */
function versionTold({ endpoint }: Engine, told: EngineVersion | undefined): EngineVersion | undefined {
  if (told !== undefined && isOlder(told.api, oldestApi))
    fail({ kind: "unreachable", endpoint: endpoint.url, why: "tooOld", version: told.api });
  return told;
}

function hearing(lists: () => Lists | undefined): (event: unknown) => void {
  let events = 0;
  return (event) => {
    for (const stale of staleAfter(event)) lists()?.stale(stale);
    events = (events + 1) % eventsTrusted;
    if (events === 0) lists()?.all("soon");
  };
}

/** An engine that hangs says nothing, which looks like having nothing to say. When a command finds it unreachable, a list finds out. */
function doubtAfterFailures(engine: Engine, lists: Lists, scope: Scope): void {
  scope.add(
    engine.record.onDidAdd(({ engine: name, background, problem }) => {
      if (name === engine.name && !background && problem?.kind === "unreachable") lists.all("at once");
    }),
  );
}
