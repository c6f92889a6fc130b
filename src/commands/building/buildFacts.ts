// What the form for a build needs to know of the Dockerfile, read once before it opens.
import { readFile, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import { dockerfileFacts, type DockerfileFacts } from "../../run/build/dockerfileFacts.ts";
import type { OwnEnvironment } from "../../run/environment.ts";
import { kindOfPath, type PathKind } from "../../run/hostFiles.ts";

export interface BuildFacts extends DockerfileFacts {
  /** Absolute. */
  readonly dockerfile: string;
  /** Absolute paths of the open folders. */
  readonly folders: readonly string[];
  readonly own: OwnEnvironment;
  readonly look: (path: string) => PathKind;
}

/** Bytes; what is larger is no Dockerfile. */
const largest = 4_000_000;

/** @throws Failure `unsupported` for what is no file that can be read */
export async function gatherBuildFacts(dockerfile: string, folders: readonly string[]): Promise<BuildFacts> {
  const readable = await stat(dockerfile).then(
    (stats) => stats.isFile() && stats.size <= largest,
    () => false,
  );
  const text = readable ? await readFile(dockerfile, "utf8").catch(() => undefined) : undefined;
  if (text === undefined)
    return fail({
      kind: "unsupported",
      feature: t("A build"),
      needs: t("a Dockerfile; {0} cannot be read", dockerfile),
    });
  return { ...dockerfileFacts(text), dockerfile, folders, own: process.env, look: kindOfPath };
}

/** The name that a folder suggests: "Web Shop/api.Dockerfile" → "web-shop-api". */
export function suggestedName(dockerfile: string): string {
  const file = basename(dockerfile);
  const more =
    /^(?:docker|container)file\.(.+)$/i.exec(file)?.[1] ?? /^(.+)\.(?:docker|container)file$/i.exec(file)?.[1];
  const words = [basename(dirname(dockerfile)), ...(more === undefined ? [] : [more])];
  return (
    words
      .map(inName)
      .filter((word) => word !== "")
      .join("-") || "image"
  );
}

/** Small letters and digits; what else there is parts them. */
const inName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
