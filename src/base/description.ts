// What a problem in words consists of.
import { plain } from "./plain.ts";

/** One sentence, and reasons and remedies in one paragraph without line breaks. */
export interface Words {
  readonly message: string;
  readonly detail?: string;
  /** A command line in the detail that helps, for the person to run: one line, as a shell takes it. */
  readonly remedy?: string;
}

/** A command that may help. */
export interface Offer {
  /** Its id in the table of commands: "engines.retry". */
  readonly command: string;
  readonly title: string;
  readonly args?: readonly unknown[];
}

export interface Description extends Words {
  readonly offers: readonly Offer[];
}

/** A command line with foreign words in it; undefined where a shell would not take one of them as it is. */
export const commandLine = (start: string, ...words: readonly string[]): string | undefined =>
  words.every((word) => /^[\w./@+][\w./@+-]*$/.test(word)) ? [start, ...words].join(" ") : undefined;

/** A sentence of ours, and the system's own words after it. */
export const said = (ours: string, own: string | undefined): string =>
  own === undefined || own === "" ? ours : `${ours} (${plain(own, 300)})`;
