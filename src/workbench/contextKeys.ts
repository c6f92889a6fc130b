// Context keys for `when` clauses, set only when their value changes.
import * as vscode from "vscode";
import { contextKeys } from "../manifest/names.ts";

/** A key that was never set is as good as one that is false. */
const values = new Map<string, unknown>();

export function setContextKey(key: keyof typeof contextKeys, value: string | boolean): void {
  if ((values.get(key) ?? false) === value) return;
  values.set(key, value);
  void vscode.commands.executeCommand("setContext", contextKeys[key], value);
}
