// The files of a real container in the real extension host: opened, edited, saved, listed, and never overwritten unasked.
import assert from "node:assert/strict";
import { request } from "node:http";
import * as vscode from "vscode";
import { authorityOf, filesScheme } from "../../../src/files/address.ts";
import { eventually } from "../eventually.ts";

/** Asks the engine past our code. @returns the body */
function ask(method: string, path: string, body?: object): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { socketPath: process.env["PORTHOLE_TEST_ENGINE"], method, path };
    const asked = request({ ...options, headers: { "Content-Type": "application/json" } }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => (text += part));
      answer.on("end", () =>
        (answer.statusCode ?? 500) < 400 ? resolve(text) : reject(new Error(`${method} ${path}: ${text}`)),
      );
    });
    asked.on("error", reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

suite("files of a container", function () {
  this.timeout(60_000);
  let id = "";
  const uri = (path: string): vscode.Uri =>
    vscode.Uri.from({
      scheme: filesScheme,
      authority: authorityOf({ engine: "DOCKER_HOST", kind: "container", id }),
      path,
    });
  /** Runs a shell line inside; what it prints comes back. */
  const inside = async (line: string): Promise<string> => {
    const how = { AttachStdout: true, Tty: true, Cmd: ["sh", "-c", line] };
    const { Id } = JSON.parse(await ask("POST", `/containers/${id}/exec`, how)) as { Id: string };
    return (await ask("POST", `/exec/${Id}/start`, { Tty: true })).replaceAll("\r\n", "\n").trim();
  };
  const text = async (path: string): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(uri(path)));

  suiteSetup(async function () {
    this.timeout(90_000);
    const made = { Image: "porthole/busybox:1", Cmd: ["sleep", "1000000"] };
    ({ Id: id } = JSON.parse(await ask("POST", "/containers/create?name=host-files", made)) as { Id: string });
    await ask("POST", `/containers/${id}/start`);
    await inside(
      "mkdir /box && cd /box && echo hello > a.conf && chown 12:34 a.conf && chmod 4640 a.conf && mkfifo pipe && " +
        "ln -s /etc out && mkdir sub && echo x > 'sub/b #1?.txt'",
    );
  });
  suiteTeardown(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    if (id !== "") await ask("DELETE", `/containers/${id}?force=true`);
  });

  test("a file is edited and saved, and stays who it was", async () => {
    const document = await vscode.workspace.openTextDocument(uri("/box/a.conf"));
    assert.equal(document.getText(), "hello\n");
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), "world\n");
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(await document.save());
    assert.equal(await inside("cat /box/a.conf; stat -c '%a %u:%g' /box/a.conf"), "hello\nworld\n4640 12:34");
  });

  test("what is changed inside shows in the editor, and is never overwritten unasked", async () => {
    const document = await vscode.workspace.openTextDocument(uri("/box/a.conf"));
    await inside("sleep 1; echo other > /box/a.conf");
    await eventually(() => assert.equal(document.getText(), "other\n"));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), "mine ");
    await vscode.workspace.applyEdit(edit);
    await inside("sleep 1; echo 'theirs, longer' > /box/a.conf");
    const saved = await Promise.race([document.save(), new Promise((late) => setTimeout(late, 5000, "asked"))]);
    assert.notEqual(saved, true);
    assert.equal(await inside("cat /box/a.conf"), "theirs, longer");
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });

  test("folders are listed with links as links, and links are followed inside the container", async () => {
    const { File, Directory, SymbolicLink, Unknown } = vscode.FileType;
    const listed = await vscode.workspace.fs.readDirectory(uri("/box"));
    assert.deepEqual(
      new Map<string, number>(listed),
      new Map<string, number>([
        ["a.conf", File],
        ["out", SymbolicLink | Directory],
        ["pipe", Unknown],
        ["sub", Directory],
      ]),
    );
    assert.equal(await text("/box/out/hostname"), `${id.slice(0, 12)}\n`);
    assert.equal(await text("/box/sub/b #1?.txt"), "x\n");
  });

  test("files and folders are made, renamed and deleted", async () => {
    const { fs } = vscode.workspace;
    await fs.createDirectory(uri("/box/new/deep"));
    await fs.writeFile(uri("/box/new/deep/f"), new TextEncoder().encode("1"));
    await fs.rename(uri("/box/new/deep/f"), uri("/box/new/g"));
    await fs.copy(uri("/box/new/g"), uri("/box/new/h"));
    assert.equal(await inside("cd /box/new && ls -1 && cat g h"), "deep\ng\nh\n11");
    await assert.rejects(async () => fs.rename(uri("/box/new/g"), uri("/box/new/h")), /FileExists|exists/i);
    await fs.delete(uri("/box/new"), { recursive: true });
    assert.equal(await inside("ls -d /box/new 2>&1 | grep -c 'No such'"), "1");
  });

  test("what cannot be opened says so at once: nothing there, a fifo, an engine that is not", async () => {
    await assert.rejects(text("/box/none"), (error) => (error as vscode.FileSystemError).code === "FileNotFound");
    await assert.rejects(text("/box/pipe"));
    const elsewhere = uri("/x").with({ authority: authorityOf({ engine: "none", kind: "container", id }) });
    await assert.rejects(
      async () => vscode.workspace.fs.stat(elsewhere),
      (error) => (error as vscode.FileSystemError).code === "Unavailable",
    );
  });

  test("a changed file is compared with its image", async () => {
    await inside("echo added >> /etc/group");
    await vscode.commands.executeCommand("porthole.files.compareWithImage", uri("/etc/group"));
    await eventually(() => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof vscode.TabInputTextDiff, "no comparison is open");
      assert.match(input.original.authority, /\+image\+/);
      const documents = vscode.workspace.textDocuments.map((document) => document.uri.toString());
      assert.ok(documents.includes(input.original.toString()), "the image's file did not open");
    }, 40);
  });
});
