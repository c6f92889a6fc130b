// Runs a declared command: finds its items (from rows, or by a picker over the snapshot with the same selector), checks
// them again, asks before something is lost, marks what is being done, shows progress, runs, and hands problems to the
// reporter. What every command would otherwise repeat stands here once.
import { groupBy } from "../base/groupBy.ts";
import { shortId } from "../base/ids.ts";
import { t } from "../base/l10n.ts";
import { plain } from "../base/plain.ts";
import { fail, type Problem } from "../base/problem.ts";
import type { Activity } from "../engine/activity.ts";
import { rootOf } from "../model/fileRoot.ts";
import { flagsOf } from "../model/flags.ts";
import { inUse } from "../model/inUse.ts";
import type { Container, Image, Resource, Volume } from "../model/resources.ts";
import { matches, type Selector } from "../model/selector.ts";
import type { Session } from "../model/session.ts";
import { shortState } from "../model/stateWords.ts";
import type { Sessions } from "../model/sessions.ts";
import type { Settings } from "../manifest/settings.ts";
import type { Row } from "./row.ts";
import type { AnyCommand, WindowCommand } from "./command.ts";
import type { Choice, CommandContext, Files, Memory, Ui, WindowContext } from "./context.ts";
import { engineOf, listed } from "./engineOf.ts";
import { pickFile } from "./files/pickFile.ts";
import { problemsOf, tellProblems } from "./tellProblems.ts";

/** What the runner is given once, by the edge. */
export interface RunnerParts {
  readonly sessions: Sessions;
  readonly ui: Ui;
  readonly memory: Memory;
  readonly files: Files;
  /** The address of the file in the editor that has the focus, if it is one of ours. */
  readonly activeFile: () => string | undefined;
  readonly record: Activity;
  readonly settings: () => Settings;
  readonly folders: () => readonly string[];
  /** Today's node of a row, in whichever view it is. */
  readonly node: (id: string) => Row | undefined;
  readonly window: Pick<WindowContext, "views" | "change" | "showLog" | "showActivity" | "openSettings">;
  readonly report: (problem: Problem, title: string) => void;
}

/** What the editor hands over: the clicked row, the selected rows, or a keybinding's own arguments. */
export type Invocation = readonly unknown[];

interface Item {
  readonly session: Session;
  readonly resource: Resource;
}

/** Runs one command to its end. Never throws: problems go to `report`. */
export async function runCommand(
  command: AnyCommand | WindowCommand,
  invocation: Invocation,
  parts: RunnerParts,
): Promise<void> {
  try {
    await ("on" in command ? runOnWindow(command, invocation, parts) : runOnEngines(command, invocation, parts));
  } catch (error) {
    tellProblems(problemsOf(error), command.title, parts);
  }
}

async function runOnWindow(command: WindowCommand, invocation: Invocation, parts: RunnerParts): Promise<void> {
  const { sessions, ui, memory, files, record, window } = parts;
  const clicked = rowsOf(invocation, parts)[0];
  await command.run(
    {
      sessions,
      ui,
      memory,
      files,
      record,
      ...window,
      settings: parts.settings(),
      folders: parts.folders(),
      signal: new AbortController().signal,
      clicked: clicked === undefined ? undefined : sessions.open.find(({ name }) => name === clicked.session),
    },
    clicked === undefined ? invocation : [clicked, ...invocation.slice(1)],
  );
}

async function runOnEngines(command: AnyCommand, invocation: Invocation, parts: RunnerParts): Promise<void> {
  await openSome(command, parts.sessions);
  const rows = rowsOf(invocation, parts);
  const target = command.target as Selector | undefined;
  if (target === undefined) {
    const session = await sessionFor(rows, parts);
    return await runOn(command, session, [], rows.length > 0 ? rows : invocation, parts);
  }
  const items = await itemsFor(command, target, { rows, invocation }, parts);
  if (items.length === 0)
    fail({
      kind: "unsupported",
      feature: t(command.title),
      needs: t("something it can act on; the state may just have changed"),
    });
  // The editor hands over the clicked row and the selected ones; what comes after them is the caller's own.
  const bySession = groupBy(items, ({ session }) => session);
  const args = [...rows, ...invocation.slice(2)];
  const failures: unknown[] = [];
  for (const [session, ofSession] of bySession) {
    const resources = ofSession.map(({ resource }) => resource);
    // An engine that is away does not keep the others from their part; a person who turns away does.
    await runOn(command, session, resources, args, parts).catch((error: unknown) => failures.push(error));
    if (failures.some((error) => problemsOf(error).some(({ kind }) => kind === "cancelled"))) break;
  }
  if (failures.length > 0) throw new AggregateError(failures);
}

