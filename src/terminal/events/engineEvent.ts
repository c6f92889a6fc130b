// One event of an engine as people read it: when, of what, what happened, to whom, and the attributes that matter. Names and
// attributes are foreign. Facts: Docker Engine API, /events; Podman's compatible API.
import { timeOfDay } from "../../base/amounts.ts";
import { isWholeId, shortId } from "../../base/ids.ts";
import { plain } from "../../base/plain.ts";

export interface EngineEvent {
  /** Nanoseconds since the epoch, as text: they are too many for a number. */
  readonly stamp: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** "container" */
  readonly type: string;
  /** "health_status: healthy" */
  readonly action: string;
  readonly name: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Types that engines know, for choosing. */
export const eventTypes = [
  ...["container", "image", "network", "volume", "builder", "daemon", "plugin"],
  ...["service", "node", "secret", "config"],
] as const;

type Wire = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Wire => (typeof value === "object" && value !== null ? (value as Wire) : {});
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const numberOf = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);

/** Undefined for what is no event. */
export function readEvent(value: unknown): EngineEvent | undefined {
  const { Type, Action, Actor, status, id, time, timeNano } = fieldsOf(value);
  const actor = fieldsOf(Actor);
  const action = textOf(Action) || textOf(status);
  if (textOf(Type) === "" || action === "") return undefined;
  const attributes = Object.fromEntries(
    Object.entries(fieldsOf(actor.Attributes)).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
  const seconds = numberOf(time);
  // A double holds them to some hundred nanoseconds; equal events stay equal, and that is all they are compared for.
  const nanoseconds = numberOf(timeNano);
  const actorId = textOf(actor.ID) || textOf(id);
  return {
    stamp: String(nanoseconds || seconds),
    time: nanoseconds > 0 ? Math.floor(nanoseconds / 1e6) : seconds * 1000,
    type: textOf(Type),
    action,
    name: attributes.name ?? (isWholeId(actorId) ? "" : actorId),
    id: actorId,
    attributes,
  };
}

/** Attributes worth a look, in this order; the rest are labels, of which there may be dozens. */
const telling: readonly string[] = [
  ...["image", "exitCode", "signal", "oldName", "container", "driver", "destination", "read/write", "propagation"],
  ...["reclaimed", "type", "com.docker.compose.project", "com.docker.compose.service"],
];

const shortNames: Readonly<Record<string, string>> = {
  "com.docker.compose.project": "project",
  "com.docker.compose.service": "service",
};

const dim = "\x1b[2m";
const bold = "\x1b[1m";
const reset = "\x1b[0m";

/** A line for the terminal, with its end. Whatever the event says, it is one line, and moves nothing. */
export function eventLine(event: EngineEvent): string {
  const { type, action, name, id, attributes } = event;
  const facts = telling.flatMap((key) => {
    const value = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
    if (value === undefined || value === "") return [];
    return [`${shortNames[key] ?? key}=${plain(isWholeId(value) ? shortId(value) : value, 80)}`];
  });
  const words = [
    `${dim}${timeOfDay(event.time)}${reset}`,
    plain(type, 20).padEnd(9),
    `${colourOf(action)}${plain(action, 120).padEnd(10)}${reset}`,
    ...(name === "" ? [] : [`${bold}${plain(isWholeId(name) ? shortId(name) : name, 80)}${reset}`]),
    ...(isWholeId(id) && !isWholeId(name) ? [`${dim}${shortId(id)}${reset}`] : []),
    ...(facts.length === 0 ? [] : [`${dim}${facts.join(" ")}${reset}`]),
  ];
  return `${words.join(" ")}\r\n`;
}

/** What ends is red, what begins green; the word says it too. */
function colourOf(action: string): string {
  if (/^(die|died|kill|oom|destroy|remove|delete|prune|health_status: unhealthy)/.test(action)) return "\x1b[31m";
  if (/^(start|create|pull|health_status: healthy)/.test(action)) return "\x1b[32m";
  return "\x1b[33m";
}

export interface EventFilter {
  /** Empty for all. */
  readonly types: readonly string[];
  /** Part of a name, an id or an attribute that is shown; any case. Empty for all. */
  readonly object: string;
}

/** An event of the wanted types with the wanted object in what is shown of it. */
export function passes({ types, object }: EventFilter, { type, name, id, attributes }: EngineEvent): boolean {
  if (types.length > 0 && !types.includes(type)) return false;
  if (object === "") return true;
  const wanted = object.toLowerCase();
  const words = [name, id, ...telling.map((key) => (Object.hasOwn(attributes, key) ? (attributes[key] ?? "") : ""))];
  return words.some((word) => word.toLowerCase().includes(wanted));
}
