// Pinning: to the digest that is here, and the way to the registry's.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeAction } from "vscode-languageserver";
import { dockerfile } from "../../../../src/language/dockerfile/dockerfile.ts";
import { engineFactsRequest } from "../../../../src/protocol/language.ts";
import { anyLanguage } from "../../../../src/server/documents/reading.ts";
import { languageStage, type Stage } from "../../../support/languageStage.ts";

const uri = "file:///w/Dockerfile";
const digest = `sha256:${"ab".repeat(32)}`;

async function stageWith(commands: readonly string[]): Promise<Stage> {
  let asked = (): void => undefined;
  const facts = new Promise<void>((resolve) => (asked = resolve));
  const stage = await languageStage({
    languages: [anyLanguage(dockerfile)],
    options: { knowsEngine: true, commandPrefix: "porthole", commands },
    prepare: (client) =>
      void client.onRequest(engineFactsRequest, () => {
        setImmediate(asked);
        return { images: ["debian:12"], digests: { "debian:12": digest, "bad:1": "`rm`" } };
      }),
  });
  await facts;
  return stage;
}

const pins = async (stage: Stage, line: number, character = 8): Promise<readonly CodeAction[]> => {
  const at = { line, character };
  const found = await stage.ask<readonly CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: at, end: at },
    context: { diagnostics: [], only: ["refactor"] },
  });
  return found;
};

test("an image is pinned to what it is here, and the registry is asked by a command", { timeout: 60_000 }, async () => {
  const stage = await stageWith(["images.pinReference"]);
  await stage.open(uri, "dockerfile", "FROM debian:12\nFROM bad:1\nFROM scratch\n");
  const [local, remote] = await pins(stage, 0);
  assert.deepEqual(local?.edit?.changes?.[uri], [
    { range: { start: { line: 0, character: 14 }, end: { line: 0, character: 14 } }, newText: `@${digest}` },
  ]);
  assert.equal(remote?.command?.command, "porthole.images.pinReference");
  assert.deepEqual(remote.command.arguments, [uri, 0, 14, "debian:12"]);
  const others = await pins(stage, 1);
  assert.deepEqual(
    others.map(({ edit }) => edit === undefined),
    [true],
    "what is no digest is not written",
  );
  assert.deepEqual(await pins(stage, 2), []);
  stage.end();
});

test("a client without the command is offered what it can do", { timeout: 60_000 }, async () => {
  const stage = await stageWith([]);
  await stage.open(uri, "dockerfile", "FROM debian:12\n");
  assert.deepEqual(
    (await pins(stage, 0)).map(({ command }) => command),
    [undefined],
  );
  stage.end();
});

test(
  "a Dockerfile without a .dockerignore is offered one, where the client can make files",
  { timeout: 60_000 },
  async () => {
    const text = "FROM debian:12\nCOPY . /app\n";
    const offered = async (resourceOperations: ("create" | "delete")[]): Promise<readonly CodeAction[]> => {
      const stage = await languageStage({
        languages: [anyLanguage(dockerfile)],
        capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations } } },
      });
      await stage.open(uri, "dockerfile", text);
      const whole = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
      const found = await stage.ask<readonly CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri },
        range: whole,
        context: { diagnostics: [] },
      });
      stage.end();
      return found.filter(({ edit }) => edit?.documentChanges?.some((change) => "kind" in change) === true);
    };
    const [action] = await offered(["create"]);
    const [create, fill] = action?.edit?.documentChanges ?? [];
    assert.deepEqual(create, { kind: "create", uri: "file:///w/.dockerignore", options: { ignoreIfExists: true } });
    assert.ok(fill !== undefined && "edits" in fill && JSON.stringify(fill.edits).includes("**/.git"));
    assert.deepEqual(await offered(["delete"]), []);
  },
);
