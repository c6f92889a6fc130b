// The packaged extension inside the real extension host: what package.json promises is there, and what is there is promised.
import assert from "node:assert/strict";
import * as vscode from "vscode";

interface Contributes {
  readonly commands: readonly { readonly command: string }[];
  readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
}

const extension = (): vscode.Extension<unknown> => {
  const found = vscode.extensions.all.find(({ packageJSON }) => (packageJSON as { name: string }).name === "porthole");
  assert.ok(found, "Porthole is not installed");
  return found;
};
const contributes = (): Contributes => (extension().packageJSON as { contributes: Contributes }).contributes;

suite("registration", () => {
  test("the commands that are contributed are the commands that are registered", async () => {
    await extension().activate();
    const ours = (id: string): boolean => id.startsWith("porthole.") && !generated.test(id);
    const registered = (await vscode.commands.getCommands(true)).filter(ours);
    assert.deepEqual(
      [...registered].sort(),
      contributes()
        .commands.map(({ command }) => command)
        .sort(),
    );
  });

  test("settings have their declared defaults", () => {
    for (const [key, { default: value }] of Object.entries(contributes().configuration.properties))
      assert.deepEqual(vscode.workspace.getConfiguration().inspect(key)?.defaultValue, value, key);
  });

  test("the language of the words is the editor's", async () => {
    assert.equal(vscode.env.language, "en");
    const titles = contributes().commands as readonly { readonly command: string; readonly title?: string }[];
    assert.deepEqual(
      titles.filter(({ title }) => title === undefined || title.includes("%")),
      [],
    );
    await Promise.resolve();
  });
});

/** Commands that the editor itself makes for our views. */
const generated =
  /^porthole\.(containers|images|volumes|found|engines)\.(open|focus|removeView|resetViewLocation|toggleVisibility)$/;
