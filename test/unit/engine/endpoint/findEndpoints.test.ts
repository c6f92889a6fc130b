import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { describeReason } from "../../../../src/engine/endpoint/describeReason.ts";
import { findEndpoints } from "../../../../src/engine/endpoint/findEndpoints.ts";
import type { NamedEngine } from "../../../../src/engine/endpoint/fromSetting.ts";
import { memoryWorld, type MemoryWorld } from "../../../support/memoryWorld.ts";

const context = (name: string, host: string, folder = "/home/me/.docker"): Record<string, string> => ({
  [`${folder}/contexts/meta/${createHash("sha256").update(name).digest("hex")}/meta.json`]: JSON.stringify({
    Name: name,
    Endpoints: { docker: { Host: host } },
  }),
});

const inUse = (name: string): Record<string, string> => ({
  "/home/me/.docker/config.json": JSON.stringify({ currentContext: name }),
});

/** An endpoint a line: name, address, why; a star at the chosen one. */
async function outline(about: MemoryWorld, engines: readonly NamedEngine[] = []): Promise<string> {
  const { endpoints, chosen, problems } = await findEndpoints({ engines }, memoryWorld(about));
  assert.deepEqual(problems, []);
  return endpoints
    .map(
      (endpoint) =>
        `${endpoint === chosen ? "* " : ""}${endpoint.name} ${endpoint.url} (${describeReason(endpoint.reason)})`,
    )
    .join("\n");
}

test("where there is nothing the usual place is offered, so that something can be said of it", async () => {
  assert.equal(await outline({}), "* default unix:///var/run/docker.sock (the usual place of Docker on this system)");
});

test("docker's own order: DOCKER_HOST, then the context in use, then the usual socket", async () => {
  const sockets = ["/var/run/docker.sock"];
  const files = { ...inUse("prod"), ...context("prod", "ssh://prod") };
  assert.equal(
    await outline({ env: { DOCKER_HOST: "tcp://h:1" }, files, sockets }),
    `* DOCKER_HOST tcp://h:1 (named by DOCKER_HOST)
prod ssh://prod (current docker context "prod")
default unix:///var/run/docker.sock (the usual place of Docker on this system)`,
  );
  assert.equal(
    await outline({ files, sockets }),
    `* prod ssh://prod (current docker context "prod")
default unix:///var/run/docker.sock (the usual place of Docker on this system)`,
  );
  assert.equal(
    await outline({ files: context("prod", "ssh://prod"), sockets }),
    `* default unix:///var/run/docker.sock (the usual place of Docker on this system)
prod ssh://prod (docker context "prod")`,
  );
});

test("found sockets are taken where docker would find nothing, and are offered beside what it finds", async () => {
  const sockets = ["/run/user/1000/docker.sock", "/run/user/1000/podman/podman.sock", "/run/podman/podman.sock"];
  assert.equal(
    await outline({ sockets }),
    `default unix:///var/run/docker.sock (the usual place of Docker on this system)
* rootless unix:///run/user/1000/docker.sock (found: rootless Docker)
podman unix:///run/user/1000/podman/podman.sock (found: Podman)
podman (root) unix:///run/podman/podman.sock (found: Podman)`,
  );
  assert.match(await outline({ sockets: [...sockets, "/var/run/docker.sock"] }), /^\* default/);
});

test("XDG_RUNTIME_DIR says where the user's own sockets are", async () => {
  assert.match(
    await outline({ env: { XDG_RUNTIME_DIR: "/xdg/" }, sockets: ["/xdg/docker.sock"] }),
    /^\* rootless unix:\/\/\/xdg\/docker\.sock/m,
  );
});

test("on a Mac, Desktop's own socket stands for the usual one, and Colima's machines and OrbStack are found", async () => {
  assert.equal(
    await outline({
      platform: "darwin",
      home: "/Users/me",
      sockets: [
        "/Users/me/.docker/run/docker.sock",
        "/Users/me/.colima/default/docker.sock",
        "/Users/me/.colima/big/docker.sock",
        "/Users/me/.orbstack/run/docker.sock",
        "/Users/me/.rd/docker.sock",
      ],
    }),
    `* default unix:///Users/me/.docker/run/docker.sock (the usual place of Docker on this system)
orbstack unix:///Users/me/.orbstack/run/docker.sock (found: OrbStack)
rancher unix:///Users/me/.rd/docker.sock (found: Rancher Desktop)
colima unix:///Users/me/.colima/default/docker.sock (found: Colima)
colima (big) unix:///Users/me/.colima/big/docker.sock (found: Colima)`,
  );
});

