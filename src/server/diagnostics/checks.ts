// Checks one version of a document with its language's rules. A rule that throws loses only itself; a check that takes too
// long goes on without the rules that are left, and says so. What was found is kept until something changes.
import { t } from "../../base/l10n.ts";
import type { Log } from "../../base/log.ts";
import type { Finding, Lookup } from "../../language/language.ts";
import type { OpenDocument } from "../documents/documents.ts";
import type { Lookups } from "../lookup/lookups.ts";
import type { Lint } from "../documents/reading.ts";
import type { Runtime } from "../runtime.ts";

/**
 * Milliseconds of work after which no further rule begins: not of the clock alone, so that on a busy machine a text is
 * checked as far as on an idle one.
 */
const patience = 3_000;
/** Milliseconds of one rule that are worth a line in the log. */
const slow = 250;
const mostFindings = 1_000;

export interface Checks {
  /** Of this version, with what is known now; a second call costs nothing. */
  findings(document: OpenDocument): readonly Finding[];
  /** Of another text, as if it stood in the document. */
  ofText(document: OpenDocument, text: string): readonly Finding[];
  /** What was found is no longer good: of one document, or of all. */
  forget(uri?: string): void;
  /** How many times something was forgotten: part of what tells two answers apart. */
  readonly generation: number;
  /** Milliseconds that the document's last check took. */
  cost(uri: string): number;
}

interface Parts {
  readonly lint: Lint;
  readonly lookups: Lookups;
  readonly time: Pick<Runtime, "elapsed" | "worked">;
  readonly log: Log;
  /** Findings of this very version from elsewhere, as far as they are there. */
  readonly also?: (document: OpenDocument) => readonly Finding[];
}

interface Checked {
  readonly document: OpenDocument;
  readonly findings: readonly Finding[];
}

export function createChecks({ lint, lookups, time: { elapsed, worked }, log, also }: Parts): Checks {
  const kept = new Map<string, Checked>();
  const costs = new Map<string, number>();
  let generation = 0;
  const check = ({ uri, reading }: Pick<OpenDocument, "uri" | "reading">, lookup: Lookup): readonly Finding[] => {
    const begin = elapsed();
    const left: string[] = [];
    // From the first rule on: a long text that was just opened is read first, and reads faster once it is known.
    let first: { readonly at: number; readonly work: number } | undefined;
    const around = (rule: string, run: () => void): void => {
      const from = elapsed();
      first ??= { at: from, work: worked() };
      if (from - first.at > patience && worked() - first.work > patience) return void left.push(rule);
      try {
        run();
      } catch (error) {
        log.error(`rule ${rule} failed on ${uri}`, error);
      }
      const took = elapsed() - from;
      if (took > slow) log.warn(`rule ${rule} took ${Math.round(took)} ms on ${uri}`);
    };
    let findings: readonly Finding[] = [];
    try {
      findings = reading?.lint(lint, around, lookup) ?? [];
    } catch (error) {
      log.error(`checking ${uri} failed`, error);
    }
    costs.set(uri, elapsed() - begin);
    if (left.length > 0) log.warn(`${uri}: no time for ${left.join(", ")}`);
    return bounded(findings, left.length);
  };
  return {
    findings: (document) => {
      const last = kept.get(document.uri);
      if (last?.document === document) return last.findings;
      const own = check(document, lookups.ofCheck(document));
      const others = also?.(document) ?? [];
      const findings = others.length === 0 ? own : [...own, ...others];
      kept.set(document.uri, { document, findings });
      return findings;
    },
    ofText: (document, text) =>
      check({ uri: document.uri, reading: document.language?.read(text) }, lookups.of(document)),
    forget: (uri) => {
      generation += 1;
      if (uri === undefined) kept.clear();
      else kept.delete(uri);
    },
    get generation() {
      return generation;
    },
    cost: (uri) => costs.get(uri) ?? 0,
  };
}

/** At most so many, the worst first to stay; what is not shown is told at the file's head. */
function bounded(findings: readonly Finding[], left: number): readonly Finding[] {
  const told: Finding[] = [];
  let shown = findings;
  if (findings.length > mostFindings) {
    const worst = new Set(findings.toSorted((a, b) => weight(a) - weight(b)).slice(0, mostFindings));
    shown = findings.filter((finding) => worst.has(finding));
    told.push(atHead(t("{0} more findings are not shown.", findings.length - mostFindings)));
  }
  if (left > 0) told.push(atHead(t("{0} rules were left out to stay quick: this file takes too long to check.", left)));
  return told.length === 0 ? findings : [...told, ...shown];
}

/** What rules say of a text that they read in part only: that stays, whatever else there is. */
const bounds: ReadonlySet<string> = new Set(["bounded", "tooLong", "scriptTooLong"]);
const weight = ({ rule, severity }: Finding): number =>
  bounds.has(rule) ? -1 : ["error", "warning", "info", "hint"].indexOf(severity);

const start = { line: 0, character: 0 };
const atHead = (message: string): Finding => ({
  rule: "bounded",
  code: "bounded",
  severity: "info",
  range: { start, end: start },
  message,
  fixes: [],
});
