// Answers read over a socket of our own, against servers that do what an engine does and what none should: ended in every
// case, refused as any other call is, and recorded.
import assert from "node:assert/strict";
import { createServer as createHttp } from "node:http";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { createLog } from "../../../../src/base/log.ts";
import { problemOf, type Problem } from "../../../../src/base/problem.ts";
import { createActivity } from "../../../../src/engine/activity.ts";
import { exportContainer, failing, getArchive, type Archive } from "../../../../src/engine/api/archive.ts";
import { dial } from "../../../../src/engine/api/request.ts";
import { call } from "../../../../src/engine/call.ts";
import { connect } from "../../../../src/engine/connect.ts";
import type { Address } from "../../../../src/engine/endpoint/endpoint.ts";
import type { Engine } from "../../../../src/engine/engine.ts";
import { getLent } from "../../../../src/engine/lent/ask.ts";
import type { Lent } from "../../../../src/engine/lent/lent.ts";
import { fakeEngine, pieces, silence, status, type Answer, type FakeEngine } from "../../../support/fakeEngine.ts";
import { eventually } from "../../../support/realEngine.ts";

const limit = { timeout: 60_000 };
const target = { id: "c1", name: "web" };
const route = "GET /containers/c1/archive";

function engineAt(address: Address, signal = new AbortController().signal): Engine {
  const url = "path" in address ? `unix://${address.path}` : "tcp://127.0.0.1";
  return connect(
    { name: "test", address, url, reason: { by: "default" } },
    {
      log: createLog(() => undefined),
      signal,
      record: createActivity(),
      loadSsh: () => Promise.reject(new Error("no")),
    },
  );
}
const engineOf = ({ socket }: FakeEngine, signal?: AbortSignal): Engine =>
  engineAt({ kind: "unix", path: socket }, signal);

/** As engines tell of the path with each archive. */
const stat = Buffer.from(JSON.stringify({ name: "f", size: 3, mode: 0o644, mtime: "", linkTarget: "" })).toString(
  "base64",
);
const sent = Buffer.from(new Uint32Array(2_000_000).map((_, index) => index).buffer);

const archiveOf =
  (send: (response: Parameters<Answer>[1]) => void): Answer =>
  (_request, response) => {
    response.setHeader("X-Docker-Container-Path-Stat", stat);
    send(response);
  };
const whole: Readonly<Record<string, Answer>> = {
  "in chunks": archiveOf((response) => {
    response.write(sent.subarray(0, 1_000_000));
    response.end(sent.subarray(1_000_000));
  }),
  "of a length": archiveOf((response) => void response.writeHead(200, { "Content-Length": sent.length }).end(sent)),
  "until the connection ends": archiveOf((response) => {
    response.useChunkedEncodingByDefault = false;
    response.write(sent);
    response.end();
  }),
};

const get = (engine: Engine, signal = new AbortController().signal): Promise<Archive> =>
  getArchive(engine, target, "/f", { signal });

async function readAll(lent: Lent): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of lent) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}

const problemIn = async (work: () => Promise<unknown>): Promise<Problem> =>
  await work().then(
    () => assert.fail("it went well"),
    (error: unknown) => problemOf(error),
  );

const noneLeft = (fake: FakeEngine): Promise<unknown> =>
  eventually(() => Promise.resolve(fake.connections === 0), "no connection is left", 10_000);

for (const [name, answer] of Object.entries(whole))
  test(`a large answer ${name} comes whole, through the same memory, and its socket goes`, limit, async () => {
    await using fake = await fakeEngine({ answers: { [route]: answer } });
    const engine = engineOf(fake);
    const { tar, stat: told, owned } = await get(engine);
    assert.deepEqual([told.name, told.size, owned], ["f", 3, true]);
    const memories = new Set<ArrayBufferLike>();
    const parts: Buffer[] = [];
    for await (const piece of tar) {
      const copy = Buffer.from(piece);
      // Slow now and then, so that both rooms are full.
      if (parts.length % 3 === 0) await new Promise((later) => setTimeout(later, 2));
      assert.ok(copy.equals(piece), "a piece was written over while it was used");
      memories.add(piece.buffer);
      parts.push(copy);
    }
    assert.ok(Buffer.concat(parts).equals(sent));
    // Two rooms, and what came with the head.
    assert.ok(memories.size <= 3, String(memories.size));
    await noneLeft(fake);
    assert.deepEqual(
      engine.record.entries.map(({ operation, command, requests, problem }) => [operation, command, requests, problem]),
      [
        [
          "containers.getArchive",
          ["cp", "web:/f", "-"],
          [{ method: "GET", path: "/containers/c1/archive?path=/f", body: undefined }],
          undefined,
        ],
      ],
    );
  });

