// Images built of a folder that is sent as an archive. An engine has one of two builders: BuildKit, which tells its steps in
// messages of its own, and the classic one, whose answer is text as a person reads it. Podman answers as the classic one does.
// https://docs.docker.com/reference/api/engine/version/v1.51/#tag/Image/operation/ImageBuild
import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import type Dockerode from "dockerode";
import { fail } from "../../base/problem.ts";
import { call } from "../call.ts";
import type { Modem } from "../clientForCall.ts";
import type { Engine } from "../engine.ts";
import { readBuildTrace, type BuildTrace } from "../streams/buildTrace.ts";
import { jsonLines } from "../streams/jsonLines.ts";
import { dial } from "./request.ts";

export type Builder = "buildkit" | "classic";

/** What of a build does not depend on where its files come from. */
export interface BuildChoices {
  /** References: "shop:1". None for an image without a name. */
  readonly tags: readonly string[];
  /** A stage, by name or number; "" for the last. */
  readonly target: string;
  readonly args: readonly BuildArgument[];
  readonly labels: Readonly<Record<string, string>>;
  readonly noCache: boolean;
  /** Asks registries for newer base images. */
  readonly pull: boolean;
  /** "linux/arm64"; "" for the engine's own. */
  readonly platform: string;
}

export interface BuildArgument {
  readonly key: string;
  readonly value: string;
  /** Its value is kept from the command that is shown. */
  readonly secret: boolean;
}

export interface BuildOptions extends BuildChoices {
  readonly builder: Builder;
  /** The folder as tar, as it comes. */
  readonly tar: Readable;
  /** The folder's path on this machine, for the command. */
  readonly folder: string;
  /** The Dockerfile in the folder, with slashes. */
  readonly file: string;
}

/** What is heard of a build while it goes on. */
export type BuildNews =
  /** As the classic builder writes it: lines and parts of lines. */
  { readonly kind: "text"; readonly text: string } | { readonly kind: "trace"; readonly trace: BuildTrace };

/** Which builder the engine takes by itself. It says so in an answer's header; Podman says nothing. */
export const builderOf = (engine: Engine, signal?: AbortSignal): Promise<Builder> =>
  call(engine, { operation: "system.ping", background: true }, signal, async (docker) => {
    (docker.modem as unknown as Modem).version = undefined;
    const request = { method: "HEAD", path: "/_ping", options: {}, isStream: true } as const;
    const { headers } = (await dial<IncomingMessage>(docker, request)).resume();
    return headers["builder-version"] === "2" ? "buildkit" : "classic";
  });

/**
 * Builds, and tells `hear` what it hears, waiting for it. Ending the signal ends the build.
 * @returns the image's id; a short one, or "", where the engine tells no better
 * @throws Failure `rejected` with the builder's sentence when a step failed
 */
export function build(
  engine: Engine,
  options: BuildOptions,
  hear: (news: BuildNews) => Promise<void>,
  signal: AbortSignal,
): Promise<string> {
  const { tar, tags, folder } = options;
  const what = { operation, what: tags[0] ?? folder, command: buildWords(options), long: true };
  return call(engine, what, signal, async (docker) => {
    let broke: unknown;
    tar.once("error", (error) => (broke = error));
    try {
      return await read(await send(docker, options), hear);
    } catch (error) {
      // The request ends with whatever broke the archive; that is what people should hear of.
      throw broke ?? error;
    } finally {
      tar.destroy();
    }
  });
}

const operation = "images.build";

function send(docker: Dockerode, { tar, ...options }: BuildOptions): Promise<Readable> {
  // docker-modem takes the last character off.
  const path = `/build?${buildQuery(options).toString()}&`;
  return dial<Readable>(docker, { method: "POST", path, options: {}, file: tar, isStream: true });
}

/** The options as the engine's query has them. */
export function buildQuery(options: Omit<BuildOptions, "tar" | "folder">): URLSearchParams {
  const { builder, file, tags, target, args, labels, noCache, pull, platform } = options;
  const query = new URLSearchParams();
  const say = (key: string, value: string, given = value !== ""): void => void (given && query.append(key, value));
  const values = Object.fromEntries(args.map(({ key, value }) => [key, value]));
  say("version", "2", builder === "buildkit");
  // Containers of steps, failed ones among them, would be left behind otherwise.
  for (const key of ["rm", "forcerm"]) say(key, "1", builder === "classic");
  say("dockerfile", file);
  for (const tag of tags) say("t", tag);
  say("target", target);
  say("buildargs", JSON.stringify(values), args.length > 0);
  say("labels", JSON.stringify(labels), Object.keys(labels).length > 0);
  say("nocache", "1", noCache);
  say("pull", "1", pull);
  say("platform", platform);
  return query;
}

/** The words of the docker command that does the same. */
export function buildWords({
  folder,
  file,
  ...choices
}: BuildChoices & { folder: string; file: string }): readonly string[] {
  const { tags, target, args, labels, noCache, pull, platform } = choices;
  const path = `${folder.replace(/[\\/]+$/, "")}/${file}`;
  return [
    "build",
    ...tags.flatMap((tag) => ["--tag", tag]),
    ...(target === "" ? [] : ["--target", target]),
    ...(file === "Dockerfile" ? [] : ["--file", path]),
    // Of a secret only the name: docker takes the value from the environment then.
    ...args.flatMap(({ key, value, secret }) => ["--build-arg", secret ? key : `${key}=${value}`]),
    ...Object.entries(labels).flatMap(([key, value]) => ["--label", `${key}=${value}`]),
    ...(noCache ? ["--no-cache"] : []),
    ...(pull ? ["--pull"] : []),
    ...(platform === "" ? [] : ["--platform", platform]),
    folder,
  ];
}

/** One line of the answer. */
interface Line {
  readonly id?: string;
  readonly stream?: string;
  /** Of a base image that is fetched. */
  readonly status?: string;
  readonly progress?: string;
  readonly aux?: string | { readonly ID?: string };
  readonly error?: string;
  readonly errorDetail?: { readonly message?: string };
}

async function read(answer: Readable, hear: (news: BuildNews) => Promise<void>): Promise<string> {
  let [id, short] = ["", ""];
  for await (const value of jsonLines(answer as AsyncIterable<Uint8Array>)) {
    const line = (value as Line | null) ?? {};
    const said = line.error ?? line.errorDetail?.message;
    if (said !== undefined) fail({ kind: "rejected", operation, status: 500, said });
    if (typeof line.aux === "object") id = line.aux.ID ?? id;
    // Podman tells it in its last words, without more.
    short = /^(?:Successfully built )?([0-9a-f]{12,64})\s*$/.exec(line.stream ?? "")?.[1] ?? short;
    const news = newsOf(line);
    if (news !== undefined) await hear(news);
  }
  return id === "" ? short : id;
}

function newsOf({ id, stream, status, progress, aux }: Line): BuildNews | undefined {
  if (id === "moby.buildkit.trace" && typeof aux === "string") {
    const trace = readBuildTrace(aux);
    return trace === undefined ? undefined : { kind: "trace", trace };
  }
  if (stream !== undefined) return { kind: "text", text: stream };
  // A layer tells its progress many times a second; what it has come to is told once.
  if (status === undefined || progress !== undefined) return undefined;
  return { kind: "text", text: `${id === undefined ? "" : `${id}: `}${status}\n` };
}
