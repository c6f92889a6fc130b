// What a commit would take and what it would leave, gathered before its form opens.
import { problemOf } from "../../base/problem.ts";
import * as containers from "../../engine/api/containers.ts";
import * as images from "../../engine/api/images.ts";
import type { Container } from "../../model/resources.ts";
import type { Configuration, PathChange } from "../../run/dockerfile.ts";
import type { CommandContext } from "../context.ts";
import { newImageFacts, type NewImageFacts } from "./newImage.ts";

export interface LeftOut {
  readonly type: string;
  /** Volume, host path, or nothing for memory. */
  readonly source: string;
  readonly target: string;
}

export interface CommitFacts extends NewImageFacts {
  readonly container: containers.Target;
  /** As the person wrote it when the container was made. */
  readonly image: string;
  readonly running: boolean;
  readonly mounts: readonly LeftOut[];
  /** Absent when the engine cannot tell. */
  readonly changes?: readonly PathChange[];
  readonly configuration: Configuration;
  /** Absent when the image is gone. */
  readonly base?: Configuration;
}

export async function gatherCommitFacts(
  { engine, store }: CommandContext,
  { id, name }: Container,
  signal: AbortSignal,
): Promise<CommitFacts> {
  const container = { id, name };
  const [found, changes] = await Promise.all([
    containers.inspect(engine, container, { signal, background: true }),
    containers.changes(engine, container, signal).catch(unlessRefused),
  ]);
  const { Config, Mounts, HostConfig, Image, State } = found;
  const image = { id: Image, name: Config.Image };
  const base = await images.inspect(engine, image, { signal, background: true }).catch(unlessRefused);
  const listed =
    (Mounts as readonly { Type?: string; Name?: string; Source: string; Destination: string }[] | null) ?? [];
  const mounts = [
    ...listed.map(({ Type = "bind", Name, Source, Destination }) => ({
      type: Type,
      source: Name ?? Source,
      target: Destination,
    })),
    // Memory given by --tmpfs is not among the mounts.
    ...Object.keys(HostConfig.Tmpfs ?? {}).map((target) => ({ type: "tmpfs", source: "", target })),
  ];
  const inMount = (path: string): boolean =>
    mounts.some(({ target }) => path === target || path.startsWith(`${target.replace(/\/+$/, "")}/`));
  return {
    container,
    image: Config.Image,
    running: State.Running && !State.Paused,
    mounts: mounts.filter(({ target }, index) => mounts.findIndex((other) => other.target === target) === index),
    // The places that mounts stand on are made by the engine.
    changes: changes?.filter(({ Path }) => !inMount(Path)),
    configuration: Config,
    base: base?.Config,
    ...newImageFacts(store),
  };
}

/** The form can do without it where the engine says no; that it is away is another matter. */
function unlessRefused(error: unknown): undefined {
  const { kind } = problemOf(error);
  if (kind === "cancelled" || kind === "unreachable") throw error;
}
