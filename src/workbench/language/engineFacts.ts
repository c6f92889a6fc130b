// What the engine has, for the language server: only what is known of an open session anyway. A document never opens a
// connection.
import { createEmitter, type Event } from "../../base/event.ts";
import type { Scope } from "../../base/scope.ts";
import { coalesce, systemClock, type Clock } from "../../base/timing.ts";
import type { EngineVersion } from "../../engine/engine.ts";
import type { Image } from "../../model/resources.ts";
import type { Session } from "../../model/session.ts";
import type { Sessions } from "../../model/sessions.ts";
import type { EngineFacts } from "../../protocol/language.ts";

export interface WatchedFacts {
  facts(): EngineFacts;
  readonly onDidChange: Event<void>;
}

/** How the engine of this machine was started, if it can be told. */
export type OwnDaemon = (rootless: boolean) => EngineFacts["daemon"];

export function watchFacts(
  scope: Scope,
  sessions: Sessions,
  clock: Clock = systemClock,
  ownDaemon: OwnDaemon = () => undefined,
): WatchedFacts {
  const changed = scope.add(createEmitter<void>());
  const soon = scope.add(coalesce(clock, { quiet: 500, ceiling: 2_000 }, () => changed.fire()));
  let followed: Session | undefined;
  let following: Scope | undefined;
  const follow = (): void => {
    const session = sessions.default;
    if (session === followed) return;
    following?.dispose();
    followed = session;
    following = session === undefined ? undefined : scope.child(`facts:${session.name}`);
    if (session !== undefined) {
      wantImages(session);
      following?.add(
        session.store.onDidChange(({ before, after }) => {
          wantImages(session);
          if (before.images !== after.images || before.known !== after.known || before.connection !== after.connection)
            soon.ask();
        }),
      );
    }
    soon.ask();
  };
  scope.add(sessions.onDidChange(follow));
  follow();
  return {
    onDidChange: changed.event,
    facts: () => {
      const session = sessions.default;
      if (session === undefined) return {};
      const { connection, known, images: all } = session.store.current;
      const builder = connection.state === "ready" ? builderOf(connection.version) : undefined;
      const daemon = daemonOf(session, ownDaemon);
      const rest = { ...(builder === undefined ? {} : { builder }), ...(daemon === undefined ? {} : { daemon }) };
      if (!known.has("images")) return rest;
      const images = [...all.values()].flatMap(({ tags }) => tags);
      const digests = Object.fromEntries([...all.values()].flatMap(digestsOf));
      const sizes = Object.fromEntries([...all.values()].flatMap(({ tags, size }) => tags.map((tag) => [tag, size])));
      return { images: [...new Set(images)].sort(), digests, sizes, ...rest };
    },
  };
}

/** A digest is that of a repository: of an image with tags in several, each tag gets its own. */
function digestsOf({ tags, digests }: Image): readonly (readonly [tag: string, digest: string])[] {
  return tags.flatMap((tag) => {
    const repository = tag.slice(0, tag.lastIndexOf(":"));
    const found = digests.find((one) => one.startsWith(`${repository}@`));
    return found === undefined ? [] : [[tag, found.slice(repository.length + 1)] as const];
  });
}

/** BuildKit is in Linux engines since API 1.39, and in no Windows engine. Of Podman's builder nothing is said. */
function builderOf({ api, platform, product }: EngineVersion): EngineFacts["builder"] {
  if (product !== "Docker Engine") return undefined;
  const [major = 0, minor = 0] = api.split(".").map(Number);
  return /^windows/i.test(platform) || (major === 1 && minor < 39) ? "classic" : "buildkit";
}

/** Only of Docker's own engine on this machine: what is at a socket is mostly that. */
function daemonOf({ store, endpoint }: Session, ownDaemon: OwnDaemon): EngineFacts["daemon"] {
  const { connection } = store.current;
  if (endpoint.address.kind !== "unix" || connection.state !== "ready") return undefined;
  const { product, rootless } = connection.version;
  return product === "Docker Engine" ? ownDaemon(rootless === true) : undefined;
}

/** Of an engine that is connected anyway. */
function wantImages({ store, need }: Session): void {
  const { connection, known } = store.current;
  if (connection.state === "ready" && !known.has("images")) need("images");
}
