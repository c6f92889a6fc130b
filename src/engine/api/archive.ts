// What the archive API tells of a path in a container without reading it. It starts no process and works while the
// container stands still.
import type { IncomingMessage } from "node:http";
import type Dockerode from "dockerode";
import { call } from "../call.ts";
import type { Engine } from "../engine.ts";
import type { Target } from "./containers.ts";
import { dial } from "./request.ts";

export interface PathStat {
  /** The last part of the path. */
  readonly name: string;
  readonly size: number;
  /** Permission bits: 0o755. */
  readonly permissions: number;
  /** A symbolic link is told as itself; links in the folders above it were followed. */
  readonly kind: "file" | "folder" | "link" | "other";
  /** Where a link leads, as an absolute path in the container. It may lead nowhere. */
  readonly target?: string;
}

/**
 * A path of a container; undefined when there is no such path (or no such container: the answer is the same). Each costs
 * the engine some milliseconds, one after another for one container, so ask for few.
 */
export const statPath = (
  engine: Engine,
  { id, name }: Target,
  path: string,
  signal: AbortSignal,
): Promise<PathStat | undefined> =>
  call(engine, { operation: "containers.statPath", what: name, background: true }, signal, async (docker) => {
    const { statusCode, headers } = await head(docker, `/containers/${id}/archive?`, { path });
    return statusCode === 404 ? undefined : read(String(headers["x-docker-container-path-stat"]));
  });

/** A 404 has no body here and is no failure, which dockerode's own call does not know. */
async function head(docker: Dockerode, path: string, options: object): Promise<IncomingMessage> {
  const request = { method: "HEAD", path, options, isStream: true, statusCodes: { 404: true } } as const;
  return (await dial<IncomingMessage>(docker, request)).resume();
}

/** Mode bits as Go writes them: https://pkg.go.dev/io/fs#FileMode */
const folderBit = 2 ** 31;
const linkBit = 2 ** 27;
const otherBits = 2 ** 26 + 2 ** 25 + 2 ** 24 + 2 ** 21 + 2 ** 19; // device, pipe, socket, character device, irregular

function read(header: string): PathStat {
  const stat = JSON.parse(Buffer.from(header, "base64").toString()) as {
    readonly name: string;
    readonly size: number;
    readonly mode: number;
    readonly linkTarget: string;
  };
  const has = (bits: number): boolean => (BigInt(stat.mode) & BigInt(bits)) !== 0n;
  const kind = has(folderBit) ? "folder" : has(linkBit) ? "link" : has(otherBits) ? "other" : "file";
  return {
    name: stat.name,
    size: stat.size,
    permissions: Number(BigInt(stat.mode) & 0o777n),
    kind,
    ...(kind === "link" ? { target: stat.linkTarget } : {}),
  };
}
