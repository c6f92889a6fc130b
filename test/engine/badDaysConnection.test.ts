// What happens to calls when an engine misbehaves in ways that a real one does not on demand.
import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { test, type TestContext } from "node:test";
import { text } from "node:stream/consumers";
import { rememberingLog } from "../../src/base/log.ts";
import * as containers from "../../src/engine/api/containers.ts";
import * as images from "../../src/engine/api/images.ts";
import * as streams from "../../src/engine/api/streams.ts";
import * as system from "../../src/engine/api/system.ts";
import { failureOf } from "../../src/engine/call.ts";
import { connect } from "../../src/engine.ts";
import { negotiate } from "../../src/engine/negotiate.ts";
import { eventually } from "../support/realEngine.ts";
import { fakeEngine, hijacked, pieces, silence, status, versionOf, type FakeOptions } from "../support/fakeEngine.ts";
import { problemIn, unreachableIn } from "../support/problemIn.ts";

const web = { id: "3f2a", name: "web-1" };

/** A fake, an engine connected to it, and the session's end. */
async function opened(context: TestContext, options?: FakeOptions) {
  const fake = await fakeEngine(options);
  const ending = new AbortController();
  const log = rememberingLog();
  const engine = connect(fake.endpoint, { log, signal: ending.signal });
  context.after(async () => {
    ending.abort();
    await fake[Symbol.asyncDispose]();
  });
  return { fake, engine, log, end: () => ending.abort(), signal: ending.signal };
}

/** Moves time on without waiting for it; sockets go on in real time. */
async function pass(context: TestContext, milliseconds: number): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
  context.mock.timers.tick(milliseconds);
}

test("connecting opens no socket", async (context) => {
  const { fake } = await opened(context);
  assert.equal(fake.accepted, 0);
});

test("the newest version that both know is spoken", async (context) => {
  for (const [theirs, spoken] of [
    ["1.41", "v1.41"],
    ["1.51", "v1.51"],
    ["1.99", "v1.51"],
  ] as const) {
    const { fake, engine } = await opened(context, { api: theirs, answers: { "GET /info": {} } });
    assert.equal((await negotiate(engine)).api, theirs);
    await system.info(engine);
    assert.deepEqual(fake.asked, ["GET /version", `GET /${spoken}/info`]);
  }
});

test("an engine that was replaced is asked anew without a version", async (context) => {
  const { fake, engine } = await opened(context);
  await negotiate(engine);
  fake.answer("GET /version", versionOf("1.43"));
  await negotiate(engine);
  fake.answer("GET /info", {});
  await system.info(engine);
  assert.deepEqual(fake.asked, ["GET /version", "GET /version", "GET /v1.43/info"]);
});

test("a 1.40 engine is too old, and is told with its version", async (context) => {
  const { engine, fake } = await opened(context, { api: "1.40" });
  assert.deepEqual(await unreachableIn(negotiate(engine)), {
    kind: "unreachable",
    endpoint: fake.endpoint.url,
    why: "tooOld",
    version: "1.40",
  });
});

test("stopping with a signal is refused where the engine would silently send another", async (context) => {
  const { engine, fake } = await opened(context, { api: "1.41" });
  await negotiate(engine);
  assert.equal((await problemIn(containers.stop(engine, web, { signal: "SIGINT" }))).kind, "unsupported");
  assert.deepEqual(fake.asked, ["GET /version"]);
});

test("what is no engine is told from one", async (context) => {
  const { engine, fake } = await opened(context);
  const html = (_request: unknown, response: { end(text: string): void }): void => response.end("<html>Hello</html>");
  const elsewhere = (_request: unknown, response: import("node:http").ServerResponse): void =>
    void response.writeHead(302, { Location: "http://127.0.0.1:1/" }).end();
  for (const answer of [html, elsewhere, { hello: "world" }, [] as object]) {
    fake.answer("GET /version", answer);
    const problem = await problemIn(negotiate(engine));
    assert.ok(problem.kind === "unreachable" && problem.why === "foreign", JSON.stringify(problem));
  }
});

