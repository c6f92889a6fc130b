// How Compose reads booleans, numbers, sizes and durations from texts.
const trueWords = new Set(["true", "y", "yes", "on"]);
const falseWords = new Set(["false", "n", "no", "off"]);

/** Undefined where Compose refuses the word. Only true and false are free of a warning. */
export function booleanOf(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (trueWords.has(word)) return true;
  return falseWords.has(word) ? false : undefined;
}

export const isInteger = (text: string): boolean => /^[-+]?\d+$/.test(text);

export const isNumber = (text: string): boolean =>
  /^[-+]?(?:\d[\d_]*\.?[\d_]*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|inf(?:inity)?|nan|0x[\da-f_.]+(?:p[-+]?\d+)?)$/i.test(
    text,
  );

const units: Readonly<Record<string, number>> = { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40, p: 2 ** 50 };

/** Bytes; undefined where Compose refuses the text. */
export function bytesOf(text: string): number | undefined {
  const [, amount, unit = ""] = /^(\d+(?:\.\d+)?|\.\d+) ?([kmgtp]?)(?:i?b)?$/i.exec(text) ?? [];
  return amount === undefined ? undefined : Math.trunc(Number(amount) * (units[unit.toLowerCase()] ?? 1));
}

export const isDuration = (text: string): boolean =>
  /^[-+]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h|d|w))+)$/.test(text);

/** "all" or a number. */
export const isCount = (text: string): boolean => text === "all" || isInteger(text);