test("over TCP it is the same, an export too", limit, async () => {
  const asked: string[] = [];
  const server = createHttp(({ url, headers }, response) => {
    asked.push(`${url} ${headers.host} ${headers.connection}`);
    response.end(sent);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  try {
    const engine = engineAt({ kind: "tcp", host: "localhost", port });
    const tar = await exportContainer(engine, target, new AbortController().signal);
    assert.ok((await readAll(tar)).equals(sent));
    assert.deepEqual(asked, [`/containers/c1/export localhost:${port} close`]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

const refusals: Readonly<Record<string, Answer>> = {
  "no such path": status(404, "Could not find the file /f in container c1"),
  "no such container": status(404, "No such container: c1"),
  conflict: status(409, "container is marked for removal"),
  "read-only": status(500, "mount is busy: permission denied"),
  "words that are no JSON": (_request, response) => void response.writeHead(500).end("it broke\n"),
  "the request of a server with TLS": (_request, response) =>
    void response.writeHead(400).end("Client sent an HTTP request to an HTTPS server.\n"),
  "an answer that leads elsewhere": (_request, response) =>
    void response.writeHead(302, { Location: "http://elsewhere.example/" }).end(),
};
for (const [name, answer] of Object.entries(refusals))
  test(`refused as any other call: ${name}`, limit, async () => {
    await using fake = await fakeEngine({ answers: { [route]: answer } });
    const engine = engineOf(fake);
    const usual = await problemIn(() =>
      call(engine, { operation: "containers.getArchive", what: "web" }, undefined, (docker) =>
        dial(docker, { method: "GET", path: "/containers/c1/archive?path=/f&", options: {}, isStream: true }),
      ),
    );
    const ours = await problemIn(() => get(engine));
    assert.deepEqual(ours, usual);
    assert.notEqual(ours.kind, "defect");
    assert.deepEqual(engine.record.entries.at(-1)?.problem, ours);
    await noneLeft(fake);
  });

test("a refusal without an end is not waited for", limit, async () => {
  const answer: Answer = (_request, response) => {
    response.writeHead(500);
    const send = (): void => {
      response.write("x".repeat(65_536));
      if (!response.destroyed) setTimeout(send, 5);
    };
    send();
  };
  await using fake = await fakeEngine({ answers: { [route]: answer } });
  const problem = await problemIn(() => get(engineOf(fake)));
  assert.ok(problem.kind === "rejected" && problem.status === 500 && problem.said.length === 65_536);
  await noneLeft(fake);
});

/** A server that says this to whoever connects, or asks, and then ends. */
async function saying<T>(say: (socket: Socket) => void, use: (engine: Engine) => Promise<T>): Promise<T> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    say(socket);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    return await use(engineAt({ kind: "tcp", host: "127.0.0.1", port: (server.address() as AddressInfo).port }));
  } finally {
    server.close();
  }
}

test("what is no engine is called so, also when it speaks first", limit, async () => {
  const foreign = await saying(
    (socket) => socket.end("SSH-2.0-OpenSSH_9.2p1\r\n\r\n"),
    (engine) => problemIn(() => get(engine)),
  );
  assert.ok(foreign.kind === "unreachable" && foreign.why === "foreign", JSON.stringify(foreign));
  const endless = await saying(
    (socket) => socket.once("data", () => socket.write(`HTTP/1.1 200 OK\r\nA: ${"x".repeat(100_000)}`)),
    (engine) => problemIn(() => get(engine)),
  );
  assert.ok(endless.kind === "unreachable" && endless.why === "foreign", JSON.stringify(endless));
});

test("an engine that ends before it answers, or in the middle, is called closed", limit, async () => {
  const closed = async (said: string): Promise<void> => {
    const problem = await saying(
      (socket) => socket.once("data", () => socket.end(said)),
      (engine) =>
        problemIn(async () => {
          try {
            const { signal } = new AbortController();
            await readAll((await call(engine, { operation: "x" }, signal, (docker) => getLent(docker, "/x"))).body);
          } catch (error) {
            throw failing(engine, "web", new AbortController().signal, error);
          }
        }),
    );
    assert.ok(problem.kind === "unreachable" && problem.why === "closed", `${said} ${JSON.stringify(problem)}`);
  };
  await closed("");
  await closed("HTTP/1.1 200 OK\r\nContent-");
  await closed("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab");
  await closed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
});

test("a connection that is cut in the middle is never the end", limit, async () => {
  await using fake = await fakeEngine({ answers: { [route]: pieces(["a".repeat(100_000), "b"], "cut") } });
  const engine = engineOf(fake);
  const { body } = await call(engine, { operation: "x" }, undefined, (docker) =>
    getLent(docker, "/containers/c1/archive"),
  );
  await assert.rejects(readAll(body), (error) => (error as { code?: unknown }).code === "ECONNRESET");
});

test("nobody there, and nobody any more", limit, async () => {
  await using fake = await fakeEngine();
  const engine = engineOf(fake);
  await fake.stop();
  const gone = await problemIn(() => get(engine));
  assert.ok(gone.kind === "unreachable" && ["refused", "missing"].includes(gone.why), JSON.stringify(gone));
});

test("a signal ends it at any time, and its socket", limit, async () => {
  await using fake = await fakeEngine({ answers: { [route]: silence } });
  const engine = engineOf(fake);
  assert.equal((await problemIn(() => get(engine, AbortSignal.abort()))).kind, "cancelled");
  assert.deepEqual(fake.asked, []);
  // While the socket opens, while the engine is silent, and while the answer comes.
  const early = new AbortController();
  const opening = problemIn(() => get(engine, early.signal));
  early.abort();
  assert.equal((await opening).kind, "cancelled");
  await noneLeft(fake);
  const silent = new AbortController();
  const waiting = problemIn(() => get(engine, silent.signal));
  await eventually(() => Promise.resolve(fake.asked.length > 0), "it is asked");
  silent.abort();
  assert.equal((await waiting).kind, "cancelled");
  await noneLeft(fake);
  fake.answer(
    route,
    archiveOf((response) => void response.write("beginning")),
  );
  const middle = new AbortController();
  const { tar } = await get(engine, middle.signal);
  const reading = (async () => {
    for await (const piece of tar) {
      assert.equal(Buffer.from(piece).toString(), "beginning");
      setTimeout(() => middle.abort(), 5);
    }
  })();
  await assert.rejects(reading, { name: "AbortError" });
  await noneLeft(fake);
});

test("the session's end ends it too", limit, async () => {
  await using fake = await fakeEngine({
    answers: { [route]: archiveOf((response) => void response.write("beginning")) },
  });
  const session = new AbortController();
  const { tar } = await get(engineOf(fake, session.signal));
  const reading = readAll(tar);
  setTimeout(() => session.abort(), 5);
  await assert.rejects(reading);
  await noneLeft(fake);
  assert.equal((await problemIn(() => get(engineOf(fake, session.signal)))).kind, "cancelled");
});

test("a slow reader holds the engine back; who stops reading, or never begins, ends it", limit, async () => {
  let written = 0;
  const endless = archiveOf((response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(sent.subarray(0, 65_536))) written += 65_536;
      response.once("drain", more);
    };
    more();
  });
  await using fake = await fakeEngine({ answers: { [route]: endless } });
  const engine = engineOf(fake);
  for await (const piece of (await get(engine)).tar) {
    assert.ok(piece.length > 0);
    await new Promise((later) => setTimeout(later, 300));
    assert.ok(written < 8_000_000, String(written));
    break;
  }
  await noneLeft(fake);
  (await get(engine)).tar.destroy();
  await noneLeft(fake);
});

test("who destroys it while a piece is awaited hears that it was cut", limit, async () => {
  await using fake = await fakeEngine({
    answers: { [route]: archiveOf((response) => void response.write("beginning")) },
  });
  const { tar } = await get(engineOf(fake));
  const reading = readAll(tar);
  await turn();
  tar.destroy();
  await assert.rejects(reading, (error) => (error as { code?: unknown }).code === "ECONNRESET");
});

test("an answer that only its connection ends is not whole when we end that", limit, async () => {
  const open = archiveOf((response) => {
    response.useChunkedEncodingByDefault = false;
    response.write("beginning");
  });
  await using fake = await fakeEngine({ answers: { [route]: open } });
  const session = new AbortController();
  const engine = engineOf(fake, session.signal);
  for (const end of [({ tar }: Archive): void => tar.destroy(), (): void => session.abort()]) {
    const archive = await get(engine);
    const reading = readAll(archive.tar);
    await new Promise((later) => setTimeout(later, 20));
    end(archive);
    await assert.rejects(reading, (error) => (error as { code?: unknown }).code === "ECONNRESET");
  }
});

test("a hundred one after another, read and unread, leave no socket behind", limit, async () => {
  await using fake = await fakeEngine({ answers: { [route]: archiveOf((response) => void response.end("abc")) } });
  const engine = engineOf(fake);
  const { signal } = new AbortController();
  for (let index = 0; index < 100; index += 1) {
    const { tar } = await get(engine, signal);
    if (index % 2 === 0) assert.equal((await readAll(tar)).toString(), "abc");
    else tar.destroy();
  }
  await noneLeft(fake);
  assert.equal(fake.accepted, 100);
});

test("nothing can end a line of the request", limit, async () => {
  await using fake = await fakeEngine();
  for (const path of ["/a b", "/a\r\nX: y", "/\u00e9", "/a\0"]) {
    const work = (): Promise<unknown> =>
      call(engineOf(fake), { operation: "x" }, undefined, (docker) => getLent(docker, path));
    assert.equal((await problemIn(work)).kind, "defect", path);
  }
  assert.equal(fake.accepted, 0);
});
