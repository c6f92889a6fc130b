import assert from "node:assert/strict";
import { test } from "node:test";
import type * as vscode from "vscode";
import { isShell } from "../../../../src/workbench/terminals/isShell.ts";

test("a line for a shell goes into no terminal of ours, and into none that has ended", () => {
  const pty = {} as vscode.Pseudoterminal;
  assert.equal(isShell({ creationOptions: {}, exitStatus: undefined }), true);
  assert.equal(isShell({ creationOptions: { name: "web", pty }, exitStatus: undefined }), false);
  assert.equal(isShell({ creationOptions: {}, exitStatus: { code: 0 } as vscode.TerminalExitStatus }), false);
});
