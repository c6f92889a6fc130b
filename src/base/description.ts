// What a problem in words consists of.
import { plain } from "./plain.ts";

/** One sentence, and reasons and remedies in one paragraph without line breaks. */
export interface Words {
  readonly message: string;
  readonly detail?: string;
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

/** A sentence of ours, and the system's own words after it. */
export const said = (ours: string, own: string | undefined): string =>
  own === undefined || own === "" ? ours : `${ours} (${plain(own, 300)})`;
