// The sentence in which the engine's list tells what has no field of its own: "Up 3 minutes (unhealthy)",
// "Exited (137) 2 hours ago", and Podman's words for the same.
import type { ContainerState, Health } from "../resources.ts";
import { fieldsOf, textOf } from "./wire.ts";

const states: Readonly<Record<string, ContainerState>> = {
  created: "created",
  running: "running",
  paused: "paused",
  restarting: "restarting",
  removing: "removing",
  exited: "exited",
  dead: "dead",
  // Podman's own
  configured: "created",
  initialized: "created",
  stopping: "running",
  stopped: "exited",
};

const beginnings: readonly (readonly [RegExp, ContainerState])[] = [
  [/^Up\b.*\(Paused\)/i, "paused"],
  [/^Up\b/i, "running"],
  [/^Exited\b/i, "exited"],
  [/^(Created|Initialized)\b/i, "created"],
  [/^Restarting\b/i, "restarting"],
  [/^Remov/i, "removing"],
  [/^Dead\b/i, "dead"],
  [/^Stopping\b/i, "running"],
];

/** The state by its word, else by the sentence; "exited" where neither tells. */
export function stateIn(word: string, sentence: string): ContainerState {
  const lower = word.toLowerCase();
  return Object.hasOwn(states, lower)
    ? (states[lower] ?? "exited")
    : (beginnings.find(([beginning]) => beginning.test(sentence))?.[1] ?? "exited");
}

const healths: ReadonlySet<string> = new Set<Health>(["starting", "healthy", "unhealthy"]);

/** The health by its field (newer engines), else by the end of the sentence; undefined without a health check. */
export function healthIn(field: unknown, sentence: string): Health | undefined {
  const told = textOf(fieldsOf(field).Status);
  if (healths.has(told)) return told as Health;
  // No pattern: this runs for every container of a list, and compiling one costs more than a thousand of these.
  if (!sentence.endsWith(")")) return undefined;
  const words = sentence.slice(sentence.lastIndexOf("(") + 1, -1);
  const word = words.startsWith("health: ") ? words.slice("health: ".length) : words;
  return healths.has(word) ? (word as Health) : undefined;
}

/** The exit code of the last run, where the sentence tells one. */
export function exitCodeIn(sentence: string): number | undefined {
  const code = /^(?:Exited|Restarting|Dead)\s*\((-?\d{1,10})\)/i.exec(sentence)?.[1];
  return code === undefined ? undefined : Number(code);
}
