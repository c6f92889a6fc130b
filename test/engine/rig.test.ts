// The rig's own promises, without which other tests would prove nothing: other ways to an engine, outages, a registry.
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { request } from "node:https";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { makeCertificates, type Certificates } from "../rig/certificates.ts";
import { command, tryCommand } from "../rig/command.ts";
import { listenTls } from "../rig/listeners.ts";
import { startRegistry } from "../rig/registry.ts";
import { requireSandbox } from "../rig/sandbox.ts";
import { startSshServer } from "../rig/sshServer.ts";
import { asUser, openToGroup } from "../support/asUser.ts";

const socket = process.env["PORTHOLE_TEST_ENGINE"] ?? "";
const client = process.env["PORTHOLE_TEST_CLI"] ?? "docker";
const docker = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> =>
  command(client, args, { env: { ...process.env, DOCKER_HOST: `unix://${socket}`, ...env } });

let folder = "";
let certificates: Certificates;
before(async () => {
  folder = mkdtempSync(join(requireSandbox(), "rig-"));
  certificates = await makeCertificates(join(folder, "tls"));
});

/** Result of asking for /_ping with TLS: the answer, or the error's code. */
function ping(port: number, identity?: { certificate: string; key: string }): Promise<string> {
  return new Promise((known) => {
    const mine = identity ? { cert: readFileSync(identity.certificate), key: readFileSync(identity.key) } : {};
    const asked = request(
      { host: "localhost", port, path: "/_ping", ca: readFileSync(certificates.ca.certificate), agent: false, ...mine },
      (answer) => answer.on("data", (bytes: Buffer) => known(bytes.toString())),
    );
    asked.on("error", (error: NodeJS.ErrnoException) => known(error.code ?? error.message)).end();
  });
}

test("a TLS listener answers a client of its authority and refuses others", async (context) => {
  const listener = await listenTls(socket, certificates.server, certificates.ca.certificate);
  context.after(() => listener.close());
  assert.equal(await ping(listener.port, certificates.client), "OK");
  assert.notEqual(await ping(listener.port, certificates.stranger), "OK");
  assert.match(await ping(listener.port), /CERTIFICATE_REQUIRED|ECONNRESET/);
});

test("expired, self-signed and misnamed certificates are what they say", async (context) => {
  const codes: string[] = [];
  for (const identity of [certificates.expired, certificates.selfSigned, certificates.otherHost]) {
    const listener = await listenTls(socket, identity);
    context.after(() => listener.close());
    codes.push(await ping(listener.port));
  }
  assert.deepEqual(codes, ["CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "ERR_TLS_CERT_ALTNAME_INVALID"]);
});

test("an ordinary user is denied the group's socket; who is in the group, and root, are not", async (context) => {
  const path = "/run/porthole/guarded/docker.sock";
  const [ordinary, group] = [61234, 61235]; // the sandbox's user "porthole" and group "docker"
  context.after(openToGroup(socket, group, path));
  const refused = asUser({ uid: ordinary, gid: ordinary, groups: [] });
  const [error] = (await once(connect(path), "error").finally(refused)) as [NodeJS.ErrnoException];
  assert.equal(error.code, "EACCES");
  for (const become of [() => asUser({ uid: ordinary, gid: ordinary, groups: [group] }), () => () => undefined]) {
    const again = become();
    const open = connect(path);
    await once(open, "connect").finally(again);
    open.destroy();
  }
});

test("the docker client reaches the engine through ssh", async (context) => {
  const server = await startSshServer(join(folder, "ssh"), socket);
  context.after(() => server.stop());
  const dial = await command("ssh", [
    "-F",
    server.config,
    "rig",
    "docker",
    "version",
    "--format",
    "{{.Server.Version}}",
  ]);
  assert.equal(dial, await docker(["version", "--format", "{{.Server.Version}}"]));
  const known = ["-o", `UserKnownHostsFile=${server.knownHosts}`, "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes"];
  const target = ["-p", String(server.port), `${server.user}@127.0.0.1`, "true"];
  const wrong = await tryCommand("ssh", ["-F", "none", ...known, "-i", server.wrongKey, ...target]);
  assert.match(wrong.stderr, /Permission denied/);
});

test("an image goes to the registry and comes back", async (context) => {
  const registry = await startRegistry(join(folder, "registry"));
  context.after(() => registry.stop());
  const name = `${registry.address}/porthole/scratch:1`;
  await docker(["tag", "porthole/scratch:1", name]);
  await docker(["push", name]);
  await docker(["rmi", name]);
  await docker(["pull", name]);
  assert.match(await docker(["images", "--quiet", name]), /^[0-9a-f]{12}\n/);
  await docker(["rmi", name]);
});

after(() => tryCommand("rm", ["-rf", folder]));
