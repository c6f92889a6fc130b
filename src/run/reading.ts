// What came of reading a text that a person typed.

/** What came of reading a text: the value, or what is wrong with the text in words for the person. */
export type Reading<T> =
  { readonly value: T; readonly fault?: undefined } | { readonly value?: undefined; readonly fault: string };

export const read = <T>(value: T): Reading<T> => ({ value });
export const wrong = (fault: string): Reading<never> => ({ fault });
