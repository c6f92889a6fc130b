// textDocument/codeAction: fixes for what was found at a place, all of a kind, all in the file, and the ways to ignore it.
import { CodeActionKind, type CodeAction, type CodeActionParams } from "vscode-languageserver";
import type { Range } from "../../base/text.ts";
import type { Finding } from "../../language/language.ts";
import { closeIgnoreFile } from "../actions/closeIgnoreFile.ts";
import { createIgnoreFile } from "../actions/createIgnoreFile.ts";
import { fixAllAction, fixAllKind } from "../actions/fixAll.ts";
import { fixActions, kindActions } from "../actions/fixes.ts";
import { ignoreActions } from "../actions/ignore.ts";
import { pinActions, pinKind } from "../actions/pin.ts";
import { rewriteActions } from "../actions/rewrite.ts";
import { answering, type Asked, type Server } from "../server.ts";
import type { ToWire } from "../diagnostics/toWire.ts";

export const codeActionKinds = [CodeActionKind.QuickFix, fixAllKind, pinKind];

export function offerCodeActions(server: Server, wired: ToWire): void {
  server.connection.onCodeAction(
    answering(server, "codeActions", (asked, params) => {
      const wants = wanted(params.context.only);
      const { document } = asked;
      const findings = server.state.settings.lintEnabled ? server.checks.findings(document) : [];
      return [
        ...(wants(CodeActionKind.QuickFix) ? quickFixes(server, asked, wired, findings, params) : []),
        ...(wants(pinKind) ? pinActions(server, asked, document.wire.at(params.range.start)) : []),
        ...(wants(pinKind) ? rewriteActions(server, asked, document.wire.at(params.range.start)) : []),
        // Not while one only moves about: it takes several checks.
        ...(params.context.only !== undefined && wants(fixAllKind)
          ? fixAllAction(server, document, findings, (text) => server.checks.ofText(document, text))
          : []),
      ];
    }),
  );
}

/** With everything selected nobody chooses among more. */
const mostAtOnce = 50;

/** A client asks for kinds by their beginnings: "source" takes "source.fixAll". */
const wanted =
  (only: readonly string[] | undefined) =>
  (kind: string): boolean =>
    only === undefined || only.some((begin) => kind === begin || begin === "" || kind.startsWith(`${begin}.`));

function quickFixes(
  server: Server,
  asked: Asked,
  wired: ToWire,
  findings: readonly Finding[],
  { range }: CodeActionParams,
): readonly CodeAction[] {
  const { document } = asked;
  const at = document.wire.within(range);
  const here = findings.filter((finding) => meet(finding.range, at)).slice(0, mostAtOnce);
  const single = here.flatMap((finding) => [
    ...fixActions(server, document, finding, wired(finding, document)),
    ...createIgnoreFile(server, document, finding, wired(finding, document)),
    ...closeIgnoreFile(server, asked, finding, wired(finding, document)),
  ]);
  const kinds = kindActions(server, document, findings, new Set(here.map(({ rule }) => rule)));
  const ignoring = here.flatMap((finding) => ignoreActions(server, document, finding, wired(finding, document)));
  return [...single, ...kinds, ...ignoring];
}

function meet(a: Range, b: Range): boolean {
  const before = (one: Range["start"], other: Range["start"]): boolean =>
    one.line < other.line || (one.line === other.line && one.character < other.character);
  return !before(a.end, b.start) && !before(b.end, a.start);
}
