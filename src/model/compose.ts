// What Compose wrote on a container, read from its labels. Pure; asks nobody and reads no files. Projects and services
// as rows are `tree/sources`.
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
