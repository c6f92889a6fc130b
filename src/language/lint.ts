// Runs a language's rules over a document: severities by settings, suppression comments, one diagnostic per finding, in the
// order of the text. Rules know nothing of all that.
import type { Position } from "../base/text.ts";
import type { CommentFamily, Finding, Language, Lookup, Report, Rule, Severity } from "./language.ts";

export interface LintOptions {
  /** By a rule's id or any of its other names, in any case. Later entries win. */
  readonly severities?: Readonly<Record<string, Severity | "off">>;
  /** Comments of that family silence nothing. */
  readonly commentsOff?: CommentFamily;
}

/** All findings that are to be shown. A rule that throws ends the whole; who runs rules guards each check. */
export function lint<Doc>(
  language: Language<Doc>,
  doc: Doc,
  lookup: Lookup,
  options: LintOptions = {},
): readonly Finding[] {
  const severities = byName(options.severities ?? {});
  const suppressions = language.suppressions?.(doc, options.commentsOff);
  const found: Finding[] = [];
  for (const rule of language.rules) {
    const names = [rule.id, ...rule.aliases];
    const asked = severityOf(names, severities);
    const woken = rule.severity === "off" && suppressions?.wakes?.(names) === true ? "warning" : rule.severity;
    const severity = asked ?? woken;
    // A family's single codes may be asked for though the family is off, and the other way round.
    if (severity === "off" && severities.size === 0) continue;
    rule.check(
      doc,
      (report) => {
        const own = report.code === undefined ? undefined : severities.get(report.code.toLowerCase());
        // A rule may call single cases milder; what settings ask for goes before that.
        const milder = severity === "off" ? severity : (report.severity ?? severity);
        const wanted = own ?? asked ?? milder;
        if (wanted === "off") return;
        const all = report.code === undefined ? names : [report.code, ...names];
        const raised = suppressions?.severity?.(all, wanted) ?? wanted;
        // A piece of a file is not built: nothing in it can fail.
        const shown = raised === "error" && lookup.fragment === true ? "warning" : raised;
        if (suppressions?.silences(all, report.range, wanted) !== true) found.push(findingOf(rule, report, shown));
      },
      lookup,
    );
  }
  return withoutRepeats(found.sort(inOrder));
}

function findingOf<Doc>(rule: Rule<Doc>, report: Report, severity: Severity): Finding {
  return {
    rule: rule.id,
    code: report.code ?? rule.aliases[0] ?? rule.id,
    severity,
    range: report.range,
    message: report.message,
    fixes: report.fixes ?? [],
    ...(report.tags && { tags: report.tags }),
    ...(report.related && { related: report.related }),
  };
}

function byName(severities: Readonly<Record<string, Severity | "off">>): ReadonlyMap<string, Severity | "off"> {
  return new Map(Object.entries(severities).map(([name, severity]) => [name.toLowerCase(), severity]));
}

function severityOf(
  names: readonly string[],
  severities: ReadonlyMap<string, Severity | "off">,
): Severity | "off" | undefined {
  for (const name of names) {
    const found = severities.get(name.toLowerCase());
    if (found !== undefined) return found;
  }
  return undefined;
}

const weights: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

function inOrder(a: Finding, b: Finding): number {
  return (
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    weights[a.severity] - weights[b.severity] ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}

/** Two rules may see the same thing from two sides, but one rule says a thing once. Repeats begin at the same place. */
function withoutRepeats(sorted: readonly Finding[]): readonly Finding[] {
  const kept: Finding[] = [];
  for (const finding of sorted) {
    let isRepeat = false;
    for (let at = kept.length - 1; at >= 0 && !isRepeat; at -= 1) {
      const other = kept[at];
      if (other === undefined || !isSamePlace(other.range.start, finding.range.start)) break;
      isRepeat = isSame(other, finding);
    }
    if (!isRepeat) kept.push(finding);
  }
  return kept;
}

const isSame = (one: Finding, other: Finding): boolean =>
  one.rule === other.rule &&
  one.code === other.code &&
  one.message === other.message &&
  isSamePlace(one.range.end, other.range.end);

const isSamePlace = (one: Position, other: Position): boolean =>
  one.line === other.line && one.character === other.character;
