import assert from "node:assert/strict";
import * as vscode from "vscode";
suite("tiny", () => {
  test("its command is there", async () => {
    await vscode.extensions.getExtension("rig.tiny")!.activate();
    assert.ok((await vscode.commands.getCommands()).includes("tiny.hi"));
    assert.equal(process.env.DOCKER_HOST, "unix:///x.sock");
  });
  if (process.env.T_FAIL) test("fails", () => assert.equal(1, 2));
  if (process.env.T_SKIP) test.skip("skips", () => {});
  if (process.env.T_DIE) test("dies", () => process.exit(3));
  if (process.env.T_HANG)
    test("hangs", () => {
      for (;;);
    });
});
