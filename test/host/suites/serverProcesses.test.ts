// The servers' real processes, killed and stopped: what they told comes back, neither takes the other along, and the text
// stays as it is. Needs Linux, whose /proc tells which processes the extension host has started.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import * as vscode from "vscode";
import { languageServerFlags } from "../../../src/protocol/language.ts";
import { eventually } from "../eventually.ts";
import { opened } from "../opened.ts";

interface ServerProcess {
  readonly pid: number;
  readonly args: readonly string[];
}

/** The child of this process that runs a bundle: proc(5), the fourth field of stat is the parent. */
function running(bundle: string): ServerProcess {
  for (const name of readdirSync("/proc")) {
    const args = read(`/proc/${name}/cmdline`).split("\0");
    const stat = read(`/proc/${name}/stat`);
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    if (parent === process.pid && args.some((arg) => arg.endsWith(`/${bundle}`))) return { pid: Number(name), args };
  }
  throw new Error(`no process runs ${bundle}`);
}

/** Empty for what is no process, and for one that has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

async function append(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Lines on which our server finds a MAINTAINER. */
const maintainers = ({ uri }: vscode.TextDocument): readonly number[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(
      ({ source, code }) => source === "porthole" && typeof code === "object" && /^Maintainer/.test(`${code.value}`),
    )
    .map(({ range }) => range.start.line);

suite("server processes", function () {
  this.timeout(90_000);

  suiteTeardown(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  test("our server, killed, starts anew and tells of the text as it has become", async () => {
    const document = await opened("processes/Dockerfile", "FROM debian:12\nMAINTAINER one\n");
    await eventually(() => assert.deepEqual(maintainers(document), [1]));
    await append(document, "# not saved\n");
    const [ours, theirs] = await eventually(() => [running("languageServer.js"), running("dockerfileServer.js")]);
    // The flags that keep it small have reached it.
    for (const flag of languageServerFlags) assert.ok(ours.args.includes(flag), ours.args.join(" "));

    process.kill(ours.pid, "SIGKILL");
    await append(document, "MAINTAINER two\n");

    await eventually(() => assert.deepEqual(maintainers(document), [1, 3]));
    assert.notEqual(running("languageServer.js").pid, ours.pid);
    assert.equal(running("dockerfileServer.js").pid, theirs.pid);
    assert.equal(document.getText(), "FROM debian:12\nMAINTAINER one\n# not saved\nMAINTAINER two\n");
    assert.ok(document.isDirty);
  });

  test("the other server, stopped and then killed, takes nothing of ours along and comes back", async () => {
    const document = await opened("processes/other/Dockerfile", "FROM debian:12\nMAINTAINER one\n");
    await eventually(() => assert.deepEqual(maintainers(document), [1]));
    const [ours, theirs] = await eventually(() => [running("languageServer.js"), running("dockerfileServer.js")]);

    process.kill(theirs.pid, "SIGSTOP");
    try {
      await append(document, "MAINTAINER two\n\n");
      await eventually(() => assert.deepEqual(maintainers(document), [1, 2]));
      // Nobody waits for it for long.
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        new vscode.Position(3, 0),
      );
      assert.ok(list.items.length > 0);
    } finally {
      process.kill(theirs.pid, "SIGKILL");
    }

    await eventually(() => assert.notEqual(running("dockerfileServer.js").pid, theirs.pid));
    await append(document, "STOPSIGNAL ");
    // Ours does not tell signatures.
    await eventually(async () => {
      const help = await vscode.commands.executeCommand<vscode.SignatureHelp | undefined>(
        "vscode.executeSignatureHelpProvider",
        document.uri,
        document.lineAt(document.lineCount - 1).range.end,
      );
      assert.match(help?.signatures[0]?.label ?? "", /STOPSIGNAL/);
    });
    assert.equal(running("languageServer.js").pid, ours.pid);
    assert.equal(document.getText(), "FROM debian:12\nMAINTAINER one\nMAINTAINER two\n\nSTOPSIGNAL ");
  });
});
