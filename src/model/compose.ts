// Compose projects and services as they can be seen in containers' labels. Pure; asks nobody and reads no files.
import { groupBy } from "../base/groupBy.ts";
import type { Container } from "./resources.ts";

const prefix = "com.docker.compose.";

/** What Compose wrote on a container. Every text is as hostile as any label. */
export interface ComposeLabels {
  readonly project: string;
  /** Empty where the label is missing. */
  readonly service: string;
  /** From 1; 0 where the label is missing. */
  readonly number: number;
  /** Made by `compose run`. */
  readonly oneOff: boolean;
  readonly workingDirectory?: string;
  /** As Compose noted them, mostly absolute. */
  readonly configFiles: readonly string[];
}

export interface ComposeService {
  readonly name: string;
  /** By number, one-off containers last. */
  readonly containers: readonly Container[];
}

export interface ComposeProject {
  readonly name: string;
  readonly workingDirectory?: string;
  readonly configFiles: readonly string[];
  /** By name. */
  readonly services: readonly ComposeService[];
}

/** What Compose says of a container; undefined where Compose did not make it. */
export function composeOf({ labels }: Container): ComposeLabels | undefined {
  const project = label(labels, "project");
  if (project === undefined) return undefined;
  const number = Number(label(labels, "container-number") ?? 0);
  return {
    project,
    service: label(labels, "service") ?? "",
    number: Number.isSafeInteger(number) ? number : 0,
    oneOff: label(labels, "oneoff")?.toLowerCase() === "true",
    workingDirectory: label(labels, "project.working_dir"),
    configFiles: (label(labels, "project.config_files") ?? "").split(",").filter((file) => file !== ""),
  };
}

const label = (labels: Container["labels"], name: string): string | undefined => {
  const text = Object.hasOwn(labels, prefix + name) ? labels[prefix + name] : undefined;
  return text === "" ? undefined : text;
};

interface Member extends ComposeLabels {
  readonly container: Container;
}

/** The projects of these containers, by name. Folder and files are those of the first container that tells them. */
export function projectsOf(containers: Iterable<Container>): readonly ComposeProject[] {
  const members: Member[] = [];
  for (const container of containers) {
    const labels = composeOf(container);
    if (labels !== undefined) members.push({ ...labels, container });
  }
  return byName(groupBy(members, ({ project }) => project)).map(([name, ofProject]) => ({
    name,
    workingDirectory: ofProject.find(({ workingDirectory }) => workingDirectory !== undefined)?.workingDirectory,
    configFiles: ofProject.find(({ configFiles }) => configFiles.length > 0)?.configFiles ?? [],
    services: byName(groupBy(ofProject, ({ service }) => service)).map(([service, ofService]) => ({
      name: service,
      containers: ofService
        .sort((one, other) => Number(one.oneOff) - Number(other.oneOff) || one.number - other.number)
        .map(({ container }) => container),
    })),
  }));
}

const byName = <T>(groups: Map<string, T>): readonly (readonly [string, T])[] =>
  [...groups].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
