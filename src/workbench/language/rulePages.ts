// Pages of rules as read-only documents: what a diagnostic's code leads to, without a network.
import * as vscode from "vscode";
import type { Scope } from "../../base/scope.ts";
import { rulePageScheme } from "../../manifest/languages.ts";

/** In initializationOptions: the language stands for {0}, the rule for {1}. */
export const rulePageAddress = `${rulePageScheme}:/{0}/{1}.md`;

/** Anything else in an address could lead to other files. */
const page = /^\/([A-Za-z]+)\/([A-Za-z0-9-]+)\.md$/;

export function showRulePages(scope: Scope, extensionUri: vscode.Uri): void {
  scope.add(
    vscode.workspace.registerTextDocumentContentProvider(rulePageScheme, {
      provideTextDocumentContent: async ({ path }) => {
        const [, language, rule] = page.exec(path) ?? [];
        if (language === undefined || rule === undefined) return undefined;
        const file = (ending: string): vscode.Uri =>
          vscode.Uri.joinPath(extensionUri, "dist", "rules", language, `${rule}${ending}.md`);
        const [locale = "en"] = vscode.env.language.split("-");
        return (await textOf(file(`.${locale}`))) ?? (await textOf(file("")));
      },
    }),
  );
}

async function textOf(file: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}
