import assert from "node:assert/strict";
import { test } from "node:test";
import { attach } from "../../../../src/commands/containers/attach.ts";
import { startAndAttach } from "../../../../src/commands/containers/startAndAttach.ts";
import { settled } from "../../../support/clock.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { fakeScreen } from "../../../support/fakeScreen.ts";
import { testScope } from "../../../support/fakeSession.ts";
import { aContainer } from "../../../support/resources.ts";
import { answerStream } from "../../../support/scriptedStreams.ts";
import { duplexPair } from "node:stream";

const container = aContainer({ name: "web-1" });

async function run(command: typeof attach) {
  const [stream] = duplexPair();
  const stage = commandStage({
    engine: ({ path }) => {
      if (path.endsWith("/attach")) return stream;
      return path.endsWith("/wait")
        ? answerStream()
        : { Config: { Tty: false, OpenStdin: true }, State: { Running: true } };
    },
  });
  await stage.run(command, [container]);
  const scope = testScope();
  stage.ui.of("terminal")[0]?.session.open(fakeScreen(), scope);
  await settled();
  scope.dispose();
  return stage;
}

test("Attach attaches, with its input, and starts nothing", async () => {
  const { engine, ui } = await run(attach);
  assert.equal(ui.of("terminal")[0]?.session.title, "web-1: attached");
  assert.match(engine.requests(/attach/)[0] ?? "", /stdin=true/);
  assert.deepEqual(engine.requests(/start/), []);
});

test("Start and attach attaches first", async () => {
  const { engine } = await run(startAndAttach);
  const order = engine.requests(/POST/).map((line) => /(wait|attach|start)\b/.exec(line)?.[0]);
  assert.deepEqual(order, ["wait", "attach", "start"]);
});
