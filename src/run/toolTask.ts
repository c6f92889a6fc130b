// A task of type "porthole" as it stands in tasks.json, read: whatever is written there, the answer is a tool or words.
import { t } from "../base/l10n.ts";
import type { Variable } from "./environment.ts";
import { read, wrong, type Reading } from "./reading.ts";
import { parseReference } from "./reference.ts";
import { split } from "./words.ts";

export interface ToolTask {
  readonly image: string;
  readonly command: readonly string[];
  /** Absent: the workspace folder. */
  readonly folder?: string;
  /** Absent: the person's own, where that makes sense. "" for the image's. */
  readonly user?: string;
  readonly variables: readonly Variable[];
  /** Absent: the default one. */
  readonly engine?: string;
}

type Loose = Readonly<Record<string, unknown>>;

export function readToolTask(definition: Loose): Reading<ToolTask> {
  const { image, folder, user, engine, environment = {} } = definition;
  if (typeof image !== "string" || image.trim() === "") return wrong(t("The task says no image."));
  const reference = parseReference(image);
  if (reference.fault !== undefined) return wrong(t("{0}: {1}", "image", reference.fault));
  const command = readCommand(definition["command"]);
  if (command.fault !== undefined) return wrong(t("{0}: {1}", "command", command.fault));
  for (const [key, value] of Object.entries({ folder, user, engine }))
    if (value !== undefined && typeof value !== "string") return wrong(t("{0} must be a text.", key));
  const variables = readEnvironment(environment);
  if (variables === undefined) return wrong(t("{0} must be names with texts.", "environment"));
  return read({
    image,
    command: command.value,
    folder: folder as string | undefined,
    user: user === "image" ? "" : (user as string | undefined),
    variables,
    engine: engine as string | undefined,
  });
}

function readCommand(command: unknown): Reading<readonly string[]> {
  if (command === undefined) return read([]);
  if (Array.isArray(command) && command.every((word) => typeof word === "string")) return read(command);
  if (typeof command !== "string") return wrong(t("Write one line, or a list of words."));
  const { words, fault } = split(command);
  return fault === undefined ? read(words) : wrong(fault);
}

function readEnvironment(environment: unknown): readonly Variable[] | undefined {
  if (typeof environment !== "object" || environment === null || Array.isArray(environment)) return undefined;
  const pairs = Object.entries(environment as Loose);
  return pairs.every(([key, value]) => typeof value === "string" && /^[^\s=]+$/.test(key))
    ? pairs.map(([key, value]) => ({ key, value: value as string }))
    : undefined;
}
