// Copies of an action really run: as a docker command, with curl, Python and Node, over the socket, TLS and ssh, and they
// give what the engine gave us.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect as connectSocket, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createServer, type Server } from "node:tls";
import { promisify } from "node:util";
import { apiRequests } from "../../src/activity/apiRequest.ts";
import { curl } from "../../src/activity/curl.ts";
import { dockerCommand } from "../../src/activity/dockerCommand.ts";
import { node } from "../../src/activity/node.ts";
import { python } from "../../src/activity/python.ts";
import * as containers from "../../src/engine/api/containers.ts";
import type { ActivityEntry } from "../../src/engine/activity.ts";
import type { Address } from "../../src/engine/endpoint/endpoint.ts";
import type { Container } from "../../src/model/resources.ts";
import { busybox, realEngine, type RealEngine } from "../support/realEngine.ts";

const run = promisify(execFile);
let real: RealEngine;
let container: Container;
let folder: string;

before(async () => {
  real = await realEngine();
  folder = mkdtempSync(join(tmpdir(), "copies-"));
  container = await real.make("copied", { Cmd: ["sleep", "100000"], Env: ['GREETING=it\'s "fine" ü'] });
});
after(async () => {
  await real.end();
  rmSync(folder, { recursive: true, force: true });
});

/** The entry of the newest call of that name. */
const entryOf = (operation: string): ActivityEntry => {
  const entry = real.engine.record.entries.findLast((candidate) => candidate.operation === operation);
  assert.ok(entry !== undefined, operation);
  return entry;
};

type Env = NodeJS.ProcessEnv;

/** What each copy prints, run in a process of its own. */
async function runAll(entry: ActivityEntry, address: Address, env: Env = process.env): Promise<Record<string, string>> {
  const script = join(folder, "copy.cjs");
  writeFileSync(script, node(entry, address)!);
  const [byCurl, byPython, byNode] = await Promise.all([
    run("bash", ["--norc", "-c", curl(entry, address)!], { env }),
    run("python3", ["-c", python(entry, address)!], { env }),
    run(process.execPath, [script], { env }),
  ]);
  return { curl: byCurl.stdout, python: byPython.stdout, node: byNode.stdout };
}

/** Fields that change by themselves between two looks would be no fault of the copy. */
const steady = (json: string): unknown => {
  const { Id, Config, Created, Path, Image } = JSON.parse(json) as Record<string, unknown>;
  return { Id, Config, Created, Path, Image };
};

test("every copy of an inspect gives the JSON that we got", async () => {
  const ours = JSON.stringify(await containers.inspect(real.engine, container));
  const entry = entryOf("containers.inspect");
  assert.match(apiRequests(entry)!, new RegExp(`^GET /v1\\.\\d+/containers/${container.id}/json`));
  for (const [how, printed] of Object.entries(await runAll(entry, real.engine.endpoint.address)))
    assert.deepEqual(steady(printed), steady(ours), how);
});

test("the docker command of it runs as it stands", async () => {
  await containers.inspect(real.engine, container);
  const words = dockerCommand(entryOf("containers.inspect"), real.engine.endpoint, { shell: "posix", all: [] });
  assert.equal(words, `docker --host ${real.engine.endpoint.url} inspect copied`);
  const env = { ...process.env, DOCKER_HOST: undefined };
  const { stdout } = await run("bash", ["--norc", "-c", words], { env });
  const [shown] = JSON.parse(stdout) as [{ Id: string }];
  assert.equal(shown.Id, container.id);
});

test("every copy of a change with a body makes the change again", async () => {
  const Cmd = ["echo", `it's "quoted" \\ and ü`];
  const made = await containers.create(real.engine, { name: "copied-again", Image: busybox, Cmd });
  await real.docker.getContainer(made.id).remove();
  const entry = entryOf("containers.create");
  const address = real.engine.endpoint.address;
  const script = join(folder, "create.cjs");
  writeFileSync(script, node(entry, address)!);
  const copies: readonly (readonly [string, readonly string[]])[] = [
    ["bash", ["--norc", "-c", curl(entry, address)!]],
    ["python3", ["-c", python(entry, address)!]],
    [process.execPath, [script]],
  ];
  for (const [program, args] of copies) {
    await run(program, args);
    const again = real.docker.getContainer("copied-again");
    const { Config } = await again.inspect();
    assert.deepEqual(Config.Cmd, Cmd, program);
    await again.remove();
  }
});