test("on Windows engines are pipes, found in the list of pipes", async () => {
  assert.equal(
    await outline({
      platform: "win32",
      pipes: ["docker_engine", "dockerDesktopLinuxEngine", "podman-machine-default"],
    }),
    `* default npipe:////./pipe/docker_engine (the usual place of Docker on this system)
desktop npipe:////./pipe/dockerDesktopLinuxEngine (found: Docker Desktop)
podman npipe:////./pipe/podman-machine-default (found: Podman)`,
  );
  assert.match(await outline({ platform: "win32", pipes: ["podman-machine-default"] }), /^\* podman/m);
});

test("the setting's engines stand beside the others, with their TLS files", async () => {
  const engines = [
    { name: "prod", url: "tcp://p:2376", ca: "~/ca.pem", cert: "/c.pem", key: "keys/k.pem" },
    { name: "lab", url: "unix:///lab.sock" },
  ];
  const sockets = ["/var/run/docker.sock"];
  assert.match(
    await outline({ sockets }, engines),
    /^\* default[^]*\nprod tcp:\/\/p:2376 \(added in the settings\)\nlab /,
  );
  const { endpoints } = await findEndpoints({ engines }, memoryWorld());
  assert.deepEqual(endpoints.find(({ name }) => name === "prod")?.address, {
    kind: "tcp",
    host: "p",
    port: 2376,
    tls: { ca: "/home/me/ca.pem", cert: "/c.pem", key: "/home/me/keys/k.pem", verify: true },
  });
  assert.match(await outline({}, engines), /^\* prod/m);
});

test("an address is listed once, whatever name or link leads to it", async () => {
  assert.equal(
    await outline(
      {
        files: { ...context("same", "unix:///run/docker.sock"), ...context("other", "tcp://H:1") },
        sockets: ["/var/run/docker.sock"],
        links: { "/var/run/docker.sock": "/run/docker.sock" },
      },
      [{ name: "again", url: "tcp://h:1" }],
    ),
    `* default unix:///var/run/docker.sock (the usual place of Docker on this system)
other tcp://H:1 (docker context "other")`,
  );
});

test("two names alike are told apart", async () => {
  const engines = [
    { name: "prod", url: "tcp://b:1" },
    { name: "prod", url: "tcp://c:1" },
    { name: "default", url: "tcp://d:1" },
  ];
  const { endpoints } = await findEndpoints({ engines }, memoryWorld({ files: context("prod", "tcp://a:1") }));
  assert.deepEqual(
    endpoints.map(({ name }) => name),
    ["default", "prod", "prod (setting)", "prod (setting 2)", "default (setting)"],
  );
});

test("a bad engine in the setting is a problem that names it, and the others are found", async () => {
  const engines = [
    { name: "bad", url: "nonsense://x" },
    { name: "good", url: "tcp://g:1" },
  ];
  const { endpoints, problems } = await findEndpoints({ engines }, memoryWorld());
  assert.deepEqual(
    endpoints.map(({ name }) => name),
    ["default", "good"],
  );
  const [problem] = problems;
  assert.ok(problem?.kind === "setting" && problem.key === "porthole.engines" && problem.said.includes('"bad"'));
});

test("what docker was told to use and cannot be read is missed: DOCKER_HOST, the context in use, a file that may name one", async () => {
  const missedOf = async (about: MemoryWorld) => {
    const { missed, chosen, problems } = await findEndpoints({ engines: [] }, memoryWorld(about));
    assert.ok(missed === undefined || problems.includes(missed));
    return [missed?.kind === "setting" ? missed.key : undefined, chosen?.name];
  };
  const file = "/home/me/.docker/config.json";
  assert.deepEqual(await missedOf({ env: { DOCKER_HOST: "ftp://x" }, files: inUse("gone") }), [
    "DOCKER_HOST",
    "default",
  ]);
  assert.deepEqual(await missedOf({ files: inUse("gone") }), [file, "default"]);
  assert.deepEqual(await missedOf({ env: { DOCKER_CONTEXT: "gone" } }), ["DOCKER_CONTEXT", "default"]);
  assert.deepEqual(await missedOf({ files: { [file]: "{" } }), [file, "default"]);
  // What was asked for is there, or something else is wrong.
  assert.deepEqual(await missedOf({ env: { DOCKER_HOST: "tcp://h:1" }, files: { [file]: "{" } }), [
    undefined,
    "DOCKER_HOST",
  ]);
  const other = { "/home/me/.docker/contexts/meta/1/meta.json": "{" };
  assert.deepEqual(await missedOf({ files: other }), [undefined, "default"]);
  assert.deepEqual(await missedOf({ files: { ...inUse("prod"), ...context("prod", "ssh://prod"), ...other } }), [
    undefined,
    "prod",
  ]);
});
