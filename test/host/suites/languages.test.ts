// The languages in the real extension host: two servers behind one editor, neither doubling the other.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../eventually.ts";
import { opened } from "../opened.ts";

const ours = ({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "porthole");
const codeOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === "object" ? code.value : code);

async function completions(document: vscode.TextDocument, line: number, character: number): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    new vscode.Position(line, character),
  );
  return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
}

suite("languages", function () {
  // Longer than each wait below, so that what did not come about is told rather than that time ran out.
  this.timeout(90_000);

  suiteTeardown(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  test("a .dockerignore has a language, is checked, and follows edits", async () => {
    const document = await opened("ignored/.dockerignore", "node_modules # large\n");
    assert.equal(document.languageId, "dockerignore");
    await eventually(() => assert.deepEqual(ours(document).map(codeOf), ["commentBehindPattern"]));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 12, 0, 20), "");
    await vscode.workspace.applyEdit(edit);
    await eventually(() => assert.deepEqual(ours(document), []));
    await document.save();
  });

  test("a rule's page opens from its address, without a network", async () => {
    const page = vscode.Uri.parse("porthole-rule:/dockerignore/brokenPattern.md");
    const text = await vscode.workspace.openTextDocument(page);
    assert.match(text.getText(), /^# .+/);
    await vscode.commands.executeCommand("vscode.open", page);
    await eventually(() => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof vscode.TabInputCustom, "the page is not shown as a preview");
      assert.equal(input.viewType, "vscode.markdown.preview.editor");
    });
  });

  test("a Dockerfile gets our diagnostics and no others", async () => {
    const document = await opened("language/Dockerfile", "FROM debian:12 AS build\nMAINTAINER someone\n\n");
    await eventually(() => assert.ok(ours(document).map(codeOf).includes("MaintainerDeprecated")));
    const others = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source !== "porthole");
    assert.deepEqual(others, []);
  });

  test("no suggestion in a Dockerfile stands there twice", async () => {
    const document = await opened(
      "language/Dockerfile",
      "FROM debian:12 AS build\n\nFROM scratch\nCOPY --from= /a /b\n",
    );
    const instructions = await eventually(async () => {
      const found = await completions(document, 1, 0);
      assert.ok(
        found.some((label) => label.startsWith("HEALTHCHECK")),
        found.join(),
      );
      return found;
    });
    assert.deepEqual(
      instructions.filter((label, index) => instructions.indexOf(label) !== index),
      [],
    );
    await eventually(async () => {
      const stages = (await completions(document, 3, 12)).filter((label) => label === "build");
      assert.equal(stages.length, 1);
    });
  });

  test("hovering tells once", async () => {
    const document = await opened("language/Dockerfile", "FROM debian:12\nHEALTHCHECK NONE\n");
    await eventually(async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        new vscode.Position(1, 3),
      );
      assert.equal(hovers.length, 1);
    });
  });

  test("a Compose file under a plain YAML language is checked as well", async () => {
    const document = await opened(
      "language/compose.test.yaml",
      "services:\n  web:\n    image: nginx:1\n    networks: [no]\n",
    );
    await eventually(() =>
      assert.ok(ours(document).some(({ severity }) => severity === vscode.DiagnosticSeverity.Error)),
    );
    await vscode.languages.setTextDocumentLanguage(document, "yaml");
    await eventually(() =>
      assert.ok(ours(document).some(({ severity }) => severity === vscode.DiagnosticSeverity.Error)),
    );
  });

  test("fixes are offered and can be applied all at once", async () => {
    const document = await opened("language/Dockerfile", "FROM debian:12\nMAINTAINER someone\n");
    await eventually(() => assert.ok(ours(document).length > 0));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(1, 2, 1, 2),
    );
    assert.ok(actions.some(({ edit }) => edit !== undefined));
  });

  test("a Dockerfile in a Markdown text is checked at its place, and the rest of the text is not", async () => {
    const document = await opened(
      "language/notes.md",
      "# Notes\n\n```dockerfile\nFROM debian:12\nMAINTAINER someone\n```\n",
    );
    await eventually(() => {
      const found = ours(document).find((diagnostic) => codeOf(diagnostic) === "MaintainerDeprecated");
      assert.equal(found?.range.start.line, 4);
    });
    assert.ok(ours(document).every(({ range }) => range.start.line >= 3 && range.start.line <= 4));
  });

  test("the settings say how loud a rule is", async () => {
    const document = await opened("language/Dockerfile", "FROM debian:12\nMAINTAINER someone\n");
    const lint = vscode.workspace.getConfiguration("porthole.lint");
    const levels = (): readonly unknown[] =>
      ours(document)
        .filter((one) => codeOf(one) === "MaintainerDeprecated")
        .map(({ severity }) => severity);
    await eventually(() => assert.deepEqual(levels(), [vscode.DiagnosticSeverity.Warning]));
    await lint.update("severity", { MaintainerDeprecated: "hint" }, vscode.ConfigurationTarget.Workspace);
    await eventually(() => assert.deepEqual(levels(), [vscode.DiagnosticSeverity.Hint]));
    await lint.update("severity", undefined, vscode.ConfigurationTarget.Workspace);
    await eventually(() => assert.deepEqual(levels(), [vscode.DiagnosticSeverity.Warning]));
  });

  test("formatting a Compose file asks nobody which formatter to take", async () => {
    const document = await opened("language/compose.yaml", "services:\n    web:\n        image:   nginx:1\n");
    await eventually(async () => {
      const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
        "vscode.executeFormatDocumentProvider",
        document.uri,
        { tabSize: 2, insertSpaces: true },
      );
      assert.ok(edits !== undefined && edits.length > 0);
    });
  });

  /** Types of the pages that are open, in any group. */
  const pages = (): readonly string[] =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input }) => (input instanceof vscode.TabInputWebview ? [input.viewType] : []));

  test("the stages of a Dockerfile and what is sent are shown in pages", async () => {
    const document = await opened(
      "language/Dockerfile",
      "FROM debian:12 AS build\nFROM scratch\nCOPY --from=build /a /a\n",
    );
    await vscode.commands.executeCommand("porthole.dockerfile.showStageGraph", document.uri.toString());
    await eventually(() =>
      assert.ok(
        pages().some((type) => type.endsWith("porthole.graph")),
        pages().join(),
      ),
    );
    await vscode.commands.executeCommand("porthole.dockerfile.showContext", document.uri);
    await eventually(() =>
      assert.ok(
        pages().some((type) => type.endsWith("porthole.context")),
        pages().join(),
      ),
    );
  });

  test("lenses lead only to commands that there are", async () => {
    const document = await opened(
      "language/Dockerfile",
      "FROM debian:12 AS build\nFROM scratch\nCOPY --from=build /a /a\n",
    );
    const known = new Set(await vscode.commands.getCommands(true));
    const lenses = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        document.uri,
      );
      assert.ok(found.some(({ command }) => command?.command === "porthole.dockerfile.showStageGraph"));
      return found;
    });
    assert.deepEqual(
      lenses.map(({ command }) => command?.command).filter((id) => id === undefined || !known.has(id)),
      [],
    );
  });

  test("an override of the engine's unit is checked", async () => {
    const document = await opened("docker.service.d/override.conf", "[Service]\nExecStart=/usr/bin/dockerd\n");
    await eventually(() => assert.deepEqual(ours(document).map(codeOf), ["secondStart"]));
  });

  test("a target of a Compose file is renamed together with the stage of its Dockerfile", async () => {
    await opened("shop/Dockerfile", "FROM debian:12 AS build\nFROM build\n");
    const document = await opened(
      "shop/compose.yaml",
      "services:\n  a:\n    build:\n      context: .\n      target: build\n",
    );
    const edit = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit | undefined>(
        "vscode.executeDocumentRenameProvider",
        document.uri,
        new vscode.Position(4, 16),
        "compile",
      );
      assert.ok(found !== undefined && found.size === 2, `${found?.size ?? 0} files`);
      return found;
    });
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(document.getText(), /target: compile/);
    const dockerfile = vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith("shop/Dockerfile"));
    assert.equal(dockerfile?.getText(), "FROM debian:12 AS compile\nFROM compile\n");
  });
});
