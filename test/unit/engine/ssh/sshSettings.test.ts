import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readSshSettings, type SshPlaces, type SshTarget } from "../../../../src/engine/ssh/sshSettings.ts";

const folder = mkdtempSync(join(tmpdir(), "porthole-ssh-"));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, "config");

function read(text: string, target: SshTarget, more: Partial<SshPlaces> = {}) {
  writeFileSync(file, text);
  const places = { home: "/home/me", user: "me", env: {}, platform: "linux" as const, files: [file], ...more };
  return readSshSettings(target, places);
}

test("without a file everything is the usual", async () => {
  assert.deepEqual(await read("", { host: "box" }), {
    host: "box",
    port: 22,
    user: "me",
    identityFiles: [],
    identitiesOnly: false,
    agent: undefined,
    knownHostsFiles: ["/home/me/.ssh/known_hosts", "/home/me/.ssh/known_hosts2", "/etc/ssh/ssh_known_hosts"],
    hostKeyAlias: undefined,
    jumps: [],
    proxyCommand: undefined,
  });
});

test("the first value counts, and the address before the files", async () => {
  const text =
    "Host box\n  User one\n  Port 2222\nHost *\n  User two\n  HostName real.example\n  identityfile ~/a\nIdentityFile ~/b\n";
  const found = await read(text, { host: "box" });
  assert.deepEqual([found.user, found.port, found.host], ["one", 2222, "real.example"]);
  assert.deepEqual(found.identityFiles, ["/home/me/a", "/home/me/b"]);
  const named = await read(text, { host: "box", user: "three", port: 7 });
  assert.deepEqual([named.user, named.port], ["three", 7]);
});

test("tokens and variables in paths are replaced", async () => {
  const text =
    'Host box\n  HostName real\n  User u\n  IdentityFile "%d/keys/%h-%n-%r-%p-%%"\n  UserKnownHostsFile ${KNOWN}/k ~/k2\n';
  const found = await read(text, { host: "box" }, { env: { KNOWN: "/known" } });
  assert.deepEqual(found.identityFiles, ["/home/me/keys/real-box-u-22-%"]);
  assert.deepEqual(found.knownHostsFiles.slice(0, 2), ["/known/k", "/home/me/k2"]);
});

test("the agent is the environment's, another one, or none", async () => {
  const agentOf = async (text: string, more: Partial<SshPlaces> = {}) =>
    (await read(text, { host: "box" }, { env: { SSH_AUTH_SOCK: "/agent", OTHER: "/other" }, ...more })).agent;
  assert.equal(await agentOf(""), "/agent");
  assert.equal(await agentOf("IdentityAgent none"), undefined);
  assert.equal(await agentOf("IdentityAgent SSH_AUTH_SOCK"), "/agent");
  assert.equal(await agentOf("IdentityAgent $OTHER"), "/other");
  assert.equal(await agentOf("IdentityAgent ~/sock"), "/home/me/sock");
  assert.equal(await agentOf("", { platform: "win32", env: {} }), "\\\\.\\pipe\\openssh-ssh-agent");
});

test("hosts between, programs between, and none of them", async () => {
  const found = await read(
    "Host a\n ProxyJump me@one:23,two\nHost b\n ProxyCommand nc %h %p\nHost *\n ProxyJump none\n",
    {
      host: "a",
    },
  );
  assert.deepEqual(found.jumps, ["me@one:23", "two"]);
  assert.equal((await read("ProxyCommand nc %h 22", { host: "b" })).proxyCommand, "nc %h 22");
  const none = await read("ProxyJump none\nProxyCommand none", { host: "c" });
  assert.deepEqual([none.jumps, none.proxyCommand], [[], undefined]);
});

test("included files count where they are included, and a file that includes itself ends", async () => {
  mkdirSync(join(folder, "d"), { recursive: true });
  writeFileSync(join(folder, "d", "1.conf"), "Host box\n  User first\n");
  writeFileSync(join(folder, "d", "2.conf"), "Host box\n  User second\n  Port 5\n");
  writeFileSync(join(folder, "d", "3.other"), "Host box\n  Port 6\n");
  const found = await read(`Include d/*.conf\nInclude ${file}\nHost *\n  Port 7\n`, { host: "box" });
  assert.deepEqual([found.user, found.port], ["first", 5]);
});