/** The first thing a person does may be a command, before any view has looked for engines. A file's address opens its own. */
async function openSome(command: AnyCommand, sessions: Sessions): Promise<void> {
  if (sessions.open.length === 0 && sessions.found.endpoints.length === 0) await sessions.look();
  if (sessions.open.length === 0 && (command.target as Selector | undefined)?.kind !== "file")
    fail({ kind: "unsupported", feature: t(command.title), needs: t("an engine, and none is connected; choose one") });
}

/**
 * The rows of an invocation: the whole selection where the clicked row is part of it, else the clicked row alone. The clicked
 * one stands first: a command on one thing takes that.
 */
function rowsOf(invocation: Invocation, { node }: RunnerParts): readonly Row[] {
  const [clicked, selected] = invocation;
  const isSelection = Array.isArray(selected) && selected.includes(clicked);
  const ids = isSelection ? new Set([clicked, ...(selected as readonly unknown[])]) : [clicked];
  return [...ids].flatMap((id) => (typeof id === "string" ? (node(id) ?? []) : []));
}

async function itemsFor(
  command: AnyCommand,
  target: Selector,
  { rows, invocation }: { readonly rows: readonly Row[]; readonly invocation: Invocation },
  parts: RunnerParts,
): Promise<readonly Item[]> {
  if (rows.length > 0) return itemsOfRows(rows, target, parts);
  if (target.kind !== "file") return await pickItems(command, target, parts);
  refuseRenewed(command, invocation);
  const named = await itemsOfAddresses(invocation, target, parts);
  return named.length > 0 ? named : [await pickFile(t(command.title), target, parts)];
}

/**
 * The editor hands over nothing for a row that it was just fetching anew. What is selected or open elsewhere must not be
 * taken for it, and whoever pressed on a row has chosen already.
 */
function refuseRenewed({ title }: AnyCommand, invocation: Invocation): void {
  if (invocation.length > 0 && invocation[0] === undefined)
    fail({
      kind: "unsupported",
      feature: t(title),
      needs: t("a row that stands still: it was just being renewed. Try again"),
    });
}

/** Files that the editor names by their addresses: in its own folders and tabs, or the one that is open. */
async function itemsOfAddresses(
  invocation: Invocation,
  target: Selector,
  { files, sessions, activeFile }: RunnerParts,
): Promise<readonly Item[]> {
  const [clicked, selected] = invocation;
  const isSelection = Array.isArray(selected) && selected.includes(clicked);
  const addresses = isSelection ? (selected as readonly unknown[]) : [invocation.length === 0 ? activeFile() : clicked];
  const found = await Promise.all(
    addresses.map(async (address) => (typeof address === "string" ? await files.at(address) : undefined)),
  );
  return found.flatMap((file) => {
    const session = sessions.open.find(({ name }) => name === file?.session);
    const fits = file !== undefined && matches(target, "file", flagsOf(file.entry, noImages));
    return session !== undefined && fits ? [{ session, resource: file.entry }] : [];
  });
}

/** Which images are in use does not matter to files. */
const noImages: ReadonlySet<string> = new Set();

function itemsOfRows(rows: readonly Row[], target: Selector, { sessions }: RunnerParts): readonly Item[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const session = sessions.open.find(({ name }) => name === row.session);
    const resources = row.of !== undefined ? [row.of] : (row.stands ?? []);
    if (session === undefined) return [];
    return resources.flatMap((resource) => {
      const item = current(session, resource, target);
      const key = `${session.name}/${resource.kind}/${resource.id}`;
      if (item === undefined || seen.has(key)) return [];
      seen.add(key);
      return [item];
    });
  });
}

/** Today's record, if it still is what the command is for. Files are in no snapshot: they are as they were listed. */
function current(session: Session, shown: Resource, target: Selector): Item | undefined {
  const snapshot = session.store.current;
  const resource = shown.kind === "file" ? shown : snapshot[familyOf[shown.kind]].get(shown.id);
  if (resource === undefined || !matches(target, resource.kind, flagsOf(resource, inUse(snapshot, resource.kind))))
    return undefined;
  return { session, resource };
}

