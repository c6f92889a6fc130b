// The file systems of a window: what rows, commands and open editors want of them is asked, kept and told here. The ways
// themselves come with the engine bundle (src/files); this file loads none of them.
import { createEmitter } from "../../base/event.ts";
import type { Log } from "../../base/log.ts";
import type { Scope } from "../../base/scope.ts";
import type { Clock } from "../../base/timing.ts";
import type { Files, FileTools, TouchedAddress } from "../../commands/files/files.ts";
import { routeName } from "../../commands/files/routes.ts";
import type { Place } from "../../files/address.ts";
import { parentOf } from "../../files/path.ts";
import type { OpenFiles } from "../../files/route.ts";
import type { FileRoot } from "../../model/resources.ts";
import type { Session } from "../../model/session.ts";
import { sessionNamed } from "../sessionNamed.ts";
import type { Sessions } from "../../model/sessions.ts";
import type { FileList, FileReader } from "../../tree/fileReader.ts";
import { addressOf, topEntry } from "./addresses.ts";
import { changedEntries, entryOf, marked } from "./entries.ts";
import { createKnownChanges, type KnownChanges } from "./knownChanges.ts";
import { createListings, type Listings } from "./listings.ts";
import { createOpenRoots, forgetListing, type OpenRoot, type OpenRoots, type OpenThem } from "./openRoots.ts";
import { recordedBackend } from "./tools/recording.ts";
import { namedRoot, readAddress } from "./whose.ts";

/** All there is: the port of commands, what trees read, and what the editor's own file system needs beside. */
export type FileSystems = FileReader &
  Files & {
    readonly known: KnownChanges;
    /** The same object while the root stays open; undefined when it is closed. */
    opening(session: string, root: FileRoot): unknown;
    /** The root with the name people know it by. */
    rootAt(place: Place): FileRoot;
    /** As `open`, for work that stands in the activity record as a whole. */
    openUnrecorded(session: string, root: FileRoot): Promise<OpenFiles>;
  };

export interface FileSystemsParts {
  readonly scope: Scope;
  readonly sessions: Sessions;
  readonly log: Log;
  readonly clock: Clock;
  readonly openThem: OpenThem;
  readonly toolboxImage: () => string;
  readonly tools: FileTools;
  /** Whether opening a root of that session starts nothing and reads next to nothing. */
  readonly isCheap: (session: Session, root: FileRoot) => boolean;
}

/** What the halves below share. */
interface Shared {
  readonly parts: FileSystemsParts;
  readonly roots: OpenRoots;
  readonly listings: Listings;
  readonly known: KnownChanges;
  readonly open: (session: string, root: FileRoot) => Promise<OpenRoot>;
}

export function createFileSystems(parts: FileSystemsParts): FileSystems {
  const { scope, sessions } = parts;
  const roots = createOpenRoots(parts);
  const listings = createListings(parts);
  const known = createKnownChanges(parts);
  scope.add(
    known.onDidLearn(({ session, root, paths }) => {
      const opened = roots.find(session, root);
      if (opened === undefined) return;
      const folders = [...new Set(paths.map(parentOf))].filter((path) => listings.has(opened, path));
      listings.tell(folders.map((path) => addressOf(session, root, path)));
    }),
  );
  const open = async (name: string, root: FileRoot): Promise<OpenRoot> =>
    roots.open(await sessionNamed(sessions, name), root);
  const shared: Shared = { parts, roots, listings, known, open };
  return { known, ...looking(shared), ...changing(shared), tools: parts.tools };
}

