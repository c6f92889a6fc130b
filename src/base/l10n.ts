// Words for people. English is the source; the edge installs the editor's translator, tests and plain Node see the English.

/** Translates an English sentence and puts the arguments in the places {0}, {1} … */
export type Translate = (message: string, ...args: (string | number)[]) => string;

let translate: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole));

/** The English sentence in the person's language. `message` must be a literal: a script collects them. */
export const t: Translate = (message, ...args) => translate(message, ...args);

/** Called once per bundle, by its door. */
export function useTranslator(translator: Translate): void {
  translate = translator;
}
