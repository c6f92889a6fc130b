// The run room turns what a person typed (a command, ports, mounts, variables, references, changes of a commit) into what
// the engine takes and into the equal docker command. It says in words what is wrong with a text; it draws no form, keeps
// no state and asks no engine. A plan is what is to be run, read and found good: made from a form's values or a task's
// definition, handed on to createOptions.ts and dockerWords.ts.
import type { RestartPolicy } from "../engine/api/containers.ts";
import type { Variable } from "./environment.ts";
import type { MountSpec } from "./mounts.ts";
import type { PublishedPort } from "./ports.ts";

export interface RunPlan {
  readonly image: string;
  /** "" lets the engine make one up. */
  readonly name: string;
  /** Replaces the image's own; empty keeps it. */
  readonly command: readonly string[];
  /** A terminal with input: --interactive --tty. */
  readonly interactive: boolean;
  readonly remove: boolean;
  readonly ports: readonly PublishedPort[];
  readonly variables: readonly Variable[];
  /** A file of further variables, which those above override. */
  readonly envFile?: { readonly path: string; readonly variables: readonly Variable[] };
  readonly mounts: readonly MountSpec[];
  /** "" keeps the image's. */
  readonly workingDirectory: string;
  readonly user: string;
  readonly restart: RestartPolicy;
  /** "" for the default bridge. */
  readonly network: string;
  readonly privileged: boolean;
}

const noRestart: RestartPolicy = { name: "no", maximum: 0 };

/** The plan of a plain `docker run IMAGE`. */
export const emptyPlan = (image: string): RunPlan => ({
  image,
  name: "",
  command: [],
  interactive: false,
  remove: false,
  ports: [],
  variables: [],
  mounts: [],
  workingDirectory: "",
  user: "",
  restart: noRestart,
  network: "",
  privileged: false,
});