/** What only looks. */
function looking({ parts, roots, listings, known, open }: Shared) {
  const { sessions, isCheap } = parts;
  const routes = new Map<string, Pick<FileList, "route" | "why">>();
  const learn = ({ session, root }: OpenRoot): void => {
    if (root.kind === "container") known.learn(session, root);
  };
  return {
    onDidChange: listings.onDidChange,
    top: topEntry,
    address: addressOf,
    rootAt: ({ engine, kind, id }) => namedRoot(sessions, engine, { kind, id, name: id }),
    opening: (name, root) => roots.find(name, root)?.ready,
    route: (name, root) => routes.get(addressOf(name, root, "/")),
    warm: (name, root) => {
      const session = sessions.open.find((each) => each.name === name);
      // What goes wrong is said when somebody does look.
      if (session !== undefined && isCheap(session, root)) roots.open(session, root).ready.catch(() => undefined);
    },
    open: async (name, root) => {
      const opened = await open(name, root);
      learn(opened);
      return await recordedOf(opened);
    },
    openUnrecorded: async (name, root) => {
      const opened = await open(name, root);
      learn(opened);
      return await opened.ready;
    },
    stat: async (name, root, path, signal) => {
      if (path === "/") return topEntry(name, root);
      const { backend } = await (await open(name, root)).ready;
      return entryOf(name, root, await backend.stat(path, signal));
    },
    list: async (name, folder, signal) => {
      const opened = await open(name, folder.root);
      // Whoever unfolds a folder again wants to see what has changed meanwhile.
      if (!listings.has(opened, folder.path)) known.doubt(opened.session, folder.root);
      const { entries, cut } = await listings.list(opened, folder.path, signal);
      const via = viaWords(await opened.ready);
      routes.set(addressOf(name, folder.root, "/"), via);
      learn(opened);
      const records = entries.map((info) => entryOf(name, folder.root, info));
      return { entries: marked(name, folder, records, known.of(name, folder.root)), cut, ...via };
    },
    listWhole: async (name, folder, signal) =>
      await listings.listWhole(await open(name, folder.root), folder.path, signal),
    at: async (address, signal) => {
      const found = readAddress(address, sessions);
      if (found === undefined) return undefined;
      const { session, root, path } = found;
      if (path === "/") return { session, entry: topEntry(session, root) };
      const { backend } = await (await open(session, root)).ready;
      return { session, entry: entryOf(session, root, await backend.stat(path, signal)) };
    },
    changes: async (name, container) => {
      const session = await sessionNamed(sessions, name);
      return changedEntries(name, container, await known.ask(session, container));
    },
  } satisfies Partial<FileSystems>;
}

/** What makes the known old. */
function changing({ parts: { scope }, roots, listings, known }: Shared) {
  const touched = scope.add(createEmitter<readonly TouchedAddress[]>());
  return {
    onDidTouch: touched.event,
    forced: roots.forced,
    force: (name, root, route) => {
      const opened = roots.find(name, root);
      if (opened !== undefined) listings.endAll(opened);
      roots.force(name, root, route);
      listings.tell([addressOf(name, root, "/")]);
    },
    forget: (name, folder) => {
      const opened = roots.find(name, folder.root);
      if (opened !== undefined) forgetListing(opened.listings, folder.path);
    },
    touched: (name, root, what) => {
      touched.fire(what.map((each) => ({ address: addressOf(name, root, each.path), what: each.what })));
      const opened = roots.find(name, root);
      if (opened === undefined) return;
      listings.end(opened, [...new Set(what.flatMap(({ path }) => [path, parentOf(path)]))]);
      known.doubt(opened.session, root);
    },
    refresh: (name, root) => {
      for (const opened of roots.all) {
        if (name !== undefined && opened.session.name !== name) continue;
        if (root !== undefined && opened.root.id !== root.id) continue;
        known.doubt(opened.session, opened.root);
        listings.endAll(opened);
      }
    },
  } satisfies Partial<FileSystems>;
}

const recordedOnes = new WeakMap<OpenFiles, OpenFiles>();

/** The same object for as long as the root is open. */
async function recordedOf({ session, root, ready }: OpenRoot): Promise<OpenFiles> {
  const opened = await ready;
  const known = recordedOnes.get(opened);
  if (known !== undefined) return known;
  const backend = recordedBackend(opened.backend, root, () => session.engine());
  const made = Object.create(opened, { backend: { value: backend, enumerable: true } }) as OpenFiles;
  recordedOnes.set(opened, made);
  return made;
}

function viaWords({ route, why }: OpenFiles): Pick<FileList, "route" | "why"> {
  const reasons = why.map(({ route: passed, said }) => `${routeName(passed)}: ${said}`).join("; ");
  return { route: routeName(route), ...(reasons === "" ? {} : { why: reasons }) };
}
