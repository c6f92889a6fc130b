// Cases of the Compose rules: what each finds, between « and », and what it lets pass. What is an error here was refused by
// docker compose config, and what passes was accepted.
import { compose } from "../../../../../src/language/compose/compose.ts";
import { lint } from "../../../../../src/language/lint.ts";
import type { Finding, Lookup } from "../../../../../src/language/language.ts";

export interface Case {
  /** With « and » round what is found. */
  readonly text: string;
  readonly lookup?: Lookup;
}

export interface RuleCases {
  readonly bad: readonly (string | Case)[];
  readonly good: readonly (string | Case)[];
}

export const caseOf = (one: string | Case): Case => (typeof one === "string" ? { text: one } : one);

/** Files beside the document. */
export const files = (table: Readonly<Record<string, string>>, name?: string): Lookup => ({
  ...(name === undefined ? {} : { name }),
  read: (path) => table[path.replace(/^\.\//, "")],
  exists: (path) => (table[path.replace(/^\.\//, "")] === undefined ? "none" : "file"),
});

/** One service `a` with an image, beside another, `b`. */
export const service = (body: string, more = ""): string =>
  `services:\n  a:\n    image: alpine:3.20\n${body
    .split("\n")
    .map((line) => `    ${line}\n`)
    .join("")}  b:\n    image: alpine:3.20\n${more}`;

export const plainText = (text: string): string => text.replaceAll(/[«»]/g, "");

export const find = (text: string, lookup: Lookup = {}): readonly Finding[] =>
  lint(compose, compose.parse(text), lookup, { severities: wanted });

/** Rules that are off unless asked for. */
const wanted = {
  missingHealthcheck: "hint",
  missingRestart: "hint",
  dataPortOnAllAddresses: "hint",
} as const;
