// TLS as it is: a real engine that wants client certificates, and servers whose certificates are wrong in each known way.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createPlainServer, type AddressInfo, type Server } from "node:net";
import { createServer as createHttpServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { join } from "node:path";
import { after, before, test, type TestContext } from "node:test";
import { rememberingLog } from "../../src/base/log.ts";
import { problemOf } from "../../src/base/problem.ts";
import { add } from "../../src/commands/engines/add.ts";
import { connect } from "../../src/engine.ts";
import * as containers from "../../src/engine/api/containers.ts";
import * as streams from "../../src/engine/api/streams.ts";
import * as system from "../../src/engine/api/system.ts";
import type { Found, TlsFiles } from "../../src/engine/endpoint/endpoint.ts";
import { fromSetting, type NamedEngine } from "../../src/engine/endpoint/fromSetting.ts";
import { thisWorld } from "../../src/engine/endpoint/world.ts";
import { negotiate } from "../../src/engine/negotiate.ts";
import { createSessions } from "../../src/model/sessions.ts";
import { startEngine, type Engine as RigEngine } from "../rig/engine.ts";
import { requireSandbox } from "../rig/sandbox.ts";
import { certificates, textOf, type Certificate } from "../support/certificates.ts";
import { versionOf } from "../support/fakeEngine.ts";
import { realPorts } from "../support/realSession.ts";
import { windowStage } from "../support/windowStage.ts";
import { unreachableIn } from "../support/problemIn.ts";

const folder = mkdtempSync(join(requireSandbox(), "tls-"));
const make = certificates(folder);
const ca = make.authority("ca");
const localhost = "DNS:localhost,IP:127.0.0.1,IP:::1";
const server = make.signed("server", ca, { names: localhost });
const client = make.signed("client", ca, { client: true });

let engine: RigEngine;
let port: number;
before(async () => {
  port = await freePort();
  const files = ["--tlscacert", ca.cert, "--tlscert", server.cert, "--tlskey", server.key];
  engine = await startEngine({
    name: "newest",
    folder: join(folder, "engine"),
    args: ["--host", `tcp://127.0.0.1:${port}`, "--tlsverify", ...files],
  });
});
after(async () => {
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const listening = createPlainServer();
  await new Promise<void>((done) => listening.listen(0, "127.0.0.1", done));
  const { port: free } = listening.address() as AddressInfo;
  await new Promise((done) => listening.close(done));
  return free;
}

/** A client to a port on this machine. */
function to(context: TestContext, at: number, tls?: Partial<TlsFiles>, host = "127.0.0.1") {
  const ending = new AbortController();
  context.after(() => ending.abort());
  const files = tls === undefined ? undefined : { verify: true, ...tls };
  return connect(
    {
      name: "tls",
      address: { kind: "tcp", host, port: at, tls: files },
      url: `tcp://${host}:${at}`,
      reason: { by: "setting" },
    },
    { log: rememberingLog(), signal: ending.signal },
  );
}

/** A server that would answer as an engine, if TLS came about. */
async function serving(context: TestContext, { cert, key }: Certificate): Promise<number> {
  const answering = createTlsServer(textOf({ cert, key }), (_request, response) => {
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(versionOf("1.51")));
  });
  return await listening(context, answering);
}

async function listening(context: TestContext, listener: Server): Promise<number> {
  const open = new Set<{ destroy(): void }>();
  listener.on("connection", (socket) => open.add(socket));
  context.after(() => {
    for (const socket of open) socket.destroy();
    listener.close();
  });
  await new Promise<void>((done) => listener.listen(0, "127.0.0.1", done));
  return (listener.address() as AddressInfo).port;
}

test("with authority, certificate and key a real engine answers, by address and by name", async (context) => {
  for (const host of ["127.0.0.1", "localhost"]) {
    const connected = to(context, port, { ca: ca.cert, ...client }, host);
    assert.equal((await negotiate(connected)).product, "Docker Engine");
    await system.info(connected);
  }
});

test("streams that take the connection over work through TLS", async (context) => {
  const connected = to(context, port, { ca: ca.cert, ...client });
  await negotiate(connected);
  const none = { id: "f".repeat(64), name: "ghost" };
  const problem = await streams
    .attach(connected, none, { stdin: true }, AbortSignal.timeout(10_000))
    .then(() => undefined, problemOf);
  assert.equal(problem?.kind, "gone");
  const events = await system.events(connected, {}, AbortSignal.timeout(10_000));
  events.on("error", () => undefined).destroy();
});

test("a real engine that gets no client certificate asks for one", async (context) => {
  const problem = await unreachableIn(negotiate(to(context, port, { ca: ca.cert })));
  assert.deepEqual([problem.why, problem.trouble], ["tls", "needsCertificate"]);
});

test("a real engine refuses a certificate of another authority", async (context) => {
  const stranger = make.signed("stranger", make.authority("elsewhere"), { client: true });
  const problem = await unreachableIn(negotiate(to(context, port, { ca: ca.cert, ...stranger })));
  assert.deepEqual([problem.why, problem.trouble], ["tls", "certificateRefused"]);
});

test("a real engine with TLS that is asked without says so", async (context) => {
  const problem = await unreachableIn(negotiate(to(context, port)));
  assert.deepEqual([problem.why, problem.trouble], ["tls", "needsTls"]);
});

test("an authority that nobody named is not trusted", async (context) => {
  const problem = await unreachableIn(negotiate(to(context, await serving(context, server), {})));
  assert.deepEqual([problem.why, problem.trouble], ["tls", "unknownAuthority"]);
});

test("a certificate that signed itself is not trusted, until it is named", async (context) => {
  const own = make.authority("selfsigned", ["-addext", `subjectAltName=${localhost}`]);
  const at = await serving(context, own);
  const problem = await unreachableIn(negotiate(to(context, at, { ca: ca.cert })));
  assert.deepEqual([problem.why, problem.trouble], ["tls", "selfSigned"]);
  assert.equal((await negotiate(to(context, at, { ca: own.cert }))).api, "1.51");
});

test("an expired certificate is told from a wrong one", async (context) => {
  const expired = make.signed("expired", ca, { names: localhost, days: -1 });
  const problem = await unreachableIn(negotiate(to(context, await serving(context, expired), { ca: ca.cert })));
  assert.deepEqual([problem.why, problem.trouble], ["tls", "expired"]);
});

test("a certificate for another host is told with the names it has", async (context) => {
  const other = make.signed("other", ca, { names: "DNS:engine.example" });
  const problem = await unreachableIn(negotiate(to(context, await serving(context, other), { ca: ca.cert })));
  assert.deepEqual([problem.why, problem.trouble], ["tls", "wrongHost"]);
  assert.match(problem.said ?? "", /cert/);
});

test("only who says so goes without verification", async (context) => {
  const at = await serving(context, make.authority("unknown"));
  assert.equal((await negotiate(to(context, at, { verify: false }))).api, "1.51");
});

test("what does not speak TLS is told from what speaks it wrongly", async (context) => {
  const plain = createHttpServer((_request, response) => response.end("{}"));
  const problem = await unreachableIn(negotiate(to(context, await listening(context, plain), { ca: ca.cert })));
  assert.deepEqual([problem.why, problem.trouble], ["tls", "noTls"]);
});

test("files that are missing, broken, locked or of two kinds are named", async (context) => {
  const broken = join(folder, "broken.pem");
  writeFileSync(broken, "no certificate");
  const other = make.signed("second", ca, { client: true });
  const cases: readonly [Partial<TlsFiles>, string, string][] = [
    [{ ca: join(folder, "none.pem") }, "badFiles", "none.pem"],
    [{ ca: ca.cert, cert: broken, key: client.key }, "badFiles", "broken.pem"],
    [{ ca: ca.cert, cert: client.cert, key: other.key }, "mismatch", "second-key.pem"],
    [{ ca: ca.cert, cert: client.cert, key: make.encrypted(client.key) }, "keyEncrypted", "client-key.pem.locked"],
  ];
  for (const [files, trouble, named] of cases) {
    const problem = await unreachableIn(negotiate(to(context, port, files)));
    assert.deepEqual([problem.why, problem.trouble], ["tls", trouble], JSON.stringify(problem));
    assert.ok(problem.subject?.includes(named), problem.subject);
  }
});

test("a port where nobody listens refuses, and a name that nobody has is missing", async (context) => {
  assert.equal((await unreachableIn(negotiate(to(context, await freePort(), { ca: ca.cert })))).why, "refused");
  assert.equal(
    (await unreachableIn(negotiate(to(context, 2376, { ca: ca.cert }, "no-such-host.invalid")))).why,
    "missing",
  );
});

test("a server that accepts and never shakes hands is given up", async (context) => {
  const mute = createPlainServer(() => undefined);
  const at = await listening(context, mute);
  const abort = new AbortController();
  const waiting = system.events(to(context, at, { ca: ca.cert }), {}, abort.signal);
  setTimeout(() => abort.abort(), 100);
  assert.equal(
    await waiting.then(
      () => "ok",
      (error: unknown) => problemOf(error).kind,
    ),
    "cancelled",
  );
});

test("an engine is added by the form: what is wrong is told there, corrected it is open and in the setting", async (context) => {
  const ports = realPorts();
  context.after(() => ports.scope.dispose());
  let engines: readonly NamedEngine[] = [];
  const find = (): Promise<Found> =>
    Promise.resolve({ endpoints: fromSetting(thisWorld(), engines).endpoints, problems: [] });
  const sessions = createSessions({ ...ports, find });
  const values = { name: "secured", url: `tcp://127.0.0.1:${port}`, ca: ca.cert };
  const { context: window, ui } = windowStage({
    answers: [{ form: values }, { form: { ...values, cert: client.cert, key: client.key } }],
    over: {
      sessions,
      change: (_, value) => Promise.resolve(void (engines = value as readonly NamedEngine[])),
    },
  });
  await add.run(window, []);
  const [failed] = ui.of("failed");
  assert.ok(failed?.problem.kind === "unreachable" && failed.problem.trouble === "needsCertificate");
  assert.deepEqual(engines, [{ ...values, cert: client.cert, key: client.key }]);
  const [session, ...more] = sessions.open;
  assert.ok(session !== undefined && more.length === 0);
  assert.equal(session.store.current.connection.state, "ready");
  assert.ok(Array.isArray(await containers.list(await session.engine(), undefined, session.scope.signal)));
});
