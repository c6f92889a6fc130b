// A finding as the protocol has it: words, severity, address of the rule's page, and the rule's other names as data.
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from "vscode-languageserver";
import type { Finding } from "../../language/language.ts";
import type { OpenDocument } from "../documents/documents.ts";
import type { AnyLanguage, RuleNames } from "../documents/reading.ts";
import type { State } from "../state.ts";

/** Shown beside the code in the Problems view. */
const source = "porthole";

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** What a client may hand back with a code action. */
interface DiagnosticData {
  readonly rule: string;
  /** All names that suppression comments and settings accept. */
  readonly names: readonly string[];
}

/** Makes a diagnostic of a finding. */
export type ToWire = (finding: Finding, document: OpenDocument) => Diagnostic;

/** `page` gives the address of a rule's page, if there is one. */
export function createToWire(state: State, page: (language: string, rule: string) => string | undefined): ToWire {
  const tables = new Map<AnyLanguage, ReadonlyMap<string, RuleNames>>();
  const ruleOf = (language: AnyLanguage, id: string): RuleNames | undefined => {
    const table = tables.get(language) ?? new Map(language.rules.toReversed().map((rule) => [rule.id, rule]));
    tables.set(language, table);
    return table.get(id);
  };
  return (finding, document) => {
    const rule = document.language && ruleOf(document.language, finding.rule);
    const href = rule === undefined ? undefined : page(rule.language, rule.id);
    return diagnosticOf(finding, document, { state, href, names: rule?.aliases ?? [] });
  };
}

interface Around {
  readonly state: State;
  readonly href: string | undefined;
  readonly names: readonly string[];
}

function diagnosticOf(finding: Finding, { uri, wire }: OpenDocument, { state, href, names }: Around): Diagnostic {
  const can = state.client.textDocument?.publishDiagnostics;
  const data: DiagnosticData = { rule: finding.rule, names: [...new Set([...names, finding.rule])] };
  const related = finding.related?.map((place): DiagnosticRelatedInformation => ({
    location: { uri, range: wire.range(place.range) },
    message: place.message,
  }));
  return {
    range: wire.range(finding.range),
    severity: severities[finding.severity],
    code: finding.code,
    source,
    message: finding.message,
    data,
    ...(href !== undefined && can?.codeDescriptionSupport === true ? { codeDescription: { href } } : {}),
    ...(finding.tags === undefined ? {} : { tags: finding.tags.map((tag) => tags[tag]) }),
    ...(related !== undefined && can?.relatedInformation === true ? { relatedInformation: related } : {}),
  };
}
