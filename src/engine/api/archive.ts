// The archive calls of a container: what is at a path, and files as tar, out and in. They start no process and work while
// the container stands still. What the archives hold is the business of whoever asks.
import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import type Dockerode from "dockerode";
import { call, failureOf, type Call } from "../call.ts";
import type { Engine } from "../engine.ts";
import { getLent } from "../lent/ask.ts";
import type { Lent } from "../lent/lent.ts";
import type { Target } from "./containers.ts";
import { versionInHeaders } from "../versionInHeaders.ts";
import { dial } from "./request.ts";

/** As text, or as the bytes it is where it is no UTF-8. */
export type ArchivePath = string | Uint8Array;

export interface PathStat {
  /** The last part of the path. */
  readonly name: string;
  readonly size: number;
  /** Permission bits with setuid, setgid and sticky: 0o4755. */
  readonly permissions: number;
  /** A symbolic link is told as itself; links in the folders above it were followed. */
  readonly kind: "file" | "folder" | "link" | "other";
  /** With "other": what exactly. */
  readonly special?: "fifo" | "socket" | "blockDevice" | "characterDevice" | "unknown";
  /** Milliseconds since 1970. */
  readonly modified: number;
  /** Where a link leads, as an absolute path in the container, all links followed. It may lead nowhere. */
  readonly target?: string;
}

/**
 * A path of a container; undefined when there is no such path (or no such container: the answer is the same). Each costs
 * the engine some milliseconds, one after another for one container, so ask for few.
 *
 * Podman follows a link before it looks, says 404 where that leads nowhere, and tells of the link all the same.
 */
export const statPath = (
  engine: Engine,
  { id, name }: Target,
  path: ArchivePath,
  signal: AbortSignal,
): Promise<PathStat | undefined> =>
  call(engine, { operation: "containers.statPath", what: name, background: true }, signal, async (docker) => {
    const { statusCode, headers } = await head(docker, archiveOf(id, path));
    return statusCode === 404 && headers[statHeader] === undefined ? undefined : readStat(headers);
  });

const statHeader = "x-docker-container-path-stat";

/** A 404 has no body here and is no failure, which dockerode's own call does not know. */
async function head(docker: Dockerode, path: string): Promise<IncomingMessage> {
  const request = { method: "HEAD", path, options: {}, isStream: true, statusCodes: { 404: true } } as const;
  return (await dial<IncomingMessage>(docker, request)).resume();
}

/** Without a question mark at the end dockerode would add a query of its own; it takes off the last character. */
const archiveOf = (id: string, path: ArchivePath, more = ""): string =>
  `/containers/${id}/archive?path=${inQuery(path)}${more}&`;

/** Byte by byte: an engine reads names that are no UTF-8 as well. */
function inQuery(path: ArchivePath): string {
  const bytes = typeof path === "string" ? Buffer.from(path) : Buffer.from(path);
  let text = "";
  for (const byte of bytes) {
    const character = String.fromCharCode(byte);
    text += /[A-Za-z0-9/._-]/.test(character) ? character : `%${byte.toString(16).padStart(2, "0")}`;
  }
  return text;
}

export interface Archive {
  /** Of the path itself. */
  readonly stat: PathStat;
  /** The path and, of a folder, all below it, as tar. Destroying it ends the engine's work. */
  readonly tar: Lent;
  /** False where every entry is told to belong to the container's own user, whoever owns it: Podman. */
  readonly owned: boolean;
}

/**
 * Reads a path as an archive. A link is told as itself, unless the path ends in "/.".
 * @throws Failure `rejected` with status 404 when there is no such path
 */
export const getArchive = (
  engine: Engine,
  { id, name }: Target,
  path: ArchivePath,
  { signal, background = false }: { readonly signal: AbortSignal; readonly background?: boolean },
): Promise<Archive> => {
  const command = background ? undefined : ["cp", `${name}:${typeof path === "string" ? path : "…"}`, "-"];
  const what: Call = { operation: "containers.getArchive", what: name, command, background };
  return call(engine, what, signal, async (docker) => {
    const { headers, body: tar } = await getLent(docker, archiveOf(id, path));
    return { stat: readStat(headers), tar, owned: versionInHeaders({ headers })?.product !== "Podman Engine" };
  });
};

