import assert from "node:assert/strict";
import { duplexPair, PassThrough, type Duplex } from "node:stream";
import { test } from "node:test";
import { attachTerminal } from "../../../src/terminal/attachTerminal.ts";
import { movedClock, settled } from "../../support/clock.ts";
import { fakeScreen } from "../../support/fakeScreen.ts";
import { testScope } from "../../support/fakeSession.ts";
import { refusal, scriptedEngine } from "../../support/scriptedEngine.ts";
import { frame } from "../../support/scriptedStreams.ts";

const target = { id: "3f2a", name: "web-1" };

async function attached({
  tty = true,
  stdin = true,
  start,
  silent,
}: { tty?: boolean; stdin?: boolean; start?: () => Promise<void>; silent?: Promise<void> } = {}) {
  const [ours, end] = duplexPair();
  const exit = new PassThrough();
  const engine = scriptedEngine(async ({ path }) => {
    await silent;
    if (path.endsWith("/json")) return { Config: { Tty: tty, OpenStdin: stdin }, State: { Running: true } };
    if (path.endsWith("/wait")) return exit;
    if (path.endsWith("/attach")) return ours;
    return {};
  });
  const [screen, scope, clock] = [fakeScreen(), testScope(), movedClock()];
  let received = "";
  end.on("data", (chunk: Buffer) => void (received += chunk.toString()));
  attachTerminal({ engine, target, clock, start }).open(screen, scope);
  await settled();
  return {
    ...{ engine, screen, scope, clock, end },
    received: () => received,
    exits: async (code: number) => {
      exit.end(JSON.stringify({ StatusCode: code }));
      end.end();
      await settled();
    },
  };
}
const say = async (end: Duplex, bytes: string | Buffer): Promise<void> => {
  end.write(bytes);
  await settled();
};

test("the first line tells how to leave; output and typing go both ways", async () => {
  const { screen, end, received } = await attached();
  assert.match(screen.plain, /^── Attached to web-1\. Ctrl\+P Ctrl\+Q/);
  await say(end, "$ ");
  screen.type("ls\r");
  await settled();
  assert.ok(screen.text.endsWith("$ "));
  assert.equal(received(), "ls\r");
});

test("an engine that does not answer is said to be waited for; when it does, all is as ever", async () => {
  const answer = Promise.withResolvers<void>();
  const { screen, clock, received } = await attached({ silent: answer.promise });
  await clock.pass(60_000);
  assert.equal(screen.plain, "── The engine has not answered yet. Waiting for it.\n");
  screen.type("early");
  answer.resolve();
  await settled();
  assert.match(screen.plain, /\n── Attached to web-1/);
  assert.equal(received(), "early", "what was typed meanwhile is not lost");
});

test("a terminal that was closed meanwhile is told nothing more", async () => {
  const { screen, scope, clock } = await attached({ silent: new Promise(() => undefined) });
  scope.dispose();
  await clock.pass(60_000);
  assert.deepEqual([screen.plain, clock.waiting], ["", 0]);
});

test("a program that runs already is made to draw itself anew", async () => {
  const { engine, clock } = await attached();
  await clock.pass(100);
  assert.deepEqual(engine.requests(/resize/), [
    "POST /containers/3f2a/resize?w=81&h=25",
    "POST /containers/3f2a/resize?w=80&h=24",
  ]);
});

test("Ctrl+P Ctrl+Q leaves: the terminal closes, the container is not touched", async () => {
  const { engine, screen } = await attached();
  screen.type("\x10");
  screen.type("\x11");
  await settled();
  assert.equal(screen.state, "closed undefined");
  assert.deepEqual(engine.requests(/stop|kill/), []);
});

test("closing the terminal cuts the stream and asks the engine for nothing", async () => {
  const { engine, scope, end } = await attached();
  const before = engine.asked.length;
  const gone = new Promise((resolve) => end.once("end", resolve).once("close", resolve));
  scope.dispose();
  await gone;
  await settled();
  assert.equal(engine.asked.length, before);
});

test("it is listened to before it is started, and a quick end is told with its code", async () => {
  const order: string[] = [];
  const { engine, screen, exits } = await attached({
    start: () => {
      order.push(...["start"]);
      return Promise.resolve();
    },
  });
  assert.deepEqual(engine.requests(/wait|attach/), [
    "POST /containers/3f2a/wait?condition=next-exit",
    "POST /containers/3f2a/attach?stream=true&stdin=true&stdout=true&stderr=true&logs=false&detachKeys=ctrl-^,ctrl-_,ctrl-^",
  ]);
  assert.deepEqual(order, ["start"]);
  await exits(7);
  assert.equal(screen.state, "ended 7");
});

test("what does not start says why", async () => {
  const { screen } = await attached({ start: () => Promise.reject(refusal(500, "port is already allocated")) });
  assert.match(screen.plain, /port is already allocated/);
  assert.equal(screen.state, "ended undefined");
});

test("a container that reads nothing says so, and without a terminal its streams are told apart", async () => {
  const { screen, end, received } = await attached({ tty: false, stdin: false });
  assert.match(screen.plain, /typing goes nowhere/);
  await say(end, Buffer.concat([frame(1, "out\n"), frame(2, "bad\n")]));
  assert.ok(screen.plain.endsWith("out\nerr bad\n"));
  screen.type("x\x03");
  await settled();
  assert.match(screen.plain, /Ctrl\+C cannot be sent/);
  assert.equal(received(), "");
});

test("a stream that ends without the container is told as what it is", async () => {
  const { screen, end, clock } = await attached({ tty: false });
  end.end();
  await settled();
  await clock.pass(3000);
  assert.match(screen.plain, /No longer attached\. web-1 goes on running/);
  assert.equal(screen.state, "ended undefined");
});