test("over TLS with a client certificate", async () => {
  const files = await makeCertificates(folder);
  const server = await forwardTls(files);
  try {
    const { port } = server.address() as AddressInfo;
    const { ca, cert, key } = files;
    const address: Address = { kind: "tcp", host: "127.0.0.1", port, tls: { ca, cert, key, verify: true } };
    const ours = JSON.stringify(await containers.inspect(real.engine, container));
    for (const [how, printed] of Object.entries(await runAll(entryOf("containers.inspect"), address)))
      assert.deepEqual(steady(printed), steady(ours), how);
    const careless: Address = { ...address, tls: { cert, key, verify: false } };
    for (const [how, printed] of Object.entries(await runAll(entryOf("containers.inspect"), careless)))
      assert.deepEqual(steady(printed), steady(ours), how);
    const stranger: Address = { ...address, tls: { ca, verify: true } };
    await assert.rejects(runAll(entryOf("containers.inspect"), stranger), "and not without it");
  } finally {
    server.close();
  }
});

test("over ssh, where the words after the host are run on the engine's machine", async () => {
  // A program called ssh that is already there: the next machine is this one.
  const ssh = join(folder, "ssh");
  writeFileSync(ssh, `#!/bin/sh\n[ "$1 $2 $3 $4" = "-p 2222 -- me@prod" ] || exit 64\nshift 4\nexec sh -c "$*"\n`);
  chmodSync(ssh, 0o755);
  const { address } = real.engine.endpoint;
  assert.ok(address.kind === "unix");
  const far: Address = { kind: "ssh", host: "prod", user: "me", port: 2222, socket: address.path };
  const ours = JSON.stringify(await containers.inspect(real.engine, container));
  const env = { ...process.env, PATH: `${folder}:${process.env["PATH"] ?? ""}` };
  for (const [how, printed] of Object.entries(await runAll(entryOf("containers.inspect"), far, env)))
    assert.deepEqual(steady(printed), steady(ours), how);
});

test("a call that failed is in the record with its request, and the copy fails the same way", async () => {
  const missing = { id: "0".repeat(64), name: "missing" };
  await assert.rejects(containers.inspect(real.engine, missing));
  const entry = entryOf("containers.inspect");
  assert.equal(entry.problem?.kind, "gone");
  for (const printed of Object.values(await runAll(entry, real.engine.endpoint.address)))
    assert.match(printed, /no such container/i);
});

interface Certificates {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** One authority, and one certificate that serves on 127.0.0.1 and as the client's. */
async function makeCertificates(place: string): Promise<Certificates> {
  const at = (name: string): string => join(place, name);
  const openssl = (...words: string[]): Promise<unknown> => run("openssl", words);
  const fresh = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  await openssl(
    "req",
    "-x509",
    ...fresh,
    "-subj",
    "/CN=authority",
    "-days",
    "2",
    "-keyout",
    at("ca-key.pem"),
    "-out",
    at("ca.pem"),
  );
  await openssl("req", ...fresh, "-subj", "/CN=localhost", "-keyout", at("key.pem"), "-out", at("request.pem"));
  writeFileSync(at("extensions"), "subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n");
  await openssl(
    ...["x509", "-req", "-in", at("request.pem"), "-CA", at("ca.pem"), "-CAkey", at("ca-key.pem"), "-CAcreateserial"],
    ...["-days", "2", "-extfile", at("extensions"), "-out", at("cert.pem")],
  );
  return { ca: at("ca.pem"), cert: at("cert.pem"), key: at("key.pem") };
}

/** The engine behind a door that asks for a certificate. */
function forwardTls({ ca, cert, key }: Certificates): Promise<Server> {
  const { address } = real.engine.endpoint;
  assert.ok(address.kind === "unix");
  const [caText, certText, keyText] = [ca, cert, key].map((file) => readFileSync(file));
  const options = { ca: caText, cert: certText, key: keyText, requestCert: true, rejectUnauthorized: true };
  const server = createServer(options, (outer) => {
    const inner = connectSocket(address.path);
    outer.pipe(inner).pipe(outer);
    outer.on("error", () => inner.destroy());
    inner.on("error", () => outer.destroy());
  });
  server.on("tlsClientError", () => undefined);
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}
