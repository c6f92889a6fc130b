// Small values kept between uses: for this workspace first, for all of the person's windows second. Never credentials.
import type * as vscode from "vscode";
import type { Memory } from "../commands/context.ts";

/** What is set goes to both, and can be got at once. */
export function createMemory(workspace: vscode.Memento, everywhere: vscode.Memento): Memory {
  return {
    get: (key) => workspace.get(key) ?? everywhere.get(key),
    set: (key, value) => {
      void workspace.update(key, value);
      void everywhere.update(key, value);
    },
  };
}
