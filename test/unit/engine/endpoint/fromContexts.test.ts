import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { fromContexts } from "../../../../src/engine/endpoint/fromContexts.ts";
import { memoryWorld, type MemoryWorld } from "../../../support/memoryWorld.ts";

const idOf = (name: string): string => createHash("sha256").update(name).digest("hex");
const metaPath = (name: string, folder = "/home/me/.docker"): string =>
  `${folder}/contexts/meta/${idOf(name)}/meta.json`;
const meta = (name: string, host: unknown, more: object = {}): string =>
  JSON.stringify({ Name: name, Metadata: {}, Endpoints: { docker: { Host: host, ...more } } });

async function look(about: MemoryWorld) {
  const { endpoints, problems } = await fromContexts(memoryWorld(about));
  return {
    lines: endpoints.map(
      ({ name, url, reason }) => `${name} ${url}${reason.by === "context" && reason.current ? " *" : ""}`,
    ),
    endpoints,
    said: problems.map((problem) => (problem.kind === "setting" ? `${problem.key}: ${problem.said}` : problem.kind)),
  };
}

test("a machine without docker's folder has no contexts and no problems", async () => {
  assert.deepEqual(await look({}), { lines: [], endpoints: [], said: [] });
});

test("the context in use comes first, the others by name", async () => {
  const { lines, said } = await look({
    files: {
      "/home/me/.docker/config.json": '{"currentContext":"prod"}',
      [metaPath("zoo")]: meta("zoo", "tcp://zoo:1"),
      [metaPath("prod")]: meta("prod", "ssh://me@prod"),
      [metaPath("alpha")]: meta("alpha", "unix:///a.sock"),
    },
  });
  assert.deepEqual(lines, ["prod ssh://me@prod *", "alpha unix:///a.sock", "zoo tcp://zoo:1"]);
  assert.deepEqual(said, []);
});

test("DOCKER_CONTEXT counts before config.json, and DOCKER_CONFIG is another folder", async () => {
  const { lines, said } = await look({
    env: { DOCKER_CONTEXT: "b", DOCKER_CONFIG: "/cfg" },
    files: {
      "/cfg/config.json": '\ufeff{"currentContext":"a"}',
      [metaPath("a", "/cfg")]: meta("a", "tcp://a:1"),
      [metaPath("b", "/cfg")]: meta("b", "tcp://b:1"),
    },
  });
  assert.deepEqual(lines, ["b tcp://b:1 *", "a tcp://a:1"]);
  assert.deepEqual(said, []);
});

test("the context named default is the lack of one", async () => {
  const files = { "/home/me/.docker/config.json": '{"currentContext":"a"}', [metaPath("a")]: meta("a", "tcp://a:1") };
  assert.deepEqual((await look({ env: { DOCKER_CONTEXT: "default" }, files })).lines, ["a tcp://a:1"]);
});

test("TLS material of a context is found by the hash of its name", async () => {
  const folder = `/home/me/.docker/contexts/tls/${idOf("prod")}/docker`;
  const { endpoints } = await look({
    files: {
      [metaPath("prod")]: meta("prod", "tcp://prod:2376"),
      [`${folder}/ca.pem`]: "",
      [`${folder}/cert.pem`]: "",
      [`${folder}/key.pem`]: "",
    },
  });
  assert.deepEqual(endpoints[0]?.address, {
    kind: "tcp",
    host: "prod",
    port: 2376,
    tls: { ca: `${folder}/ca.pem`, cert: `${folder}/cert.pem`, key: `${folder}/key.pem`, verify: true },
  });
});

test("only SkipTLSVerify switches verification off", async () => {
  const { endpoints } = await look({
    files: { [metaPath("lax")]: meta("lax", "tcp://lax:2376", { SkipTLSVerify: true }) },
  });
  const [first] = endpoints;
  assert.ok(first?.address.kind === "tcp");
  assert.equal(first.address.tls?.verify, false);
});

test("broken files, contexts without an engine and bad hosts are a problem each, and the rest is found", async () => {
  const { lines, said } = await look({
    files: {
      "/home/me/.docker/config.json": "{broken",
      "/home/me/.docker/contexts/meta/1/meta.json": "null",
      "/home/me/.docker/contexts/meta/2/meta.json": '{"Name":"half',
      "/home/me/.docker/contexts/meta/3/meta.json": '{"Endpoints":{}}',
      "/home/me/.docker/contexts/meta/4/meta.json": '{"Name":"nowhere","Endpoints":{}}',
      "/home/me/.docker/contexts/meta/5/meta.json": meta("odd", 7),
      "/home/me/.docker/contexts/meta/6/meta.json": meta("evil\u001b[2J", "ftp://x"),
      "/home/me/.docker/contexts/meta/7/other.txt": "",
      "/home/me/.docker/contexts/meta/8/meta.json": Object.assign(new Error("EACCES: no"), { code: "EACCES" }),
      [metaPath("good")]: meta("good", "unix:///g.sock"),
    },
  });
  assert.deepEqual(lines, ["good unix:///g.sock"]);
  assert.equal(said.length, 8, said.join("\n"));
  assert.ok(said.some((line) => line.includes('"nowhere"')));
  assert.ok(said.every((line) => !line.includes("\u001b")));
});

test("what is wrong in a file has its line, and nothing of what stands in the file is told", async () => {
  const problemsOf = async (about: MemoryWorld) => (await fromContexts(memoryWorld(about))).problems;
  const file = "/home/me/.docker/config.json";
  const secret = '{\n  "auths": {\n    "registry": { "auth": "aHVudGVyMg==" oops }\n  }\n}\n';
  assert.deepEqual(await problemsOf({ files: { [file]: secret } }), [
    { kind: "setting", key: file, file, line: 3, said: "it is no JSON from line 3, column 42 on" },
  ]);
  const wrongContext = metaPath("bad");
  assert.deepEqual(
    (await problemsOf({ files: { [file]: '{"currentContext":"gone"}', [wrongContext]: meta("bad", "ftp://x") } })).map(
      (problem) => problem.kind === "setting" && [problem.key, problem.file],
    ),
    [
      ['docker context "bad"', wrongContext],
      [file, file],
    ],
  );
  const [ofVariable] = await problemsOf({ env: { DOCKER_CONTEXT: "gone" } });
  assert.ok(ofVariable?.kind === "setting" && ofVariable.file === undefined);
});

test("a context in use that is not there is a problem that names who wants it", async () => {
  assert.deepEqual((await look({ files: { "/home/me/.docker/config.json": '{"currentContext":"gone"}' } })).said, [
    '/home/me/.docker/config.json: no usable docker context "gone"',
  ]);
  assert.deepEqual((await look({ env: { DOCKER_CONTEXT: "gone" } })).said, [
    'DOCKER_CONTEXT: no usable docker context "gone"',
  ]);
});

test("a context without a host means the usual place, on Windows a pipe", async () => {
  assert.deepEqual((await look({ files: { [metaPath("x")]: meta("x", "") } })).lines, [
    "x unix:///var/run/docker.sock",
  ]);
  const onWindows = await look({
    platform: "win32",
    files: { [`C:\\Users\\me\\.docker\\contexts\\meta\\${idOf("w")}\\meta.json`]: meta("w", undefined) },
  });
  assert.deepEqual(onWindows.lines, ["w npipe:////./pipe/docker_engine"]);
});
