// What a lens above a Compose file does where there is no command for it: which command on which of the containers that the
// project or the service has. Knows no editor.
import { composeOf } from "../../model/compose.ts";
import type { Container, ContainerState } from "../../model/resources.ts";

export interface Binding {
  /** Undefined: in any state. */
  readonly states: readonly ContainerState[] | undefined;
  readonly command: string;
  /** All of them in one go, one after the other, or the first only: a shell is one. */
  readonly how: "together" | "each" | "first";
  /** Above the file only where there is no such command, which does more. */
  readonly unless?: string;
}

const ofEither: Readonly<Record<string, Binding>> = {
  "compose.start": {
    states: ["created", "exited"],
    command: "containers.start",
    how: "together",
    unless: "compose.up",
  },
  "compose.stop": {
    states: ["running", "restarting"],
    command: "containers.stop",
    how: "together",
    unless: "compose.down",
  },
  "compose.restart": { states: ["running", "restarting"], command: "containers.restart", how: "together" },
  "compose.logs": { states: undefined, command: "containers.logs", how: "each" },
};

const ofServices: Readonly<Record<string, Binding>> = {
  "compose.shell": { states: ["running"], command: "containers.openShell", how: "first" },
};

export const lensCommands: readonly string[] = [...Object.keys(ofEither), ...Object.keys(ofServices)];

export function bindingOf(lens: string, ofService: boolean): Binding | undefined {
  if (Object.hasOwn(ofEither, lens)) return ofEither[lens];
  return ofService && Object.hasOwn(ofServices, lens) ? ofServices[lens] : undefined;
}

interface Wanted {
  /** Absolute path of the Compose file. */
  readonly file: string;
  /** Undefined: all of the project's. */
  readonly service: string | undefined;
  readonly states: Binding["states"];
}

/** Of several projects that were made from one file, those of all. One-off containers are nobody's service. */
export const containersFor = (
  containers: readonly Container[],
  { file, service, states }: Wanted,
): readonly Container[] =>
  containers.filter((container) => {
    if (states?.includes(container.state) === false) return false;
    const labels = composeOf(container);
    if (labels === undefined || labels.oneOff || !labels.configFiles.includes(file)) return false;
    return service === undefined || labels.service === service;
  });
