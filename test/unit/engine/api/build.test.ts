// The request of a build, the command that does the same, and what is heard of the answer.
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import { build, buildQuery, buildWords, type BuildNews, type BuildOptions } from "../../../../src/engine/api/build.ts";
import { message } from "../../../support/protobuf.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";

const options = (more: Partial<BuildOptions> = {}): BuildOptions => ({
  builder: "buildkit",
  tar: Readable.from([], { objectMode: false }),
  folder: "/src/shop",
  file: "Dockerfile",
  tags: ["shop:1"],
  target: "",
  args: [],
  labels: {},
  noCache: false,
  pull: false,
  platform: "",
  ...more,
});

test("only what was chosen is in the query", () => {
  assert.equal(buildQuery(options()).toString(), "version=2&dockerfile=Dockerfile&t=shop%3A1");
  assert.equal(
    buildQuery(options({ builder: "classic", tags: [] })).toString(),
    "rm=1&forcerm=1&dockerfile=Dockerfile",
  );
  const all = buildQuery(
    options({
      file: "docker/web.Dockerfile",
      tags: ["a:1", "b:2"],
      target: "test",
      args: [{ key: "V", value: "1", secret: false }],
      labels: { a: "b" },
      noCache: true,
      pull: true,
      platform: "linux/arm64",
    }),
  );
  assert.deepEqual(
    [...all],
    [
      ["version", "2"],
      ["dockerfile", "docker/web.Dockerfile"],
      ["t", "a:1"],
      ["t", "b:2"],
      ["target", "test"],
      ["buildargs", '{"V":"1"}'],
      ["labels", '{"a":"b"}'],
      ["nocache", "1"],
      ["pull", "1"],
      ["platform", "linux/arm64"],
    ],
  );
});

test("the command is the same build; of a secret it has the name alone", () => {
  const args = [
    { key: "V", value: "1", secret: false },
    { key: "TOKEN", value: "abc", secret: true },
  ];
  const words = buildWords(
    options({ file: "docker/Dockerfile", target: "test", args, labels: { a: "b" }, pull: true }),
  );
  assert.equal(
    words.join(" "),
    "build --tag shop:1 --target test --file /src/shop/docker/Dockerfile --build-arg V=1 --build-arg TOKEN --label a=b --pull /src/shop",
  );
  assert.equal(buildWords(options()).join(" "), "build --tag shop:1 /src/shop");
});

/** Builds on an engine that answers these lines. */
async function answered(
  lines: readonly object[],
  more: Partial<BuildOptions> = {},
): Promise<{ id: string; heard: readonly BuildNews[]; recorded: string }> {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  const engine = scriptedEngine(({ path }) => (path === "/build" ? Readable.from([Buffer.from(text)]) : undefined));
  const heard: BuildNews[] = [];
  const hear = (news: BuildNews): Promise<void> => Promise.resolve(void heard.push(news));
  const id = await build(engine, options(more), hear, new AbortController().signal);
  return { id, heard, recorded: JSON.stringify(engine.record.entries) };
}

const id = `sha256:${"a".repeat(64)}`;

test("BuildKit's steps are heard, and its image's id", async () => {
  const aux = message([1, message([1, "sha256:s"], [3, "RUN make"])]).toString("base64");
  const { heard, id: made } = await answered([
    { id: "moby.buildkit.trace", aux },
    { id: "moby.image.id", aux: { ID: id } },
  ]);
  assert.equal(made, id);
  assert.deepEqual(
    heard.map((news) => (news.kind === "trace" ? news.trace.steps.map(({ name }) => name) : news.text)),
    [["RUN make"]],
  );
});

test("the classic builder's text is heard; what a layer tells many times is not", async () => {
  const { heard, id: made } = await answered([
    { status: "Pulling from library/busybox", id: "1" },
    { status: "Downloading", progress: "[=> ]", id: "abc" },
    { stream: "Step 1/1 : FROM busybox:1\n" },
    { aux: { ID: id } },
    { stream: `Successfully built ${"a".repeat(12)}\n` },
  ]);
  assert.equal(made, id);
  assert.deepEqual(
    heard.map((news) => news.kind === "text" && news.text),
    ["1: Pulling from library/busybox\n", "Step 1/1 : FROM busybox:1\n", `Successfully built ${"a".repeat(12)}\n`],
  );
});

test("where only the last words tell the id, it is a short one", async () => {
  assert.equal((await answered([{ stream: "Successfully built 0123456789ab\n" }])).id, "0123456789ab");
  assert.equal((await answered([{ stream: "done\n" }])).id, "");
});

test("an error in the answer is the engine's refusal", async () => {
  await assert.rejects(
    answered([{ stream: "x" }, { error: "exit code: 3", errorDetail: { message: "m" } }]),
    (error) => {
      const problem = problemOf(error);
      return problem.kind === "rejected" && problem.said === "exit code: 3";
    },
  );
});

test("a secret's value is nowhere in the record", async () => {
  const args = [{ key: "API_TOKEN", value: "hunter2", secret: true }];
  const { recorded } = await answered([], { args });
  assert.match(recorded, /API_TOKEN/);
  assert.doesNotMatch(recorded, /hunter2/);
});
