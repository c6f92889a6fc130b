// Keeps one view's rows current: builds them when something they are made of has changed, says which to fetch again, and
// does neither while nobody looks. Knows no editor; workbench/trees hands it on.
import { createEmitter, type Disposable, type Event } from "../base/event.ts";
import type { Scope } from "../base/scope.ts";
import type { Clock } from "../base/timing.ts";
import type { Settings } from "../manifest/settings.ts";
import type { Sessions } from "../model/sessions.ts";
import { firstList, until } from "./firstList.ts";
import { childrenOf, emptyForest, forestOf, type Forest } from "./forest.ts";
import type { NodeId, TreeNode } from "./node.ts";
import { createOpenedRows } from "./openedRows.ts";
import type { TreeSource } from "./source.ts";
import { createTeller } from "./teller.ts";
import { watchSessions, type News } from "./watchSessions.ts";

export interface LiveForest {
  /** Today's node, or the last one shown. */
  node(id: NodeId): TreeNode | undefined;
  parentOf(id: NodeId): NodeId | undefined;
  /** The first level, as soon as there is something to show or patience ends. */
  roots(): Promise<readonly TreeNode[]>;
  /** The rows below one, made or fetched where they are not known before. */
  children(id: NodeId): Promise<readonly TreeNode[]>;
  /** Ids to fetch again; "all" is the whole view. Never nearer together than the editor can take. */
  readonly onDidChange: Event<readonly NodeId[] | "all">;
  /** Whether somebody looks at the view. */
  show(visible: boolean): void;
  readonly filter: string;
  setFilter(text: string): void;
  /** The row of a record, once there is one and the editor was told of it; undefined when none has come in time. */
  find(kind: string, id: string): Promise<NodeId | undefined>;
  /** The row's hover held something measured: after a while the row is fetched again, so that the next hover measures anew. */
  renew(id: NodeId): void;
}

export interface LiveForestParts {
  readonly scope: Scope;
  readonly source: TreeSource;
  readonly sessions: Sessions;
  readonly settings: { readonly current: Settings; readonly onDidChange: Event<Settings> };
  readonly clock: Clock;
}

/** Milliseconds. */
const wait = {
  /** How long a first look waits for the first list before it shows that we are still connecting. */
  first: 1500,
  /** Between two looks at the clock, for ages. */
  tick: 60_000,
  /** For the row of something that was just made. */
  find: 5000,
} as const;

export function createLiveForest({ scope, source, sessions, settings, clock }: LiveForestParts): LiveForest {
  const rebuilt = scope.add(createEmitter<void>());
  const opened = createOpenedRows();
  let forest: Forest = emptyForest;
  let fresh = false;
  let visible = false;
  let filter = "";
  let searches = 0;

  const build = (): Forest => {
    if (fresh) return forest;
    fresh = true;
    forest = forestOf(source.roots(sessions, { settings: settings.current, filter, now: clock.now() }));
    opened.prune(forest);
    rebuilt.fire();
    return forest;
  };
  const teller = createTeller(scope, clock, build);
  const stir = (): void => {
    fresh = false;
    if (searches > 0) build();
    if (visible || searches > 0) teller.ask();
  };
  const need = (): void => {
    for (const session of sessions.open) for (const family of source.reads) session.need(family);
  };
  const node = (id: NodeId): TreeNode | undefined => build().get(id) ?? opened.get(id) ?? teller.told?.get(id);
  const minutes = createTick(scope, clock, stir);

  scope.add(settings.onDidChange(stir));
  watchSessions(scope, sessions, (news) => {
    if (!concerns(source, news)) return;
    if (news === "sessions" && visible) need();
    stir();
  });
  return {
    node,
    parentOf: (id) => build().parentOf(id) ?? opened.parentOf(id),
    roots: async () => {
      need();
      await firstList({ scope, sessions, clock }, source.reads, wait.first);
      return teller.tellAll().roots;
    },
    children: async (id) => {
      const parent = node(id);
      if (parent === undefined) return [];
      if (parent.children !== "on open") return childrenOf(parent);
      const session = sessions.open.find(({ name }) => name === parent.session);
      if (session === undefined || source.open === undefined) return [];
      const opening = { session, now: clock.now(), signal: scope.signal };
      return await opened.fill(id, () => source.open?.(parent, opening) ?? Promise.resolve([]));
    },
    onDidChange: teller.onDidChange,
    show: (next) => {
      if (next === visible) return;
      visible = next;
      minutes.run(visible);
      if (visible) stir();
    },
    get filter() {
      return filter;
    },
    setFilter: (text) => {
      filter = text;
      stir();
    },
    find: async (kind, id) => {
      const shown = (): NodeId | undefined => (teller.told ?? build()).showing(kind, id);
      searches += 1;
      need();
      teller.ask();
      await until(scope, clock, wait.find, () => shown() !== undefined, onAny(rebuilt.event, teller.onDidChange));
      searches -= 1;
      return shown();
    },
    renew: teller.renew,
  };
}

/** A watch of both events. */
const onAny =
  (one: Event<void>, other: Event<unknown>) =>
  (hear: () => void, within: Scope): void => {
    within.add(one(hear));
    within.add(other(hear));
  };

function concerns({ reads }: TreeSource, news: News): boolean {
  if (news === "sessions") return true;
  if (news === "busy") return reads.length > 0;
  return news.before.connection !== news.after.connection || reads.some((family) => news.families.has(family));
}

/** Calls each minute while it runs. */
function createTick(scope: Scope, clock: Clock, call: () => void): { run(on: boolean): void } {
  let next: Disposable | undefined;
  const run = (on: boolean): void => {
    next?.dispose();
    next = on
      ? clock.after(wait.tick, () => {
          run(true);
          call();
        })
      : undefined;
  };
  scope.add({ dispose: () => run(false) });
  return { run };
}