/**
 * Unpacks an archive into a folder of the container. A folder never takes the place of a file, nor the other way round.
 * @throws Failure `rejected`: 404 no such folder, 403 read-only, 400 it is no folder or the archive is bad
 */
export const putArchive = (
  engine: Engine,
  { id, name }: Target,
  {
    folder,
    tar,
    background = false,
  }: { readonly folder: ArchivePath; readonly tar: Readable; readonly background?: boolean },
  signal?: AbortSignal,
): Promise<void> => {
  const command = background ? undefined : ["cp", "-", `${name}:${typeof folder === "string" ? folder : "…"}`];
  const what: Call = { operation: "containers.putArchive", what: name, command, background, long: true };
  return call(engine, what, signal, async (docker) => {
    let broke: unknown;
    tar.once("error", (error) => (broke = error));
    const path = archiveOf(id, folder, "&noOverwriteDirNonDir=1");
    try {
      await dial(docker, { method: "PUT", path, options: {}, file: tar, statusCodes: { 200: true } });
    } catch (error) {
      // The request ends with whatever broke the archive; that is what people should hear of.
      throw broke ?? error;
    } finally {
      tar.destroy();
    }
  });
};

/** Bytes of all the files a container has, as far as the engine tells. */
export const rootSize = (engine: Engine, { id, name }: Target, signal: AbortSignal): Promise<number | undefined> =>
  call(
    engine,
    { operation: "containers.inspect", what: name, background: true, long: true },
    signal,
    async (docker) => {
      const path = `/containers/${id}/json?size=true&`;
      const { SizeRootFs } = await dial<{ readonly SizeRootFs?: number }>(docker, { method: "GET", path, options: {} });
      return SizeRootFs;
    },
  );

/** The whole file system as tar, for Porthole's own looking; what is mounted in it is left out. */
export const exportContainer = (engine: Engine, { id, name }: Target, signal: AbortSignal): Promise<Lent> =>
  call(engine, { operation: "containers.export", what: name, background: true }, signal, async (docker) => {
    return (await getLent(docker, `/containers/${id}/export`)).body;
  });

/** A stream of an engine with its errors as Failures. */
export const failing = (engine: Engine, name: string, signal: AbortSignal, error: unknown): Error =>
  failureOf(engine, { operation: "containers.getArchive", what: name }, signal, error);

/** Mode bits as Go writes them: https://pkg.go.dev/io/fs#FileMode */
const bit = (index: number): bigint => 1n << BigInt(index);
const specials = [
  ["characterDevice", bit(21)],
  ["blockDevice", bit(26)],
  ["fifo", bit(25)],
  ["socket", bit(24)],
  ["unknown", bit(19)],
] as const;

function readStat(headers: IncomingMessage["headers"]): PathStat {
  const encoded = String(headers[statHeader]);
  const stat = JSON.parse(Buffer.from(encoded, "base64").toString()) as {
    readonly name: string;
    readonly size: number;
    readonly mode: number;
    readonly mtime?: string;
    readonly linkTarget: string;
  };
  const mode = BigInt(stat.mode);
  const has = (bits: bigint): boolean => (mode & bits) !== 0n;
  const special = specials.find(([, bits]) => has(bits))?.[0];
  const kind = has(bit(31)) ? "folder" : has(bit(27)) ? "link" : special !== undefined ? "other" : "file";
  const extra = (has(bit(23)) ? 0o4000 : 0) | (has(bit(22)) ? 0o2000 : 0) | (has(bit(20)) ? 0o1000 : 0);
  return {
    name: stat.name,
    size: stat.size,
    permissions: Number(mode & 0o777n) | extra,
    kind,
    ...(kind === "other" ? { special } : {}),
    modified: Date.parse(stat.mtime ?? "") || 0,
    ...(kind === "link" ? { target: stat.linkTarget } : {}),
  };
}
