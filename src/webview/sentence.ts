// Sentences of the extension's, in which the page puts values of its own.

/** Puts the values in the places {0}, {1} … */
export const put = (sentence: string, ...values: readonly string[]): string =>
  sentence.replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? "");
