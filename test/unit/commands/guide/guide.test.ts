import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { helloWorld } from "../../../../src/commands/guide/helloWorld.ts";
import { startTime } from "../../../../src/commands/guide/startTime.ts";
import { ubuntu } from "../../../../src/commands/guide/ubuntu.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { refusal, type Asked } from "../../../support/scriptedEngine.ts";
import { answerStream } from "../../../support/scriptedStreams.ts";

const id = "c0ffee".padEnd(64, "0");
const missing = ({ path }: Asked): unknown => {
  if (path === "/containers/create") throw refusal(404, "No such image: ubuntu:latest");
  return undefined;
};

test("a sample that is not here is fetched when the person says so, and not otherwise", async () => {
  for (const command of [ubuntu, startTime]) {
    const stage = commandStage({ engine: missing, answers: [{ confirm: false }] });
    await assert.rejects(stage.run(command), { message: "cancelled" });
    assert.match(stage.ui.of("confirm")[0]?.confirmation.question ?? "", /^Pull the image (ubuntu|hello-world)\?$/);
    assert.deepEqual([stage.engine.requests(/images\/create/), stage.ui.of("terminal")], [[], []]);
  }
});

test("what was fetched runs; what cannot be fetched is told with the engine's reason", async () => {
  let there = false;
  const answering =
    (words: object) =>
    (asked: Asked): unknown => {
      if (asked.path === "/containers/create") return there ? { Id: id, Warnings: [] } : missing(asked);
      if (!asked.path.startsWith("/images/create")) return { Name: "/happy" };
      there = !("error" in words);
      const answer = Readable.from([Buffer.from(`${JSON.stringify(words)}\r\n`)]);
      return Object.assign(answer, { statusCode: 200, statusMessage: "OK", headers: {} });
    };
  const failing = commandStage({ engine: answering({ error: "no such host" }), answers: [{ confirm: true }] });
  await assert.rejects(failing.run(ubuntu), /no such host/);
  assert.deepEqual(failing.ui.of("terminal"), []);
  const stage = commandStage({ engine: answering({ status: "Done" }), answers: [{ confirm: true }] });
  await stage.run(ubuntu);
  assert.deepEqual(stage.engine.requests(/images\/create/), ["POST /images/create?fromImage=ubuntu:latest"]);
  assert.equal(stage.ui.of("terminal").length, 1);
});

test("other refusals are not taken for a missing image", async () => {
  const stage = commandStage({
    engine: () => {
      throw refusal(500, "no space left on device");
    },
  });
  await assert.rejects(stage.run(ubuntu), /no space left/);
});

test("one that is here runs in a terminal and goes with it", async () => {
  const stage = commandStage({
    engine: ({ path }) => (path === "/containers/create" ? { Id: id, Warnings: [] } : { Name: "/happy" }),
  });
  await stage.run(helloWorld);
  const { body } = stage.engine.asked[0] as {
    body: { Image: string; Tty: boolean; HostConfig: { AutoRemove: boolean } };
  };
  assert.deepEqual([body.Image, body.Tty, body.HostConfig.AutoRemove], ["hello-world", true, true]);
  assert.equal(stage.ui.of("terminal").length, 1);
});

test("the time of a start is told, and nothing is left behind", async () => {
  const waiting = answerStream();
  const stage = commandStage({
    engine: ({ method, path }) => {
      if (path === "/containers/create") return { Id: id, Warnings: [] };
      if (path.endsWith("/wait")) return waiting;
      if (path.endsWith("/start")) waiting.end('{"StatusCode":0}');
      return method === "GET" ? { Name: "/happy" } : undefined;
    },
  });
  await stage.run(startTime);
  assert.match(stage.ui.of("tell")[0]?.message ?? "", /^\d+ ms: /);
  assert.deepEqual(stage.engine.requests(/^DELETE/), [`DELETE /containers/${id}?v=true&force=true`]);
});
