// One version of a text as its language reads it: parsed once, with the first need, and shared by checks and features. It
// forgets what type of document a language makes, so that the rest of the server need not know.
import type { Features, Finding, Language, Lookup, Rule } from "../../language/language.ts";

/** A feature without the document, which the reading fills in. */
type Answer<F> = F extends (doc: never, ...rest: infer R) => infer T ? (...rest: R) => T : never;
export type Answers = { readonly [K in keyof Features<unknown>]: Answer<NonNullable<Features<unknown>[K]>> };

/** Finds what a document's rules report. language/lint.ts has it. */
export type Lint = <Doc>(language: Language<Doc>, doc: Doc, lookup: Lookup) => readonly Finding[];

export interface Reading {
  readonly language: AnyLanguage["id"];
  /** What the language can answer about this text. */
  readonly answers: Answers;
  lint(lint: Lint, around: (rule: string, check: () => void) => void, lookup: Lookup): readonly Finding[];
}

export interface RuleNames extends Pick<Rule<never>, "id" | "aliases"> {
  readonly language: Language<never>["id"];
}

/** A language without the type of its documents. */
export interface AnyLanguage {
  /** One language may stand in several kinds of texts, each of which is read in its own way. */
  readonly id: Language<never>["id"] | "markdown" | "packageScripts" | "workflowScripts" | "jenkinsScripts";
  /** Rules' ids and other names, and whose they are. */
  readonly rules: readonly RuleNames[];
  /** Comments can silence its rules. */
  readonly ignores: boolean;
  /** Whether it can answer that at all. */
  can(feature: keyof Features<unknown>): boolean;
  /** `before`: of an older version of the text, for speed. */
  read(text: string, before?: Reading): Reading;
}

/** `id`: the kind of text, where that is not the language itself. */
export function anyLanguage<Doc>(language: Language<Doc>, id: AnyLanguage["id"] = language.id): AnyLanguage {
  /** The last document that was made for a reading or, as long as there is none, for those before it. */
  const made = new WeakMap<Reading, () => { readonly doc: Doc } | undefined>();
  return {
    id,
    rules: language.rules.map(({ id, aliases }) => ({ id, aliases, language: language.id })),
    ignores: language.suppressions !== undefined,
    can: (feature) => language.features[feature] !== undefined,
    read: (text, before) => {
      let older = before && made.get(before)?.();
      let parsed: { readonly doc: Doc } | undefined;
      const doc = (): Doc => {
        if (parsed === undefined) [parsed, older] = [{ doc: language.parse(text, older?.doc) }, undefined];
        return parsed.doc;
      };
      const reading: Reading = {
        language: language.id,
        answers: answersOf(language.features, doc),
        lint: (lint, around, lookup) => lint(watched(language, around), doc(), lookup),
      };
      made.set(reading, () => parsed ?? older);
      return reading;
    },
  };
}

/** The same language, with each rule's check run by `around`. */
function watched<Doc>(language: Language<Doc>, around: (rule: string, check: () => void) => void): Language<Doc> {
  return {
    ...language,
    rules: language.rules.map((rule) => ({
      ...rule,
      check: (doc, report, lookup) => around(rule.id, () => rule.check(doc, report, lookup)),
    })),
  };
}

function answersOf<Doc>(features: Features<Doc>, doc: () => Doc): Answers {
  const bind = <R extends unknown[], T>(
    feature: ((doc: Doc, ...rest: R) => T) | undefined,
  ): ((...rest: R) => T) | undefined => (feature === undefined ? undefined : (...rest) => feature(doc(), ...rest));
  /** What depends on the text alone is made once, and again when the memory was needed for something else. */
  const once = <T>(feature: ((doc: Doc) => T) | undefined): (() => T) | undefined => {
    let made: WeakRef<{ readonly value: T }> | undefined;
    if (feature === undefined) return undefined;
    return () => {
      const kept = made?.deref() ?? { value: feature(doc()) };
      made = new WeakRef(kept);
      return kept.value;
    };
  };
  return {
    complete: bind(features.complete),
    hover: bind(features.hover),
    definition: bind(features.definition),
    references: bind(features.references),
    rename: bind(features.rename),
    symbols: once(features.symbols),
    folding: once(features.folding),
    selection: bind(features.selection),
    links: bind(features.links),
    inlayHints: bind(features.inlayHints),
    lenses: bind(features.lenses),
    tokens: once(features.tokens),
    format: bind(features.format),
    stageGraph: once(features.stageGraph),
    imageAt: bind(features.imageAt),
    rewrites: bind(features.rewrites),
  };
}
