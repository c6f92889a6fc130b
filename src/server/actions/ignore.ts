// "Ignore here" and "ignore in this file": the comments that language/lint.ts understands, put where they count. A comment
// of the kind that stands there already is made longer.
import { CodeActionKind, type CodeAction, type Diagnostic } from "vscode-languageserver";
import { t } from "../../base/l10n.ts";
import type { Lines, Range, TextEdit } from "../../base/text.ts";
import type { Finding, Symbol } from "../../language/language.ts";
import type { OpenDocument } from "../documents/documents.ts";
import type { Server } from "../server.ts";
import { workspaceEdit } from "../workspaceEdit.ts";

/** A family of comments: what begins the list of names, and what ends it. */
interface Family {
  readonly begin: string;
  readonly known: RegExp;
}

const list = String.raw`[\w-]+(?:\s*,\s*[\w-]+)*`;
const hadolint: Family = {
  begin: "# hadolint ignore=",
  known: new RegExp(String.raw`^\s*#\s*hadolint\s+ignore\s*=\s*${list}`, "i"),
};
const hadolintFile: Family = {
  begin: "# hadolint global ignore=",
  known: new RegExp(String.raw`^\s*#\s*hadolint\s+global\s+ignore\s*=\s*${list}`, "i"),
};
/** The builder's: above an instruction for that one, at the head for the whole file. */
const builder: Family = {
  begin: "# check=skip=",
  known: new RegExp(String.raw`^\s*#\s*check\s*=(?:[^;]*;)*?\s*skip\s*=\s*${list}`, "i"),
};
const builderOptions = /^\s*#\s*check\s*=.*\S/i;
const own: Family = {
  begin: "# porthole ignore=",
  known: new RegExp(String.raw`^\s*#\s*porthole\s+ignore\s*=\s*${list}`, "i"),
};
const ownFile: Family = {
  begin: "# porthole global ignore=",
  known: new RegExp(String.raw`^\s*#\s*porthole\s+global\s+ignore\s*=\s*${list}`, "i"),
};

/** None for an error: what the builder or loader refuses cannot be wished away. */
export function ignoreActions(
  server: Server,
  document: OpenDocument,
  finding: Finding,
  diagnostic: Diagnostic,
): readonly CodeAction[] {
  const { language } = document;
  const known = language?.ignores === true && language.rules.some(({ id }) => id === finding.rule);
  if (finding.severity === "error" || !known) return [];
  const action = (title: string, edit: TextEdit): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: workspaceEdit(server, [[document.uri, [document.wire.edit(edit)]]]),
  });
  return [
    action(t("Ignore {0} here", finding.code), ignoreHere(document, finding)),
    action(t("Ignore {0} in this file", finding.code), ignoreInFile(document, finding)),
  ];
}

/** hadolint reads its own names, the builder its own; ours are for what neither knows. */
function familiesOf({ language }: OpenDocument, code: string): readonly [here: Family, file: Family] {
  if (language?.id !== "dockerfile") return [own, ownFile];
  if (/^(DL|SC)\d{4}$/.test(code)) return [hadolint, hadolintFile];
  return /^[A-Z][A-Za-z]+$/.test(code) ? [builder, builder] : [hadolint, hadolintFile];
}

/** Above the statement that the finding stands in: inside one, a comment would be part of it. */
export function ignoreHere(document: OpenDocument, { code, range }: Finding): TextEdit {
  const { lines } = document;
  const line = statementAt(document.reading?.answers.symbols?.() ?? [], range) ?? range.start.line;
  const [family] = familiesOf(document, code);
  if (line > 0 && family.known.test(lines.line(line - 1))) return longer(lines, line - 1, family, code);
  const indent = /^\s*/.exec(lines.line(line))?.[0] ?? "";
  return insertedAt(lines, line, `${indent}${family.begin}${code}`);
}

/** At the top, behind the directives, which must come first. */
export function ignoreInFile(document: OpenDocument, { code }: Finding): TextEdit {
  const { lines } = document;
  const [, family] = familiesOf(document, code);
  let line = 0;
  for (; line < lines.count; line += 1) {
    if (family.known.test(lines.line(line))) return longer(lines, line, family, code);
    if (family === builder && builderOptions.test(lines.line(line))) return further(lines, line, code);
    if (!/^\s*#\s*(syntax|escape|check)\s*=/i.test(lines.line(line))) break;
  }
  for (let other = line; other < lines.count && lines.line(other).trimStart().startsWith("#"); other += 1)
    if (family !== builder && family.known.test(lines.line(other))) return longer(lines, other, family, code);
  return insertedAt(lines, line, `${family.begin}${code}`);
}

function longer(lines: Lines, line: number, { known }: Family, code: string): TextEdit {
  const character = known.exec(lines.line(line))?.[0].length ?? lines.line(line).length;
  return { range: { start: { line, character }, end: { line, character } }, text: `,${code}` };
}

/** Only one comment of its kind may stand at the head. */
function further(lines: Lines, line: number, code: string): TextEdit {
  const character = builderOptions.exec(lines.line(line))?.[0].length ?? 0;
  return { range: { start: { line, character }, end: { line, character } }, text: `;skip=${code}` };
}

/** As a line of its own, with the text's own kind of line end. */
function insertedAt(lines: Lines, line: number, text: string): TextEdit {
  const at = { line, character: 0 };
  const end = /\r\n|\n|\r/.exec(lines.text)?.[0] ?? "\n";
  return { range: { start: at, end: at }, text: text + end };
}

/** The first line of the innermost symbol around a place. */
function statementAt(symbols: readonly Symbol[], { start }: Range): number | undefined {
  const around = symbols.find(({ range }) => range.start.line <= start.line && range.end.line >= start.line);
  if (around === undefined) return undefined;
  return statementAt(around.children, { start, end: start }) ?? around.range.start.line;
}
