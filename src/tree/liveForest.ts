// Keeps one view's rows current: builds them when something they are made of has changed, says which to fetch again, and
// does neither while nobody looks. Knows no editor; workbench/trees hands it on.
import { createEmitter, type Disposable, type Event } from "../base/event.ts";
import type { Scope } from "../base/scope.ts";
import type { Clock } from "../base/timing.ts";
import type { Settings } from "../manifest/settings.ts";
import type { Sessions } from "../model/sessions.ts";
import { firstList, until } from "./firstList.ts";
import type { FileReader } from "./fileReader.ts";
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
  /** Somebody folded the row: what stands in a folder is read anew the next time it is unfolded. */
  folded(id: NodeId): void;
}

export interface LiveForestParts {
  readonly scope: Scope;
  readonly source: TreeSource;
  readonly sessions: Sessions;
  readonly files: FileReader;
  readonly settings: { readonly current: Settings; readonly onDidChange: Event<Settings> };
  readonly clock: Clock;
}

/** Milliseconds. */
const wait = {
  /** How long a first look waits for the first list before it shows that we are still connecting. */
  first: 1500,
  /** How long the first rows of a second view stay behind: drawn at once with those above, both would come late. */
  second: 80,
  /** Between two looks at the clock, for ages. */
  tick: 60_000,
  /** For the row of something that was just made. */
  find: 5000,
} as const;

export function createLiveForest({ scope, source, sessions, files, settings, clock }: LiveForestParts): LiveForest {
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
  const need = (): void => needAll(sessions, source);
  const node = (id: NodeId): TreeNode | undefined => build().get(id) ?? opened.get(id) ?? teller.told?.get(id);
  const minutes = createTick(scope, clock, stir);

  for (const event of [settings.onDidChange, source.onDidChange] as const) if (event) scope.add(event(stir));
  scope.add(files.onDidChange((ids) => teller.again(opened.showing(new Set(ids)))));
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
      await firstRows({ scope, sessions, clock, source }, teller.told === undefined);
      return teller.tellAll().roots;
    },
    children: async (id) => {
      const parent = node(id);
      if (parent === undefined) return [];
      if (parent.children !== "on open") return childrenOf(parent);
      const open = opener({ scope, source, sessions, files, clock }, parent);
      return open === undefined ? [] : await opened.fill(id, open);
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
    folded: (id) => {
      const { children, of, session = "" } = opened.get(id) ?? {};
      if (of?.kind === "file") files.forget(session, of);
      if (children === "on open") teller.again([id]);
    },
  };
}

function needAll(sessions: Sessions, { reads }: TreeSource): void {
  for (const session of sessions.open) for (const family of reads) session.need(family);
}

/** How the rows below an "on open" row are made; undefined where nothing can make them any more. */
function opener(
  { scope, source, sessions, files, clock }: Omit<LiveForestParts, "settings">,
  parent: TreeNode,
): (() => Promise<readonly TreeNode[]>) | undefined {
  const session = sessions.open.find(({ name }) => name === parent.session);
  const { open } = source;
  if (session === undefined || open === undefined) return undefined;
  return () => open(parent, { session, files, now: clock.now(), signal: scope.signal });
}

/** Waits for something to show, and the first time for the views above. */
async function firstRows(
  { scope, sessions, clock, source }: Omit<LiveForestParts, "settings" | "files">,
  first: boolean,
): Promise<void> {
  await firstList({ scope, sessions, clock }, source.reads, wait.first);
  const never = (): boolean => false;
  if (first && source.second === true) await until(scope, clock, wait.second, never, () => undefined);
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