test("an engine that does not speak HTTP is foreign", async (context) => {
  const { engine, fake } = await opened(context);
  fake.answer("GET /version", (request: import("node:http").IncomingMessage) => {
    request.socket.end("SSH-2.0-OpenSSH_9.2\r\n");
  });
  assert.equal((await unreachableIn(negotiate(engine))).why, "foreign");
});

test("an engine that accepts and never answers is given up after 20 s, saying where it waits", async (context) => {
  const { engine, fake } = await opened(context, { answers: { "GET /version": silence } });
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const waiting = unreachableIn(negotiate(engine));
  while (fake.asked.length === 0) await new Promise((done) => setImmediate(done));
  await pass(context, 19_000);
  await pass(context, 1_001);
  assert.deepEqual(await waiting, {
    kind: "unreachable",
    endpoint: fake.endpoint.url,
    why: "timeout",
    said: "GET /version: no answer for 20 s",
  });
});

test("an answer that takes long but goes on is waited for", async (context) => {
  const { engine, fake } = await opened(context);
  let more: (text: string, last?: boolean) => void = () => assert.fail("not asked");
  fake.answer("GET /images/json", (_request: unknown, response: import("node:http").ServerResponse) => {
    response.writeHead(200, { "Content-Type": "application/json" });
    more = (text, last) => void (last === true ? response.end(text) : response.write(text));
  });
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const waiting = images.list(engine, AbortSignal.timeout(60_000));
  while (fake.asked.length === 0) await new Promise((done) => setImmediate(done));
  for (const piece of ["[", " ", " "]) {
    more(piece);
    await pass(context, 15_000);
    await pass(context, 0);
  }
  more("]", true);
  assert.deepEqual(await waiting, []);
});

test("every call can be cancelled while the engine is silent", async (context) => {
  const { engine, fake } = await opened(context, {
    answers: { "POST /containers/3f2a/stop": silence, "GET /events": silence, "GET /info": silence },
  });
  const works: readonly ((signal: AbortSignal) => Promise<unknown>)[] = [
    (signal) => containers.stop(engine, web, {}, signal),
    (signal) => system.events(engine, {}, signal),
    (signal) => system.info(engine, signal),
  ];
  for (const work of works) {
    const abort = new AbortController();
    const before = fake.asked.length;
    const waiting = problemIn(work(abort.signal));
    while (fake.asked.length === before) await new Promise((done) => setImmediate(done));
    abort.abort();
    assert.deepEqual(await waiting, { kind: "cancelled" });
  }
});

test("a call whose signal aborted before is never sent", async (context) => {
  const { engine, fake } = await opened(context);
  assert.deepEqual(await problemIn(system.info(engine, AbortSignal.abort())), { kind: "cancelled" });
  assert.deepEqual(fake.asked, []);
});

test("an engine that hangs up before it answers closed the connection", async (context) => {
  const { engine, fake } = await opened(context);
  fake.answer("GET /info", (request: import("node:http").IncomingMessage) => request.socket.destroy());
  assert.equal((await unreachableIn(system.info(engine))).why, "closed");
  assert.equal(fake.asked.length, 1, "a fresh connection that breaks is no reason to ask twice");
});

test("an answer cut in the middle is not half an answer", async (context) => {
  const { engine, fake } = await opened(context);
  fake.answer("GET /images/json", (_request: unknown, response: import("node:http").ServerResponse) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": 1000 });
    response.write('[{"Id":"a', () => response.socket?.destroy());
  });
  assert.equal((await unreachableIn(images.list(engine, AbortSignal.timeout(5000)))).why, "closed");
});

test("half JSON is refused, not handed on as bytes", async (context) => {
  const { engine, fake } = await opened(context);
  fake.answer("GET /images/json", (_request: unknown, response: import("node:http").ServerResponse) =>
    response.end('[{"Id":"a'),
  );
  const problem = await problemIn(images.list(engine, AbortSignal.timeout(5000)));
  assert.ok(problem.kind === "rejected" && problem.said.includes("not JSON"), JSON.stringify(problem));
});

