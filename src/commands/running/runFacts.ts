// What the run form needs to know of the image, the engine and this window, gathered before it opens.
import { problemOf } from "../../base/problem.ts";
import * as images from "../../engine/api/images.ts";
import * as networks from "../../engine/api/networks.ts";
import type { Container, Image } from "../../model/resources.ts";
import { kindOfPath, type PathKind } from "../../run/hostFiles.ts";
import type { OwnEnvironment } from "../../run/environment.ts";
import type { CommandContext } from "../context.ts";
import { asking } from "../working.ts";
import { isLocal } from "./isLocal.ts";
import { imageTarget, tagsOfRows } from "../words/imageName.ts";

/** The image's own answers to what a person may leave open. */
export interface ImageDefaults {
  readonly command: readonly string[];
  readonly entrypoint: readonly string[];
  /** "80/tcp" */
  readonly ports: readonly string[];
  readonly environment: readonly string[];
  readonly volumes: readonly string[];
  readonly workingDirectory: string;
  readonly user: string;
  readonly windows: boolean;
}

export interface RunFacts {
  /** What the engine is asked for: a tag, or an id. */
  readonly image: string;
  readonly defaults: ImageDefaults;
  readonly networks: readonly string[];
  /** Today's containers, for names and ports that are taken. */
  readonly containers: () => Iterable<Container>;
  /** The first open folder. */
  readonly folder: string | undefined;
  readonly own: OwnEnvironment;
  /** Looks at a path of the engine's machine; "unknown" where that is another machine. */
  readonly look: (path: string) => PathKind;
}

export async function gatherFacts(
  context: CommandContext,
  image: Pick<Image, "id" | "tags">,
  rows: readonly unknown[],
): Promise<RunFacts> {
  const { engine, store, folders } = context;
  const tags = [...tagsOfRows(rows, image), ...image.tags];
  const target = imageTarget({ id: image.id, tags });
  const [found, known] = await asking(context, `docker image inspect ${target.name}`, (signal) =>
    Promise.all([
      images.inspect(engine, target, { signal, background: true }),
      networks.list(engine, signal).catch((error: unknown) => {
        if (problemOf(error).kind === "rejected") return [];
        throw error;
      }),
    ]),
  );
  return {
    image: tags[0] ?? image.id,
    defaults: defaultsOf(found),
    networks: known.map(({ Name }) => Name).sort(),
    containers: () => store.current.containers.values(),
    folder: folders[0],
    own: process.env,
    look: isLocal(engine) ? kindOfPath : () => "unknown",
  };
}

/** Engines leave out what is empty, or say null. */
interface Found {
  readonly Os?: string;
  readonly Config?: {
    readonly Cmd?: readonly string[] | null;
    readonly Entrypoint?: string | readonly string[] | null;
    readonly ExposedPorts?: Readonly<Record<string, object>> | null;
    readonly Env?: readonly string[] | null;
    readonly Volumes?: Readonly<Record<string, object>> | null;
    readonly WorkingDir?: string | null;
    readonly User?: string | null;
  } | null;
}

export function defaultsOf(found: Found): ImageDefaults {
  const { Cmd, Entrypoint, ExposedPorts, Env, Volumes, WorkingDir, User } = found.Config ?? {};
  return {
    command: Cmd ?? [],
    entrypoint: [Entrypoint ?? []].flat(),
    ports: Object.keys(ExposedPorts ?? {}),
    environment: Env ?? [],
    volumes: Object.keys(Volumes ?? {}),
    workingDirectory: WorkingDir ?? "",
    user: User ?? "",
    windows: found.Os === "windows",
  };
}
