// Images made of an archive. The engine's answer is a line of JSON for each thing it does.
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { isWholeId } from "../../base/ids.ts";
import { fail } from "../../base/problem.ts";
import { call } from "../call.ts";
import type { Engine } from "../engine.ts";
import { dial } from "./request.ts";

export interface ImportOptions {
  /** The archive, compressed or not, as it comes. */
  readonly tar: Readable;
  /** What people call the archive. */
  readonly name: string;
  /** "" for an image without a name. */
  readonly repository: string;
  readonly tag: string;
  readonly message: string;
  /** Dockerfile instructions: "ENV DEBUG=true". */
  readonly changes: readonly string[];
}

/** Makes an image of one layer out of an archive, as `docker import` does. @returns the image's id */
export const importTar = (engine: Engine, options: ImportOptions, signal: AbortSignal): Promise<string> => {
  const { tar, name, message, changes } = options;
  const command = importWords(options);
  return call(engine, { operation: "images.import", what: name, command, long: true }, signal, async (docker) => {
    const query = new URLSearchParams([
      ["fromSrc", "-"],
      // Whole, as docker sends it: Podman takes no tag beside it.
      ["repo", referenceOf(options)],
      ["message", message],
      ...changes.map((change): [string, string] => ["changes", change]),
    ]);
    const path = `/images/create?${query.toString()}&`;
    let broke: unknown;
    tar.once("error", (error) => (broke = error));
    try {
      const answer = await dial<Readable>(docker, { method: "POST", path, options: {}, file: tar, isStream: true });
      return idIn(await text(answer));
    } catch (error) {
      throw broke ?? error;
    } finally {
      tar.destroy();
    }
  });
};

/** Words of the equal docker command, without "docker". */
export const importWords = (options: Omit<ImportOptions, "tar">): readonly string[] => {
  const { name, repository, message, changes } = options;
  return [
    "import",
    ...changes.flatMap((change) => ["--change", change]),
    ...(message === "" ? [] : ["--message", message]),
    name,
    ...(repository === "" ? [] : [referenceOf(options)]),
  ];
};

const referenceOf = ({ repository, tag }: Pick<ImportOptions, "repository" | "tag">): string =>
  tag === "" ? repository : `${repository}:${tag}`;

/** The last status is the new image's id. */
function idIn(answer: string): string {
  let id = "";
  for (const line of answer.split("\n")) {
    const { status, error } = readLine(line);
    if (error !== undefined) fail({ kind: "rejected", operation: "images.import", status: 500, said: error });
    if (status !== undefined && isWholeId(status)) id = status;
  }
  return id;
}

function readLine(line: string): { readonly status?: string; readonly error?: string } {
  try {
    return (JSON.parse(line) as { status?: string; error?: string } | null) ?? {};
  } catch {
    return {};
  }
}