test("null where a list should be is no list", async (context) => {
  const { engine } = await opened(context, {
    answers: { "GET /containers/3f2a/changes": (_request, response) => response.end("null\n") },
  });
  assert.deepEqual(await containers.changes(engine, web), []);
});

test("an error of the engine keeps its words and its kind", async (context) => {
  const { engine, fake } = await opened(context, {
    answers: {
      "POST /containers/3f2a/start": status(500, "no space left on device"),
      "GET /containers/3f2a/json": status(404, "No such container: 3f2a"),
      "GET /containers/3f2a/logs": status(409, "can not get logs from container which is dead"),
    },
  });
  assert.deepEqual(await problemIn(containers.start(engine, web)), {
    kind: "rejected",
    operation: "containers.start",
    status: 500,
    said: "no space left on device",
  });
  assert.deepEqual(await problemIn(containers.inspect(engine, web)), {
    kind: "gone",
    operation: "containers.inspect",
    what: "web-1",
  });
  const logs = streams.logs(engine, web, { follow: true, timestamps: false }, AbortSignal.timeout(5000));
  assert.deepEqual(await problemIn(logs), {
    kind: "conflict",
    operation: "containers.logs",
    what: "web-1",
    said: "can not get logs from container which is dead",
  });
  assert.equal(fake.asked.length, 3);
});

test("a stream that is cut ends in a problem, and one that is ended does not", async (context) => {
  const { engine, fake } = await opened(context);
  const open = () => streams.logs(engine, web, { follow: true, timestamps: false }, AbortSignal.timeout(5000));
  fake.answer("GET /containers/3f2a/logs", pieces(["one ", "two"], "end"));
  assert.equal(await text(await open()), "one two");
  fake.answer("GET /containers/3f2a/logs", pieces(["one ", "two"], "cut"));
  const broken = await text(await open()).then(
    () => assert.fail("it went well"),
    (error: unknown) => failureOf(engine, { operation: "containers.logs" }, undefined, error).problem,
  );
  assert.ok(broken.kind === "unreachable" && broken.why === "closed", JSON.stringify(broken));
});

test("an engine that goes away under an attach ends its stream", async (context) => {
  const { engine, fake, signal } = await opened(context, {
    answers: { "POST /containers/3f2a/attach": hijacked((socket) => socket.write("hello")) },
  });
  const stream = await streams.attach(engine, web, { stdin: true }, signal);
  const chunks: string[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk.toString()));
  stream.on("error", () => undefined);
  const closed = new Promise((done) => stream.once("close", done));
  while (chunks.length === 0) await new Promise((done) => setImmediate(done));
  await fake.stop();
  await closed;
  assert.deepEqual(chunks, ["hello"]);
});

test("a stopped engine is refused, a removed socket is missing, and one that is back answers", async (context) => {
  const { engine, fake } = await opened(context);
  await negotiate(engine);
  await fake.stop();
  const { why } = await unreachableIn(negotiate(engine));
  assert.ok(why === "refused" || why === "missing", why);
  await fake.start();
  await negotiate(engine);
});

