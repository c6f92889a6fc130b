import assert from "node:assert/strict";
import { test } from "node:test";
import { BadAddress, parseAddress, urlOf } from "../../../../src/engine/endpoint/address.ts";
import { memoryWorld } from "../../../support/memoryWorld.ts";

const world = memoryWorld();
const tls = { verify: true };

test("addresses are read as docker reads them", () => {
  const read = (text: string) => parseAddress(text, { world });
  assert.deepEqual(read("unix:///run/docker.sock"), { kind: "unix", path: "/run/docker.sock" });
  assert.deepEqual(read("unix://"), { kind: "unix", path: "/var/run/docker.sock" });
  assert.deepEqual(read("unix://~/x.sock"), { kind: "unix", path: "/home/me/x.sock" });
  assert.deepEqual(read("npipe:////./pipe/docker_engine"), { kind: "npipe", path: "//./pipe/docker_engine" });
  assert.deepEqual(read("npipe://\\\\.\\pipe\\other"), { kind: "npipe", path: "//./pipe/other" });
  assert.deepEqual(read("npipe://"), { kind: "npipe", path: "//./pipe/docker_engine" });
  assert.deepEqual(read("tcp://10.0.0.1:4000"), { kind: "tcp", host: "10.0.0.1", port: 4000 });
  assert.deepEqual(read("tcp://host"), { kind: "tcp", host: "host", port: 2375 });
  assert.deepEqual(read("tcp://:2375"), { kind: "tcp", host: "localhost", port: 2375 });
  assert.deepEqual(read("tcp://[::1]:2375/"), { kind: "tcp", host: "::1", port: 2375 });
  assert.deepEqual(read(" host:2375 "), { kind: "tcp", host: "host", port: 2375 });
  assert.deepEqual(read("ssh://host"), { kind: "ssh", host: "host" });
  assert.deepEqual(read("ssh://me@host:2222/run/x.sock"), {
    kind: "ssh",
    host: "host",
    port: 2222,
    user: "me",
    socket: "/run/x.sock",
  });
});

test("TLS goes with tcp, and https has it anyway", () => {
  assert.deepEqual(parseAddress("tcp://h", { world, tls }), { kind: "tcp", host: "h", port: 2376, tls });
  assert.deepEqual(parseAddress("tcp://h:2375", { world, tls }), { kind: "tcp", host: "h", port: 2375, tls });
  assert.deepEqual(parseAddress("https://h:1", { world }), { kind: "tcp", host: "h", port: 1, tls });
  assert.deepEqual(parseAddress("http://h:1", { world }), { kind: "tcp", host: "h", port: 1 });
  assert.deepEqual(parseAddress("unix:///x", { world, tls }), { kind: "unix", path: "/x" });
});

test("what is no address is refused with a reason", () => {
  for (const text of [
    "",
    "/var/run/docker.sock",
    "ftp://host",
    "fd://",
    "unix://relative",
    "tcp://",
    "tcp://[::1",
    "tcp://h:99999999",
    "tcp://h:1/path",
    "ssh://",
    "ssh://me:secret@host",
    "ssh://-oProxyCommand=x",
    "ssh://a;b",
    "ssh://a%20b",
    "ssh://-l@host",
    "ssh://%24(id)@host",
  ])
    assert.throws(() => parseAddress(text, { world }), BadAddress, text);
});

test("a password in an ssh address is not repeated in the reason", () => {
  assert.throws(
    () => parseAddress("ssh://me:secret@host", { world }),
    (error: Error) => !error.message.includes("secret"),
  );
});

test("an address is written as docker writes it", () => {
  for (const text of [
    "unix:///run/docker.sock",
    "npipe:////./pipe/docker_engine",
    "tcp://10.0.0.1:2376",
    "tcp://[::1]:2375",
    "ssh://host",
    "ssh://me@host:2222/run/x.sock",
  ])
    assert.equal(urlOf(parseAddress(text, { world })), text);
});
