// Several platforms in one field: an engine builds for one at a time, so there is one build for each, under names of its own.
import type { BuildChoices } from "../../engine/api/build.ts";

/** "linux/arm64, linux/amd64" as its parts. */
export const platformsIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(",")
      .map((one) => one.trim())
      .filter((one) => one !== ""),
  ),
];

/** The plan itself where it is for one platform or none; "web:1" becomes "web:1-linux-arm64" otherwise. */
export function perPlatform<P extends Pick<BuildChoices, "platform" | "tags">>(plan: P): readonly P[] {
  const platforms = platformsIn(plan.platform);
  if (platforms.length < 2) return [plan];
  return platforms.map((platform) => ({ ...plan, platform, tags: plan.tags.map((tag) => tagFor(tag, platform)) }));
}

function tagFor(tag: string, platform: string): string {
  const ending = platform.replaceAll("/", "-");
  return `${tag}${/:[^/]*$/.test(tag) ? "-" : ":"}${ending}`;
}
