// What the editor can draw on a row beyond icon and text: a row that is last known only is written in the colour of disabled
// things, and one that warns has a mark at its right edge. Both hang on a row's resource address, the only way to get at a
// row's colour; the address names no file and says only which of the two it is.
import * as vscode from "vscode";
import { t } from "../../base/l10n.ts";
import type { Scope } from "../../base/scope.ts";
import type { TreeNode } from "../../tree/node.ts";
import { uriOf } from "../files/uri.ts";

const scheme = "porthole-row";

/** The address that makes the node's row look as it should: a file's own; most other rows have none. */
export function rowAddress({ dimmed, warns, address }: TreeNode): vscode.Uri | undefined {
  if (address !== undefined && dimmed !== true) return uriOf(address);
  return addresses.get(`${dimmed === true ? "dimmed" : ""}${warns === true ? "warns" : ""}`);
}

const addresses = new Map(
  ["dimmed", "warns", "dimmedwarns"].map((path) => [path, vscode.Uri.from({ scheme, path: `/${path}` })]),
);

export function decorateRows(scope: Scope): void {
  scope.add(
    vscode.window.registerFileDecorationProvider({
      provideFileDecoration: (address) => {
        if (address.scheme !== scheme) return undefined;
        const warns = address.path.endsWith("warns");
        return new vscode.FileDecoration(
          warns ? "!" : undefined,
          warns ? t("As strong as its host") : undefined,
          address.path.startsWith("/dimmed") ? new vscode.ThemeColor("disabledForeground") : undefined,
        );
      },
    }),
  );
}
