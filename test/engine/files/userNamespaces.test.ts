// Containers whose users are others on the host: an engine with --userns-remap. Every way tells users as they count inside,
// and what is made belongs, inside, to whom it should.
import assert from "node:assert/strict";
import { mkdirSync, statSync } from "node:fs";
import { after, before, test } from "node:test";
import { createScope } from "../../../src/base/scope.ts";
import { problemOf } from "../../../src/base/problem.ts";
import type { Route } from "../../../src/files/backend.ts";
import { openFiles, type FilesTarget, type OpenFiles } from "../../../src/files/route.ts";
import { startEngine, type Engine } from "../../rig/engine.ts";
import { isEngineName } from "../../rig/engines.ts";
import { loadFixtureImages } from "../../rig/images.ts";
import { requireSandbox } from "../../rig/sandbox.ts";
import { inside, prepared } from "../../support/filesStage.ts";
import { realEngine, type RealEngine } from "../../support/realEngine.ts";
import { fileContract, onPodman } from "./contract.ts";

requireSandbox();
/** On the host, as the sandbox's /etc/subuid has it. */
const first = 100_000;
const name = process.env["PORTHOLE_TEST_ENGINE_NAME"] ?? "newest";
/** Where other users may pass through, and gone with the sandbox. */
const folder = `/run/porthole/remapped-${name}`;

let own: Engine;
let real: RealEngine;
const opened = new Map<Route, OpenFiles>();
const scope = createScope("remapped", (error) => {
  throw error;
});
const open = (target: FilesTarget, force?: Route): Promise<OpenFiles> =>
  openFiles({ engine: real.engine, target, scope: scope.child("own"), force });

before(async () => {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  assert.ok(isEngineName(name), name);
  // Podman has no such setting for all its containers: there Docker shows it.
  own = await startEngine({ name: onPodman ? "newest" : name, folder, args: ["--userns-remap", "porthole"] });
  await loadFixtureImages(own.socket);
  real = await realEngine(own.socket);
  for (const route of ["direct", "toolbox", "archive", "layers"] as const) {
    const { container } = await prepared(real, `remapped-${route}`, { shell: false, devices: false });
    if (route === "archive" || route === "layers") await real.docker.getContainer(container.id).stop();
    opened.set(route, await open(container, route));
  }
});
after(async () => {
  scope.dispose();
  await real.end();
  await own.stop();
});

const of = (route: Route) => (opened.get(route) ?? assert.fail(route)).backend;
const devices = false;
fileContract("remapped, direct", () => of("direct"), {
  ...{ write: true, move: true, whole: true, sameInode: true, devices },
});
fileContract("remapped, toolbox", () => of("toolbox"), {
  ...{ write: true, move: true, whole: true, sameInode: true, devices },
});
fileContract("remapped, archive", () => of("archive"), {
  ...{ write: true, move: false, whole: false, devices },
  anyBytes: () => !real.version.version.startsWith("20."),
});
fileContract("remapped, layers", () => of("layers"), { write: true, move: false, whole: true, devices });

test("remapped: what is made through any way belongs to root inside, and is written by it", async () => {
  const target = await real.make("remapped-made", { Cmd: ["sleep", "1000"], StopSignal: "SIGKILL" });
  const { State } = await real.docker.getContainer(target.id).inspect();
  assert.equal(statSync(`/proc/${State.Pid}/root/etc`).uid, first, "on the host it is somebody else's");
  for (const route of ["direct", "toolbox", "archive"] as const) {
    const { backend } = await open(target, route);
    await backend.write(`/made-${route}`, Buffer.from("made\n"), { create: true, overwrite: false });
    await backend.makeFolder(`/folder-${route}`);
  }
  const said = await inside(
    real.docker,
    target.id,
    "for r in direct toolbox archive; do stat -c %u:%g /made-$r /folder-$r; echo more >>/made-$r; touch /folder-$r/x; done",
  );
  assert.deepEqual(
    said.trim().split(/\s+/),
    Array.from({ length: 6 }, () => "0:0"),
  );
});

test("remapped: a container with the host's users sees the host's numbers, and so do we", async () => {
  const target = await real.make("remapped-host", {
    Cmd: ["sleep", "1000"],
    StopSignal: "SIGKILL",
    HostConfig: { UsernsMode: "host" },
  });
  const said = (await inside(real.docker, target.id, "stat -c %u /etc/passwd")).trim();
  for (const route of ["direct", "toolbox", "archive"] as const) {
    const { backend } = await open(target, route);
    assert.equal(String((await backend.stat("/etc/passwd")).uid), said, route);
  }
});

test("remapped: a volume's files are told as its containers see them", async () => {
  await real.docker.createVolume({ Name: "remapped" });
  const user = await real.make("remapped-user", {
    Cmd: ["sleep", "1000"],
    StopSignal: "SIGKILL",
    HostConfig: { Binds: ["remapped:/data"] },
  });
  await inside(real.docker, user.id, "echo one >/data/file; chown 1000:1000 /data/file");
  // Docker 20.10 leaves no mark by which its folders are told from another engine's: there the archive serves alone.
  const old = real.version.version.startsWith("20.");
  const volume = { kind: "volume", id: "remapped", name: "remapped" } as const;
  if (old) await assert.rejects(open(volume, "layers"), (error) => problemOf(error).kind === "unsupported");
  const ways = old ? (["archive"] as const) : (["archive", "layers"] as const);
  for (const route of ways) {
    const { backend } = await open(volume, route);
    const { uid, gid } = await backend.stat("/file");
    assert.deepEqual([uid, gid], [1000, 1000], route);
    await backend.write("/file", Buffer.from("two\n"), { create: true, overwrite: true });
    await backend.write(`/${route}`, Buffer.from("new\n"), { create: true, overwrite: false });
  }
  const made = ways.map((route) => `/data/${route}`);
  const said = await inside(real.docker, user.id, `stat -c %u:%g /data/file ${made.join(" ")}; cat /data/file`);
  assert.deepEqual(said.trim().split(/\s+/), ["1000:1000", ...made.map(() => "0:0"), "two"]);
});
