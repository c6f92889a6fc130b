// Engines behind ssh, with OpenSSH's own server: hosts' keys, keys to log in with, the engine's socket on the other side.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, test, type TestContext } from "node:test";
import { rememberingLog } from "../../src/base/log.ts";
import { describe } from "../../src/base/describe.ts";
import * as containers from "../../src/engine/api/containers.ts";
import * as streams from "../../src/engine/api/streams.ts";
import * as system from "../../src/engine/api/system.ts";
import { connect } from "../../src/engine/connect.ts";
import { parseAddress, urlOf } from "../../src/engine/endpoint/address.ts";
import { negotiate } from "../../src/engine/negotiate.ts";
import type { SshPlaces } from "../../src/engine/ssh/sshSettings.ts";
import { openSsh } from "../../src/ssh.ts";
import { requireSandbox } from "../rig/sandbox.ts";
import { fakeEngine } from "../support/fakeEngine.ts";
import { memoryWorld } from "../support/memoryWorld.ts";
import { eventually, realEngine, type RealEngine } from "../support/realEngine.ts";
import { keyPair, sshServer, type SshServer } from "../support/sshServer.ts";
import { unreachableIn } from "../support/problemIn.ts";

const socket = process.env["PORTHOLE_TEST_ENGINE"] ?? "";
const folder = mkdtempSync(join(requireSandbox(), "ssh-"));
let server: SshServer;
let real: RealEngine;
before(async () => {
  real = await realEngine();
  server = await sshServer(join(folder, "server"), { engine: socket });
});
after(async () => {
  await server.stop();
  await real.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Each test begins with a known host and no settings. */
beforeEach(() => {
  know(`[127.0.0.1]:${server.port} ${server.hostKey}`);
  configure("");
});

const know = (text: string): void => writeFileSync(join(server.home, ".ssh", "known_hosts"), `${text}\n`);
const configure = (text: string): void => writeFileSync(join(server.home, ".ssh", "config"), text);

function to(context: TestContext, url: string, places: Partial<SshPlaces> = {}) {
  const ending = new AbortController();
  context.after(() => ending.abort());
  const address = parseAddress(url, { world: memoryWorld() });
  const log = rememberingLog();
  const engine = connect(
    { name: "ssh", address, url: urlOf(address), reason: { by: "setting" } },
    {
      log,
      signal: ending.signal,
      loadSsh: () =>
        Promise.resolve({ openSsh: (options) => openSsh({ ...options, places: { ...server.places, ...places } }) }),
    },
  );
  return { engine, log, end: () => ending.abort() };
}

const here = (): string => `ssh://root@127.0.0.1:${server.port}${socket}`;

/** How often somebody logged in. */
const logins = (): number => server.log().split("Accepted publickey").length - 1;

test("the engine answers through a forwarded socket, and all calls share one connection", async (context) => {
  const { engine } = to(context, here());
  const before = logins();
  assert.equal((await negotiate(engine)).version, real.version.version);
  await Promise.all(Array.from({ length: 8 }, () => system.info(engine)));
  assert.equal(logins() - before, 1);
});

test("streams that take the connection over work both ways, and so do long logs", async (context) => {
  const { engine } = to(context, here());
  await negotiate(engine);
  const target = await real.make("through-ssh", {
    Cmd: ["sh", "-c", "seq 1 20000; sleep 100000"],
    StopSignal: "SIGKILL",
  });
  const { id, stream } = await streams.exec(
    engine,
    target,
    { command: ["sh", "-c", "cat; exit 5"], tty: false, stdin: true },
    AbortSignal.timeout(20_000),
  );
  let text = "";
  stream.on("data", (chunk: Buffer) => (text += chunk.toString("latin1")));
  const closed = new Promise((done) => stream.once("close", done));
  stream.end("into it\n");
  await closed;
  assert.match(text, /into it\n$/);
  await eventually(async () => (await streams.inspectExec(engine, id)).exitCode === 5, "the exit code");
  const logs = await streams.logs(engine, target, { follow: false, timestamps: false }, AbortSignal.timeout(20_000));
  let lines = 0;
  for await (const chunk of logs) lines += (chunk as Buffer).filter((byte) => byte === 10).length;
  assert.ok(lines >= 20_000, String(lines));
});

test("a host that forwards no sockets is reached through docker system dial-stdio", async (context) => {
  const strict = await sshServer(join(folder, "strict"), { engine: socket, forwarding: false });
  context.after(() => strict.stop());
  writeFileSync(join(strict.home, ".ssh", "known_hosts"), `[127.0.0.1]:${strict.port} ${strict.hostKey}\n`);
  const { engine, log } = to(context, `ssh://root@127.0.0.1:${strict.port}`, strict.places);
  assert.equal((await negotiate(engine)).version, real.version.version);
  assert.ok(log.lines.some(({ line }) => line.includes("dial-stdio")));
  const target = await real.make("through-stdio", { Cmd: ["sleep", "100000"], StopSignal: "SIGKILL" });
  await containers.stop(engine, target, { seconds: 0 });
  const events = await system.events(engine, {}, AbortSignal.timeout(10_000));
  const first = new Promise<string>((done) => events.once("data", (chunk: Buffer) => done(chunk.toString())));
  await containers.start(engine, target);
  assert.match(await first, /"Type":/);
  events.on("error", () => undefined).destroy();
});

test("a host whose key is not known is refused, with its fingerprint and what to do", async (context) => {
  know("");
  const problem = await unreachableIn(negotiate(to(context, here()).engine));
  assert.deepEqual([problem.why, problem.trouble], ["ssh", "unknownHost"]);
  const listed = execFileSync("ssh-keygen", ["-l", "-f", join(folder, "server", "host.pub")]).toString();
  assert.ok(listed.includes(problem.fingerprint?.split(" ")[1] ?? "?"), listed);
  assert.equal(problem.subject, `ssh -p ${server.port} root@127.0.0.1`);
  assert.ok(describe(problem).detail?.includes(problem.subject));
  assert.equal(readFileSync(join(server.home, ".ssh", "known_hosts"), "utf8").trim(), "", "nothing was accepted");
});

test("a host whose key changed is refused, and a revoked key too", async (context) => {
  keyPair(join(folder, "other"));
  const other = readFileSync(join(folder, "other.pub"), "utf8").split(" ").slice(0, 2).join(" ");
  const name = `[127.0.0.1]:${server.port}`;
  know(`${name} ${other}`);
  const changed = await unreachableIn(negotiate(to(context, here()).engine));
  assert.equal(changed.trouble, "changedHost");
  assert.equal(changed.subject, `ssh-keygen -R '${name}' -f '${join(server.home, ".ssh", "known_hosts")}'`);
  know(`${name} ${server.hostKey}\n@revoked * ${server.hostKey}`);
  assert.equal((await unreachableIn(negotiate(to(context, here()).engine))).trouble, "revokedHost");
});

test("hashed names in known_hosts are understood", async (context) => {
  execFileSync("ssh-keygen", ["-q", "-H", "-f", join(server.home, ".ssh", "known_hosts")], { stdio: "ignore" });
  assert.match(readFileSync(join(server.home, ".ssh", "known_hosts"), "utf8"), /^\|1\|/);
  await negotiate(to(context, here()).engine);
});

test("names, users, ports, key files and known_hosts files come from ~/.ssh/config", async (context) => {
  const elsewhere = join(server.home, "elsewhere");
  mkdirSync(elsewhere, { recursive: true });
  for (const name of ["id_ed25519", "known_hosts"])
    writeFileSync(join(elsewhere, name), readFileSync(join(server.home, ".ssh", name)), { mode: 0o600 });
  know("");
  configure(`Include more/*.conf\nHost *\n  User nobody\n`);
  mkdirSync(join(server.home, ".ssh", "more"), { recursive: true });
  writeFileSync(
    join(server.home, ".ssh", "more", "one.conf"),
    `Host box\n  HostName 127.0.0.1\n  Port ${server.port}\n  User root\n  IdentityFile ~/elsewhere/id_ed25519\n  UserKnownHostsFile %d/elsewhere/known_hosts\n`,
  );
  await negotiate(to(context, `ssh://box${socket}`).engine);
});

test("nothing that ~/.ssh/config names is started", async (context) => {
  const trace = join(folder, "trace");
  configure(
    `Match exec "touch ${trace}"\n  User nobody\nHost *\n  CanonicalizeHostname yes\n  CanonicalDomains example.org\n`,
  );
  await negotiate(to(context, here()).engine);
  configure(`Host *\n  ProxyCommand touch ${trace}\n`);
  const problem = await unreachableIn(negotiate(to(context, here()).engine));
  assert.deepEqual([problem.trouble, problem.subject], ["config", "ProxyCommand"]);
  assert.ok(!existsSync(trace));
});

test("a host is reached through another one", async (context) => {
  configure(
    `Host far\n  HostName 127.0.0.1\n  Port ${server.port}\n  User root\n  ProxyJump root@127.0.0.1:${server.port}\n`,
  );
  const before = logins();
  await negotiate(to(context, `ssh://far${socket}`).engine);
  assert.equal(logins() - before, 2);
});

test("a key that is refused, one that needs a passphrase and none at all are told apart", async (context) => {
  const home = join(folder, "poor");
  mkdirSync(join(home, ".ssh"), { recursive: true });
  writeFileSync(join(home, ".ssh", "known_hosts"), `[127.0.0.1]:${server.port} ${server.hostKey}\n`);
  const places = { home, files: [] };
  assert.equal((await unreachableIn(negotiate(to(context, here(), places).engine))).trouble, "noKey");
  keyPair(join(home, ".ssh", "id_ed25519"), "a passphrase");
  const locked = await unreachableIn(negotiate(to(context, here(), places).engine));
  assert.deepEqual([locked.trouble, locked.subject], ["keyEncrypted", join(home, ".ssh", "id_ed25519")]);
  rmSync(join(home, ".ssh", "id_ed25519"));
  keyPair(join(home, ".ssh", "id_ecdsa"));
  const refused = await unreachableIn(negotiate(to(context, here(), places).engine));
  assert.deepEqual([refused.trouble, refused.subject], ["keyRefused", join(home, ".ssh", "id_ecdsa")]);
});

test("the agent's keys open doors; a dead agent does not close them", async (context) => {
  const path = join(folder, "agent.sock");
  const agent = spawn("ssh-agent", ["-D", "-a", path], { stdio: "ignore" });
  context.after(() => void agent.kill());
  await eventually(() => Promise.resolve(existsSync(path)), "the agent listens");
  const key = join(server.home, ".ssh", "id_ed25519");
  execFileSync("ssh-add", ["-q", key], { env: { ...process.env, SSH_AUTH_SOCK: path }, stdio: "ignore" });
  const home = join(folder, "agents-home");
  mkdirSync(join(home, ".ssh"), { recursive: true });
  writeFileSync(join(home, ".ssh", "known_hosts"), `[127.0.0.1]:${server.port} ${server.hostKey}\n`);
  const places = { home, files: [], env: { SSH_AUTH_SOCK: path } };
  await negotiate(to(context, here(), places).engine);
  const dead = { SSH_AUTH_SOCK: join(folder, "no-agent.sock") };
  await negotiate(to(context, here(), { env: dead }).engine);
  const problem = await unreachableIn(negotiate(to(context, here(), { ...places, env: dead }).engine));
  assert.deepEqual([problem.trouble, problem.subject], ["agent", dead.SSH_AUTH_SOCK]);
});

test("only the keys that are named are offered from an agent when IdentitiesOnly says so", async (context) => {
  const path = join(folder, "agent2.sock");
  const agent = spawn("ssh-agent", ["-D", "-a", path], { stdio: "ignore" });
  context.after(() => void agent.kill());
  await eventually(() => Promise.resolve(existsSync(path)), "the agent listens");
  const key = join(server.home, ".ssh", "id_ed25519");
  execFileSync("ssh-add", ["-q", key], { env: { ...process.env, SSH_AUTH_SOCK: path }, stdio: "ignore" });
  const home = join(folder, "choosy");
  mkdirSync(join(home, ".ssh"), { recursive: true });
  writeFileSync(join(home, ".ssh", "known_hosts"), `[127.0.0.1]:${server.port} ${server.hostKey}\n`);
  keyPair(join(home, "unknown"));
  writeFileSync(join(home, "mine.pub"), readFileSync(`${key}.pub`));
  const config = join(home, ".ssh", "config");
  const places = { home, files: [config], env: { SSH_AUTH_SOCK: path } };
  writeFileSync(config, "Host *\n  IdentitiesOnly yes\n  IdentityFile ~/unknown\n");
  assert.equal((await unreachableIn(negotiate(to(context, here(), places).engine))).trouble, "keyRefused");
  writeFileSync(config, "Host *\n  IdentitiesOnly yes\n  IdentityFile ~/mine\n");
  await negotiate(to(context, here(), places).engine);
});

test("a host without an engine at that socket says so", async (context) => {
  const lonely = await sshServer(join(folder, "lonely"), { engine: "/nowhere.sock" });
  context.after(() => lonely.stop());
  writeFileSync(join(lonely.home, ".ssh", "known_hosts"), `[127.0.0.1]:${lonely.port} ${lonely.hostKey}\n`);
  const problem = await unreachableIn(
    negotiate(to(context, `ssh://root@127.0.0.1:${lonely.port}/none.sock`, lonely.places).engine),
  );
  assert.deepEqual([problem.trouble, problem.subject], ["noSocket", "/none.sock"]);
});

test("a host where nobody listens is refused", async (context) => {
  const problem = await unreachableIn(negotiate(to(context, "ssh://root@127.0.0.1:1").engine));
  assert.equal(problem.why, "refused");
});

test("the session's end ends the connection, and a connection that broke is made anew", async (context) => {
  const fake = await fakeEngine({ answers: { "GET /info": {} } });
  context.after(() => fake[Symbol.asyncDispose]());
  const { engine, end } = to(context, `ssh://root@127.0.0.1:${server.port}${fake.socket}`);
  await system.info(engine);
  const before = logins();
  // The server's process for this connection ends, as it does when the network breaks.
  const sessions = execFileSync("pgrep", ["-f", "sshd: root"]).toString().trim().split("\n");
  for (const pid of sessions) process.kill(Number(pid), "SIGKILL");
  await eventually(
    () =>
      system.info(engine).then(
        () => true,
        () => false,
      ),
    "the engine is back",
  );
  assert.ok(logins() > before);
  end();
  await eventually(() => Promise.resolve(fake.connections === 0), "no connection is left");
});
