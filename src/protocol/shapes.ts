// The shapes that messages are made of, checked on arrival: a page and a server are other processes.

/** Something with properties of which nothing is known yet. */
export type Loose = Readonly<Record<string, unknown>>;

export const isLoose = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isText = (value: unknown): value is string => typeof value === "string";

/** A whole number from 0. */
export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Absent, or as the check wants it. */
export const maybe = (check: (value: unknown) => boolean, value: unknown): boolean =>
  value === undefined || check(value);
