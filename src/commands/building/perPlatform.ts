// Several platforms in one field: an engine builds for one at a time, so there is one build for each, under names of its own.
import { platformsIn, tagEnding } from "../../base/severalPlatforms.ts";
import type { BuildChoices } from "../../engine/api/build.ts";
import type { Snapshot } from "../../model/snapshot.ts";

/** Podman takes a step from its cache whatever platform that was built for: seen in 4.3.1. */
export const mixesPlatforms = ({ connection }: Snapshot): boolean =>
  connection.state === "ready" && connection.version.product === "Podman Engine";

/**
 * The plan itself where it is for one platform or none; "web:1" becomes "web:1-linux-arm64" otherwise. Where the engine's
 * cache `mixes` platforms, each that is named is built without it.
 */
export function perPlatform<P extends Pick<BuildChoices, "platform" | "tags" | "noCache">>(
  asked: P,
  mixes: boolean,
): readonly P[] {
  const platforms = platformsIn(asked.platform);
  const plan = mixes && platforms.length > 0 ? { ...asked, noCache: true } : asked;
  if (platforms.length < 2) return [plan];
  return platforms.map((platform) => ({
    ...plan,
    platform,
    tags: plan.tags.map((tag) => `${tag}${tagEnding(tag, platform)}`),
  }));
}
