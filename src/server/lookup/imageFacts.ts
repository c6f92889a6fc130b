// What images that the engine has bring: asked from the client when an answer wants to know it, and remembered until the
// engine says that something changed.
import type { Connection } from "vscode-languageserver";
import type { Log } from "../../base/log.ts";
import type { Clock } from "../../base/timing.ts";
import { imageFactsRequest, readImageFacts, type ImageAsked, type ImageFacts } from "../../protocol/language.ts";

export interface KnownImages {
  /** What is known of it now; what has not been asked for yet `fetch` asks for. */
  of(reference: string): ImageFacts | undefined;
  /** Asks for what was wanted meanwhile; false when there is nothing to ask, or no answer within the patience. */
  fetch(): Promise<boolean>;
  /** Names may mean other images now. */
  forget(): void;
}

/** Milliseconds that a person waits for more than what the text tells. */
const patience = 1_000;
/** Images that are remembered. */
const most = 200;

export function knowImages(connection: Connection, log: Log, clock: Clock): KnownImages {
  let known = new Map<string, ImageFacts | undefined>();
  let wanted = new Set<string>();
  /** A slow engine is not asked the same twice. */
  const asking = new Map<string, Promise<void>>();
  const ask = async (reference: string): Promise<void> => {
    const into = known;
    const asked: ImageAsked = { reference };
    const answer = await connection.sendRequest<unknown>(imageFactsRequest, asked).catch((error: unknown) => {
      log.debug(`the client does not tell of an image: ${String(error)}`);
    });
    asking.delete(reference);
    if (into.size < most) into.set(reference, readImageFacts(answer));
  };
  const once = (reference: string): Promise<void> => {
    const already = asking.get(reference) ?? ask(reference);
    asking.set(reference, already);
    return already;
  };
  return {
    of: (reference) => {
      if (!known.has(reference)) wanted.add(reference);
      return known.get(reference);
    },
    fetch: async () => {
      const references = [...wanted];
      wanted = new Set();
      if (references.length === 0) return false;
      return await within(clock, Promise.all(references.map(once)));
    },
    forget: () => {
      known = new Map();
      wanted = new Set();
      asking.clear();
    },
  };
}

/** Whether it came in time. */
const within = (clock: Clock, work: Promise<unknown>): Promise<boolean> =>
  new Promise((done) => {
    const late = clock.after(patience, () => done(false));
    void work.then(() => {
      late.dispose();
      done(true);
    });
  });
