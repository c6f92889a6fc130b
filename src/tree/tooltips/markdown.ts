// The few shapes of a hover. Words from outside come in through inMarkdown or inCode of base/plain.ts, never as they are.

/** A bold name and a value, on a line of its own. */
export const fact = (name: string, value: string | undefined): string =>
  value === undefined || value === "" ? "" : `**${name}** ${value}`;

/** Lines that stay lines, without the empty ones. */
export const lines = (...all: readonly string[]): string => all.filter((line) => line !== "").join("  \n");

/** Paragraphs, without the empty ones. */
export const paragraphs = (...all: readonly string[]): string => all.filter((part) => part !== "").join("\n\n");
