// Pinning to the registry's digest: what is asked, what is written, and what is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pinReference } from "../../../../src/commands/images/pinReference.ts";
import { problemOf } from "../../../../src/base/problem.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { refusal } from "../../../support/scriptedEngine.ts";

const digest = `sha256:${"ab".repeat(32)}`;
const args = ["file:///w/Dockerfile", 0, 14, "debian:12"];
const answering = (answer: unknown) =>
  commandStage({ engine: ({ path }) => (path.includes("/distribution/") ? answer : undefined) });

test("the digest goes behind the reference", async () => {
  const stage = answering({ Descriptor: { digest }, Platforms: [{ os: "linux", architecture: "amd64" }] });
  await stage.run(pinReference, [], args);
  assert.deepEqual(stage.ui.of("language"), [
    {
      kind: "language",
      what: "insert",
      given: { uri: "file:///w/Dockerfile", line: 0, character: 14, before: "debian:12", text: `@${digest}` },
    },
  ]);
  assert.equal(stage.ui.of("progress").length, 1);
});

test("a name without a tag gets the one that is this image here", async () => {
  const other = `sha256:${"cd".repeat(32)}`;
  const written = async (reference: string, tags: unknown): Promise<unknown> => {
    const stage = answering({ Descriptor: { digest } });
    await stage.run(pinReference, [], ["file:///w/Dockerfile", 0, 5 + reference.length, reference, tags]);
    return (stage.ui.of("language")[0]?.given as { readonly text: string }).text;
  };
  const tags = [
    ["12", other],
    ["12.5", digest],
    ["x y", digest],
  ];
  assert.equal(await written("debian", tags), `:12.5@${digest}`);
  assert.equal(await written("localhost:5000/debian", tags), `:12.5@${digest}`);
  assert.equal(await written("debian:12", tags), `@${digest}`);
  for (const strange of [undefined, "12.5", [["12", other]], [["x y", digest]], [[7, digest]], [null]])
    assert.equal(await written("debian", strange), `@${digest}`);
});

for (const answer of [{}, null, { Descriptor: { digest: "sha256:x`\nRUN evil" } }])
  test(`what is no digest is not written: ${JSON.stringify(answer)}`, async () => {
    const stage = answering(answer);
    await assert.rejects(stage.run(pinReference, [], args), (error) => problemOf(error).kind === "unsupported");
    assert.deepEqual(stage.ui.of("language"), []);
  });

for (const [said, told] of [
  ["Not Found", /^unsupported .*an engine that asks registries/],
  ["page not found", /^unsupported .*an engine that asks registries/],
  ["manifest unknown: manifest unknown", /^rejected .*manifest unknown/],
] as const)
  test(`who does not know is told apart: ${said}`, async () => {
    const stage = commandStage({
      engine: () => {
        throw refusal(404, said);
      },
    });
    await assert.rejects(stage.run(pinReference, [], args), (error) => {
      const problem = problemOf(error);
      return told.test(`${problem.kind} ${JSON.stringify(problem)}`);
    });
    assert.deepEqual(stage.ui.of("language"), []);
  });

test("without a place nothing is asked", async () => {
  const stage = answering({});
  await stage.run(pinReference, [], []);
  assert.deepEqual(stage.ui.heard, []);
});
