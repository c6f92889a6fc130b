// The run room turns what a person typed (a command, ports, mounts, variables, references) into what the engine takes
// and into the equal docker command. It reads text and says in words what is wrong with it; it draws no form, keeps no
// state and asks no engine.

/** What came of reading a text: the value, or what is wrong with the text in words for the person. */
export type Reading<T> =
  { readonly value: T; readonly fault?: undefined } | { readonly value?: undefined; readonly fault: string };

export const read = <T>(value: T): Reading<T> => ({ value });
export const wrong = (fault: string): Reading<never> => ({ fault });
