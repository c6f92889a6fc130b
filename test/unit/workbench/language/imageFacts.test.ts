// What the language server is told of an image, and that nothing is asked of an engine that is not connected.
import assert from "node:assert/strict";
import { test } from "node:test";
import { imageFactsOf } from "../../../../src/workbench/language/imageFacts.ts";
import { fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { scriptedEngine, type ScriptedEngine } from "../../../support/scriptedEngine.ts";

const told = async (inspected: unknown, reference = "debian:12"): Promise<readonly [unknown, ScriptedEngine]> => {
  const engine = scriptedEngine(() => {
    if (inspected instanceof Error) throw inspected;
    return inspected;
  });
  return [await imageFactsOf(fakeSessions({ open: [fakeSession({ engine })] }), reference), engine];
};

test("an image's configuration is told, and is upkeep in the record", async () => {
  const [facts, engine] = await told({
    Os: "linux",
    Config: {
      Entrypoint: ["/e", 1],
      Cmd: ["c"],
      User: "app",
      WorkingDir: "/srv",
      ExposedPorts: { "80/tcp": {}, "443/tcp": {} },
    },
  });
  assert.deepEqual(facts, {
    entrypoint: ["/e"],
    command: ["c"],
    shell: ["/bin/sh", "-c"],
    user: "app",
    folder: "/srv",
    ports: ["443/tcp", "80/tcp"],
  });
  assert.deepEqual(engine.requests(), ["GET /images/debian:12/json"]);
  assert.deepEqual(
    engine.record.entries.map(({ background }) => background),
    [true],
  );
});

test("what an engine leaves out is empty", async () => {
  const nothing = { entrypoint: [], command: [], shell: ["/bin/sh", "-c"], user: "", folder: "", ports: [] };
  for (const inspected of [{}, { Config: null }, { Config: { Entrypoint: null, Cmd: null, ExposedPorts: null } }])
    assert.deepEqual((await told(inspected))[0], nothing);
  assert.deepEqual((await told({ Os: "windows" }))[0], { ...nothing, shell: ["cmd", "/S", "/C"] });
  assert.deepEqual((await told({ Os: "windows", Config: { Shell: ["pwsh", "-c"] } }))[0], {
    ...nothing,
    shell: ["pwsh", "-c"],
  });
});

test("an image that is not there, and an engine that is not there, tell nothing", async () => {
  assert.equal((await told(new Error("no such image")))[0], undefined);
  assert.equal(await imageFactsOf(fakeSessions({ open: [] }), "debian:12"), undefined);
  const engine = scriptedEngine(() => ({}));
  const session = fakeSession({ engine, connection: { state: "connecting" } });
  assert.equal(await imageFactsOf(fakeSessions({ open: [session] }), "debian:12"), undefined);
  assert.deepEqual(engine.requests(), []);
});

test("what could be an id is not asked for", async () => {
  for (const reference of ["cafe", "localhost:5000/cafe", "sha256"]) {
    const [facts, engine] = await told({}, reference);
    assert.equal(facts, undefined, reference);
    assert.deepEqual(engine.requests(), [], reference);
  }
});