test("a kept connection that the engine closed in the meantime is no failure of a read", async (context) => {
  const { engine, fake } = await opened(context, { answers: { "GET /info": {} } });
  await system.info(engine);
  let refused = 0;
  // The engine closes the kept connection in the moment the next request arrives on it.
  fake.answer(
    "GET /info",
    (request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => {
      refused += 1;
      if (refused === 1) request.socket.destroy();
      else response.end("{}");
    },
  );
  assert.deepEqual(await system.info(engine), {});
  assert.equal(refused, 2);
});

test("changes go out once, on a connection of their own", async (context) => {
  const { engine, fake } = await opened(context, {
    answers: { "GET /info": {}, "POST /containers/3f2a/start": (request) => request.socket.destroy() },
  });
  await system.info(engine);
  assert.equal((await unreachableIn(containers.start(engine, web))).why, "closed");
  assert.deepEqual(fake.asked, ["GET /info", "POST /containers/3f2a/start"]);
  assert.equal(fake.accepted, 2);
});

test("reads share a connection, and the session's end closes all there are", async (context) => {
  const { engine, fake, end, signal } = await opened(context, {
    answers: {
      "GET /info": {},
      "GET /events": pieces([], "stay"),
      "POST /containers/3f2a/attach": hijacked(() => undefined),
    },
  });
  for (let count = 0; count < 10; count += 1) await system.info(engine);
  assert.equal(fake.accepted, 1);
  const events = await system.events(engine, {}, signal);
  events.on("error", () => undefined);
  const attached = await streams.attach(engine, web, { stdin: true }, signal);
  attached.on("error", () => undefined);
  assert.equal(fake.connections, 3);
  end();
  await eventually(() => Promise.resolve(fake.connections === 0), "no connection is left");
  assert.deepEqual(await problemIn(system.info(engine)), { kind: "cancelled" });
  assert.equal(fake.accepted, 3);
});

test("calls in flight when the session ends are cancelled, not broken", async (context) => {
  const { engine, fake, end } = await opened(context, { answers: { "GET /info": silence } });
  const waiting = problemIn(system.info(engine));
  while (fake.asked.length === 0) await new Promise((done) => setImmediate(done));
  end();
  assert.deepEqual(await waiting, { kind: "cancelled" });
});

test("calls leave no listener on the signals they were given", async (context) => {
  const { engine, fake } = await opened(context, { answers: { "GET /info": {} } });
  const abort = new AbortController();
  for (let count = 0; count < 200; count += 1) await system.info(engine, abort.signal);
  assert.equal(getEventListeners(abort.signal, "abort").length, 0);
  fake.answer("GET /containers/3f2a/logs", pieces(["a line"], "end"));
  for (let count = 0; count < 20; count += 1)
    await text(await streams.logs(engine, web, { follow: false, timestamps: false }, abort.signal));
  await eventually(
    () => Promise.resolve(getEventListeners(abort.signal, "abort").length === 0),
    "no listener is left of streams that ended",
  );
});

test("a bad environment does not keep us from an engine that it does not mean", async (context) => {
  const before = process.env.DOCKER_HOST;
  process.env.DOCKER_HOST = "tcp://[bad";
  context.after(() => {
    if (before === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = before;
  });
  const { engine } = await opened(context);
  assert.equal((await negotiate(engine)).api, "1.51");
  assert.equal(process.env.DOCKER_HOST, "tcp://[bad");
});

test("the record holds what went out, with secrets masked, and the log neither", async (context) => {
  const { engine, log } = await opened(context, {
    answers: { "POST /containers/create": { Id: "3f2a", Warnings: null } },
  });
  await negotiate(engine);
  const created = await containers.create(engine, {
    name: "web",
    Image: "nginx",
    Env: ["TOKEN=hunter2", "A=b"],
    command: ["create", "--env", "TOKEN=hunter2", "nginx"],
  });
  assert.deepEqual(created, { id: "3f2a", warnings: [] });
  const entry = engine.record.entries.at(-1);
  assert.deepEqual(entry?.command, ["create", "--env", "TOKEN=***", "nginx"]);
  assert.deepEqual(entry.requests, [
    {
      method: "POST",
      path: "/v1.51/containers/create?name=web",
      body: { Image: "nginx", Env: ["TOKEN=***", "A=b"] },
    },
  ]);
  assert.ok(!JSON.stringify([entry, log.lines]).includes("hunter2"));
});

test("a listener of the record that fails does not make a call fail", async (context) => {
  const { engine, log } = await opened(context, { answers: { "GET /info": {} } });
  engine.record.onDidAdd(() => {
    throw new Error("broken listener");
  });
  await system.info(engine);
  assert.ok(log.lines.some(({ level, line }) => level === "error" && line.includes("broken listener")));
});

test("names that people write lead nowhere else", async (context) => {
  const { engine, fake } = await opened(context);
  await problemIn(images.remove(engine, "../containers/3f2a?force=1&x", { force: false }));
  assert.deepEqual(fake.asked, ["DELETE /images/%2E%2E/containers/3f2a%3Fforce%3D1%26x?force=false"]);
});
