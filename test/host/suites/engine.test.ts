// Commands in the real extension host against a real engine: what a keybinding or another extension would call.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../eventually.ts";

suite("with an engine", () => {
  test("the version of the engine opens as a document, whether a view was opened before or not", async () => {
    await eventually(async () => {
      await vscode.commands.executeCommand("porthole.engines.version");
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.uri.scheme, "porthole-document");
      const answer = JSON.parse(document.getText()) as { Server?: { ApiVersion?: string } };
      assert.match(answer.Server?.ApiVersion ?? "", /^\d+\.\d+$/);
    });
  });

  test("a read-only document ends with its tab", async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await eventually(() => {
      assert.equal(vscode.window.activeTextEditor, undefined);
    });
  });

  test("the tasks of Porthole run a tool and end with its exit code", async function () {
    this.timeout(60_000);
    const definition = { type: "porthole", image: "porthole/busybox:1", command: ["sh", "-c", "exit 7"], tty: false };
    const ended = new Promise<number | undefined>((resolve) => {
      const watch = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.name !== "seven") return;
        watch.dispose();
        resolve(exitCode);
      });
    });
    const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, ".vscode", "tasks.json");
    const tasks = { version: "2.0.0", tasks: [{ label: "seven", ...definition }] };
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(tasks)));
    await eventually(async () => {
      const found = (await vscode.tasks.fetchTasks()).find(({ name }) => name === "seven");
      assert.ok(found, "the task of tasks.json was not found");
      await vscode.tasks.executeTask(found);
    });
    assert.equal(await ended, 7);
  });
});