const familyOf = { container: "containers", image: "images", volume: "volumes" } as const;

async function pickItems(command: AnyCommand, target: Selector, parts: RunnerParts): Promise<readonly Item[]> {
  const family = familyOf[target.kind as keyof typeof familyOf];
  const open = parts.sessions.open;
  await listed(open, family, parts.ui);
  const choices = open.flatMap((session) =>
    [...session.store.current[family].values()].flatMap((resource: Container | Image | Volume): Choice<Item>[] => {
      const item = current(session, resource, target);
      return item === undefined ? [] : [choiceOf(item, open.length > 1)];
    }),
  );
  if (choices.length === 0) fail({ kind: "unsupported", feature: t(command.title), needs: noneWords(target) });
  // As in the views: web-2 before web-10.
  choices.sort((left, right) => left.label.localeCompare(right.label, undefined, { numeric: true }));
  return target.many === true
    ? await parts.ui.pickMany(t(command.title), choices)
    : [await parts.ui.pick(t(command.title), choices)];
}

function noneWords({ kind }: Selector): string {
  if (kind === "container") return t("a container in the right state, and there is none now");
  return kind === "volume"
    ? t("a volume it fits, and there is none now")
    : t("an image it fits, and there is none now");
}

function choiceOf({ session, resource }: Item, several: boolean): Choice<Item> {
  const label = plain(nameOf(resource));
  const description = factsOf(resource);
  return {
    label,
    description: several ? `${description} · ${plain(session.name)}` : description,
    value: { session, resource },
  };
}

/** What tells it from others in a list of choices. */
function factsOf(resource: Resource): string {
  switch (resource.kind) {
    case "container":
      return `${plain(resource.image)} · ${shortState(resource)}`;
    case "image": {
      // Its label is the first of its names; whoever knows it by another one finds it too.
      const names = [...resource.tags.slice(1), shortId(resource.id)];
      return names.map((name) => plain(name)).join(" · ");
    }
    case "volume":
      return plain(resource.driver);
    case "file":
      return plain(resource.path);
  }
}

/** The word a person uses for it. */
function nameOf(resource: Resource): string {
  return resource.kind === "file" ? resource.path : rootOf(resource).name;
}

async function sessionFor(rows: readonly Row[], { sessions, ui }: RunnerParts): Promise<Session> {
  const ofRow = sessions.open.find(({ name }) => name === rows[0]?.session);
  if (ofRow !== undefined) return ofRow;
  const [first, ...more] = sessions.open;
  if (first !== undefined && more.length === 0) return first;
  // The list begins with what is taken by Enter.
  const others = sessions.open.filter((session) => session !== sessions.default);
  const inOrder = [...(sessions.default === undefined ? [] : [sessions.default]), ...others];
  const choices = inOrder.map((session) => ({
    label: plain(session.name),
    description: plain(session.endpoint.url),
    detail: session === sessions.default ? t("default engine") : undefined,
    value: session,
  }));
  return await ui.pick(t("On which engine?"), choices);
}

async function runOn(
  command: AnyCommand,
  session: Session,
  items: readonly Resource[],
  args: readonly unknown[],
  parts: RunnerParts,
): Promise<void> {
  const { ui, memory, files } = parts;
  const engine = await engineOf(session, ui);
  const contextWith = (signal: AbortSignal): CommandContext => ({
    engine,
    store: session.store,
    ui,
    memory,
    files,
    signal,
    mark: (marked, word) =>
      session.busy.mark(
        marked.map(({ id }) => id),
        word,
      ),
    settings: parts.settings(),
    folders: parts.folders(),
  });
  const asking = contextWith(session.scope.signal);
  const confirmation = await command.confirm?.(items, asking);
  if (confirmation !== undefined) await ui.confirm(confirmation);
  if (command.busy === undefined) return await command.run(asking, items, args);
  const mark = asking.mark(items, t(command.busy));
  try {
    await ui.progress(progressTitle(command, items), (cancelled) =>
      command.run(contextWith(AbortSignal.any([cancelled, session.scope.signal])), items, args),
    );
  } finally {
    mark.dispose();
  }
}

function progressTitle(command: AnyCommand, items: readonly Resource[]): string {
  const [first] = items;
  if (first === undefined) return t(command.title);
  return items.length === 1
    ? `${t(command.title)}: ${plain(nameOf(first))}`
    : t("{0}: {1} items", t(command.title), items.length);
}
