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

async function stageWith(
  commands: readonly string[],
  digests: Readonly<Record<string, string>> = { "debian:12": digest, "bad:1": "`rm`" },
): Promise<Stage> {
  let asked = (): void => undefined;
  const facts = new Promise<void>((resolve) => (asked = resolve));
  const stage = await languageStage({
    languages: [anyLanguage(dockerfile)],
    options: { knowsEngine: true, commandPrefix: "porthole", commands },
    prepare: (client) =>
      void client.onRequest(engineFactsRequest, () => {
        setImmediate(asked);
        return { images: ["debian:12"], digests };
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
  assert.deepEqual(remote.command.arguments, [uri, 0, 14, "debian:12", [["12", digest]]]);
  const others = await pins(stage, 1);
  assert.deepEqual(
    others.map(({ edit }) => edit === undefined),
    [true],
    "what is no digest is not written",
  );
  assert.deepEqual(await pins(stage, 2), []);
  stage.end();
});

test("a tag that is the same image here is offered in place of one that moves", { timeout: 60_000 }, async () => {
  const other = `sha256:${"cd".repeat(32)}`;
  const stage = await stageWith([], {
    "node:latest": digest,
    "docker.io/library/node:24": digest,
    "node:24.1.0-bookworm": digest,
    "node:22": other,
    "team/node:24.9": digest,
  });
  await stage.open(uri, "dockerfile", "FROM node\nFROM docker.io/node:24 AS two\nFROM node:22\n");
  const offered = async (line: number): Promise<readonly string[]> =>
    (await pins(stage, line)).map(({ title, edit }) => {
      const [one] = edit?.changes?.[uri] ?? [];
      return `${title}: ${one?.range.start.character}-${one?.range.end.character} ${one?.newText}`;
    });
  const asItIs = (at: number, what = digest): string =>
    `Pin to ${what.slice(0, 23)}…, as it is here: ${at}-${at} @${what}`;
  assert.deepEqual(await offered(0), [
    "Pin to the tag 24.1.0-bookworm, which is the same image here: 9-9 :24.1.0-bookworm",
    "Pin to the tag 24, which is the same image here: 9-9 :24",
    asItIs(9),
  ]);
  assert.deepEqual(await offered(1), [
    "Pin to the tag 24.1.0-bookworm, which is the same image here: 19-22 :24.1.0-bookworm",
    asItIs(22),
  ]);
  assert.deepEqual(await offered(2), [asItIs(12, other)]);
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
