import assert from "node:assert/strict";
import { test } from "node:test";
import { handsOutSocket } from "../../../src/base/engineSocket.ts";

test("an engine's socket is known by its usual names, wherever it stands", () => {
  for (const source of [
    "/var/run/docker.sock",
    "/run/podman/podman.sock",
    "/run/containerd/containerd.sock",
    "/run/user/1000/docker.sock",
    "docker.sock",
    "\\\\.\\pipe\\docker_engine",
    "//./pipe/docker_engine",
  ])
    assert.equal(handsOutSocket(source), true, source);
  for (const source of [
    "/home/ada/docker.sock.bak",
    "/srv/docker",
    "/run/mysqld.sock",
    "data",
    "/srv/pipe/docker.log",
    "",
  ])
    assert.equal(handsOutSocket(source), false, source);
});

test("S031 a folder that engines have their sockets in hands them out as well, as cAdvisor's mounts do", () => {
  for (const source of ["/", "/run", "/var/run", "/var/run/", "/run/podman", "/run/user/1000", "/run/user/1000/podman"])
    assert.equal(handsOutSocket(source), true, source);
  for (const source of ["/var", "/sys", "/var/lib/docker", "/run/mysqld", "/srv/run", "/runs", "run"])
    assert.equal(handsOutSocket(source), false, source);
});
