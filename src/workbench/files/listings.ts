// What was listed: given again while nothing says it is old. A listing ends when its folder changes, where the way to it
// tells; when we changed something there; when somebody wants it anew; and with its root.
import { createEmitter, type Event } from "../../base/event.ts";
import type { Scope } from "../../base/scope.ts";
import type { Clock } from "../../base/timing.ts";
import type { Listing, ListTerms } from "../../files/backend.ts";
import { addressOf } from "./addresses.ts";
import { forgetAll, forgetListing, type Listed, type OpenRoot } from "./openRoots.ts";
import { watchFolder } from "./watchFolder.ts";

export interface Listings {
  list(opened: OpenRoot, path: string, signal: AbortSignal): Promise<Listing>;
  /** Lists it anew, however long that takes. */
  listWhole(opened: OpenRoot, path: string, signal: AbortSignal): Promise<void>;
  /** Is listed now. */
  has(opened: OpenRoot, path: string): boolean;
  /** The folder's listing is old: whoever shows it is told. */
  end(opened: OpenRoot, paths: readonly string[]): void;
  endAll(opened: OpenRoot): void;
  /** Tells of folders whose listing is the same, but for what is said beside it. */
  tell(addresses: readonly string[]): void;
  /** The addresses of folders to be shown anew. */
  readonly onDidChange: Event<readonly string[]>;
}

/** Milliseconds: as long as anybody waits, with a way to turn away. */
export const allPatience = 600_000;

/** Folders of one root that are watched; further ones are listed again only when somebody asks. */
const mostWatched = 100;

export function createListings({ scope, clock }: { readonly scope: Scope; readonly clock: Clock }): Listings {
  const changed = scope.add(createEmitter<readonly string[]>());
  const tell = (addresses: readonly string[]): void => {
    if (addresses.length > 0) changed.fire(addresses);
  };
  const begin = (opened: OpenRoot, path: string, answer: Promise<Listing>): Promise<Listing> => {
    const listed: Listed = { answer };
    forgetListing(opened.listings, path);
    opened.listings.set(path, listed);
    void follow(opened, path, { listed, clock, changed: () => listings.end(opened, [path]) });
    return answer;
  };
  const listings: Listings = {
    onDidChange: changed.event,
    tell,
    has: (opened, path) => opened.listings.has(path),
    list: (opened, path, signal) => {
      const before = opened.listings.get(path);
      return before?.answer ?? begin(opened, path, readFolder(opened, path, signal));
    },
    listWhole: async (opened, path, signal) => {
      const whole = await readFolder(opened, path, signal, { patience: allPatience });
      void begin(opened, path, Promise.resolve(whole));
      tell(addressesOf(opened, [path]));
    },
    end: (opened, paths) =>
      tell(
        addressesOf(
          opened,
          paths.filter((path) => forgetListing(opened.listings, path)),
        ),
      ),
    endAll: (opened) => {
      const folders = addressesOf(opened, [...opened.listings.keys()]);
      forgetAll(opened.listings);
      tell(folders);
    },
  };
  return listings;
}

const addressesOf = ({ session, root }: OpenRoot, paths: readonly string[]): readonly string[] =>
  paths.map((path) => addressOf(session.name, root, path));

async function readFolder({ ready }: OpenRoot, path: string, signal: AbortSignal, how?: ListTerms): Promise<Listing> {
  const { backend } = await ready;
  return await backend.list(path, signal, how);
}

/** Listens to a folder once it is listed; one that could not be listed is forgotten. */
async function follow(
  { ready, listings }: OpenRoot,
  path: string,
  { listed, clock, changed }: { readonly listed: Listed; readonly clock: Clock; readonly changed: () => void },
): Promise<void> {
  try {
    await listed.answer;
    const { backend } = await ready;
    if (listings.get(path) === listed && listings.size <= mostWatched)
      listed.watch = watchFolder(backend, path, clock, changed);
  } catch {
    if (listings.get(path) === listed) listings.delete(path);
  }
}
