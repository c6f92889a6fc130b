import assert from "node:assert/strict";
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

test("a sample that is not here is said to be, with the command that fetches it", async () => {
  const stage = commandStage({ engine: missing, answers: [{ offer: "Put docker pull in a terminal" }] });
  await stage.run(ubuntu);
  await new Promise((resolve) => setImmediate(resolve));
  assert.match(stage.ui.of("warn")[0]?.message ?? "", /image ubuntu is not on default yet/);
  assert.deepEqual(
    stage.ui.of("insertInShell").map(({ line }) => line),
    ["docker pull ubuntu"],
  );
  assert.equal(stage.ui.of("terminal").length, 0);
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
