// Reading values whose type the engine promises and a broken, foreign or hostile one does not keep: each reader gives a
// value of the right type, so that one wrong field costs that field and nothing else.

export type Wire = Readonly<Record<string, unknown>>;

const nothing: Wire = Object.freeze({});

/** An object's fields; none for anything else. */
export const fieldsOf = (value: unknown): Wire =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Wire) : nothing;

/** The items of a list; none for anything else. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The text; `otherwise` for anything else. */
export const textOf = (value: unknown, otherwise = ""): string => (typeof value === "string" ? value : otherwise);

/** The text, or undefined when it is empty or none. */
export const someText = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** The finite number; `otherwise` for anything else. */
export const numberOf = (value: unknown, otherwise = 0): number =>
  typeof value === "number" && Number.isFinite(value) ? value : otherwise;

/** The texts of a list; other items are left out. */
export const textsOf = (value: unknown): readonly string[] =>
  listOf(value).filter((entry): entry is string => typeof entry === "string");

/** Seconds since the epoch, or a date in words, as milliseconds; 0 where it is neither or before the epoch ("0001-01-01T00:00:00Z" is the engine's "never"). */
export function timeOf(value: unknown): number {
  const time = typeof value === "number" ? value * 1000 : typeof value === "string" ? Date.parse(value) : 0;
  return Number.isFinite(time) && time > 0 ? time : 0;
}

/** Labels as they are; a value that is no text is left out. */
export function labelsOf(value: unknown): Readonly<Record<string, string>> {
  const fields = fieldsOf(value);
  for (const key in fields)
    if (typeof fields[key] !== "string")
      return Object.fromEntries(Object.entries(fields).filter(([, text]) => typeof text === "string")) as Record<
        string,
        string
      >;
  return fields as Readonly<Record<string, string>>;
}

/** Image ids with their algorithm: Podman leaves it out in places. */
export const imageIdOf = (value: unknown): string => {
  const id = textOf(value);
  return id.length === 64 && !id.includes(":") ? `sha256:${id}` : id;
};
