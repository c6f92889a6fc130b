// Rename and restart policy.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rename } from "../../../../src/commands/containers/rename.ts";
import { restartPolicy } from "../../../../src/commands/containers/restartPolicy.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { aContainer } from "../../../support/resources.ts";
import type { Asked } from "../../../support/scriptedEngine.ts";

const web = aContainer({ name: "web" });
const db = aContainer({ name: "db" });

test("a new name is checked as one types: the engine's rule, and names that are taken", async () => {
  const stage = commandStage({
    held: { containers: [web, db] },
    answers: [{ ask: "" }, { ask: "x" }, { ask: "-web" }, { ask: "we b" }, { ask: "db" }, { ask: " shop.web_2 " }],
  });
  await stage.run(rename, [web]);
  assert.equal(stage.ui.of("refused").length, 5);
  assert.deepEqual(stage.engine.requests(), [`POST /containers/${web.id}/rename?name=shop.web_2`]);
  stage.ui.end();
});

test("the same name again sends nothing", async () => {
  const stage = commandStage({ held: { containers: [web] }, answers: [{ ask: "web" }] });
  await stage.run(rename, [web]);
  assert.deepEqual(stage.engine.requests(), []);
});

/** An engine that has one policy and takes another. */
function engineWith(first: object): (asked: Asked) => unknown {
  let policy = first;
  return ({ method, body }) => {
    if (method === "POST") policy = (body as { RestartPolicy: object }).RestartPolicy;
    return { HostConfig: { RestartPolicy: policy } };
  };
}

test("the policy in force is marked, each says what tells it apart, and what the engine then has is told", async () => {
  const stage = commandStage({
    engine: engineWith({ Name: "always", MaximumRetryCount: 0 }),
    answers: [{ pick: "unless-stopped" }],
  });
  await stage.run(restartPolicy, [web]);
  const { choices } = stage.ui.of("pick")[0]!;
  assert.deepEqual(
    choices.map(({ label, description }) => [label, description]),
    [
      ["no", undefined],
      ["on-failure", undefined],
      ["unless-stopped", undefined],
      ["always", "now: always"],
    ],
  );
  assert.equal(new Set(choices.map(({ detail }) => detail)).size, 4);
  assert.deepEqual(stage.engine.asked.find(({ method }) => method === "POST")?.body, {
    RestartPolicy: { Name: "unless-stopped", MaximumRetryCount: 0 },
  });
  assert.equal(stage.engine.asked.at(-1)?.method, "GET", "inspect is read again afterwards");
  assert.equal(stage.ui.of("tell")[0]?.message, "Restart policy of web: unless-stopped.");
});

test("on-failure asks for a maximum; several containers get the same", async () => {
  const stage = commandStage({
    engine: engineWith({ Name: "", MaximumRetryCount: 0 }),
    answers: [{ pick: "on-failure" }, { ask: "three" }, { ask: "3" }],
  });
  await stage.run(restartPolicy, [web, db]);
  assert.equal(stage.engine.requests(/update/).length, 2);
  assert.equal(
    stage.ui.of("tell")[0]?.message,
    "Restart policy of db: on-failure:3. Restart policy of web: on-failure:3.",
  );
  assert.equal(stage.ui.of("refused").length, 1);
});
