// What a hostile container may try: links to the host, folders swapped for links while we look, a pid that is another
// process's by now. A canary on the host must never be read, written, made or removed.
import assert from "node:assert/strict";
import { createScope } from "../../../src/base/scope.ts";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { problemOf } from "../../../src/base/problem.ts";
import type { FileBackend, Route } from "../../../src/files/backend.ts";
import { openDirect } from "../../../src/files/proc/direct.ts";
import { openFiles } from "../../../src/files/route.ts";
import type { Container } from "../../../src/model/resources.ts";
import { inside, prepared } from "../../support/filesStage.ts";
import { onPodman } from "./contract.ts";
import { realEngine, type RealEngine } from "../../support/realEngine.ts";

const rungs = ["direct", "toolbox", "archive"] as const;

/** Seconds for which a container swaps a folder for a link while we work in it. */
const seconds = 60;

let real: RealEngine;
let hostile: Container;
let folder: string;
let canary: string;
const secret = "the host's own words\n";
const scope = createScope("safety", (error) => {
  throw error;
});

before(async () => {
  real = await realEngine();
  folder = fs.mkdtempSync(join(tmpdir(), "porthole-canary-"));
  fs.mkdirSync(join(folder, "victim"));
  canary = join(folder, "victim", "canary");
  fs.writeFileSync(canary, secret, { mode: 0o600 });
  // Podman exports a container to find out whose a file is, which takes its time with gigabytes.
  hostile = (await prepared(real, "files-hostile", { canary, zeros: onPodman ? 64 * 1024 ** 2 : undefined })).container;
  // The host's path leads, inside, to what an honest answer would be.
  await inside(real.docker, hostile.id, `mkdir -p ${join(folder, "victim")}; echo decoy > ${canary}`);
});
after(async () => {
  scope.dispose();
  await real.end();
  fs.rmSync(folder, { recursive: true, force: true });
});

const open = async (force: Route): Promise<FileBackend> =>
  (await openFiles({ engine: real.engine, target: hostile, scope: scope.child(force), force })).backend;

const untouched = (): void => {
  assert.equal(fs.readFileSync(canary, "utf8"), secret);
  assert.deepEqual(fs.readdirSync(join(folder, "victim")), ["canary"]);
  assert.deepEqual(fs.readdirSync(folder), ["victim"]);
};
const overwrite = { create: true, overwrite: true };
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();

for (const rung of rungs) {
  test(`${rung}: absolute links, climbing links and links to a process's root stay inside`, async () => {
    const backend = await open(rung);
    await inside(
      real.docker,
      hostile.id,
      `rm -rf ${join(folder, "victim")}/*; echo decoy > ${canary}; cd /work; ln -sfn ${canary} host; ln -sfn ${"../".repeat(30)}${canary} up; ln -sfn /proc/self/root${canary} self
ln -sfn /proc/1/root${canary} one; ln -sfn /proc/1/cwd/..${canary} cwd; ln -sfn ${join(folder, "victim")} hostfolder`,
    );
    for (const name of ["host", "up", "self", "one", "cwd", `../${canary}`, `hostfolder/canary`]) {
      const read = await backend.read(`/work/${name}`).then(text, (error: unknown) => problemOf(error).kind);
      assert.match(read, /^(decoy\n|gone|rejected|conflict)$/, name);
    }
    assert.equal(text(await backend.read("/work/host")), "decoy\n");
    await backend.write("/work/host", Buffer.from("written"), overwrite);
    await backend.write("/work/hostfolder/made", Buffer.from("made"), overwrite);
    if (backend.can.remove) await backend.remove("/work/hostfolder/made", { recursive: false });
    if (backend.can.rename)
      await backend.rename("/work/hostfolder/canary", "/work/hostfolder/moved", { overwrite: true });
    untouched();
    await inside(real.docker, hostile.id, `cd ${join(folder, "victim")}; rm -f *; echo decoy > canary`);
  });

  test(`${rung}: a folder swapped for a link again and again`, { timeout: 150_000 }, async () => {
    const backend = await open(rung);
    await inside(real.docker, hostile.id, `echo inside > /swap/real/canary; rm -rf /swap/gate`);
    const swapping = await real.docker.getContainer(hostile.id).exec({
      Cmd: [
        "/bin/sh",
        "-c",
        // Not ":": a shell ends where it cannot open what that is to write to, as when we have just removed the folder.
        `cd /swap; while [ ! -e stop ]; do mkdir gate; true > gate/canary; mv gate gone; ln -s ${join(folder, "victim")} gate
rm -f gate; ln -s ../../../../../../..${join(folder, "victim")} gate; rm -f gate; rm -rf gone; done`,
      ],
    });
    (await swapping.start({ Detach: true })).destroy();
    const work: Readonly<Record<string, () => Promise<unknown>>> = {
      read: async () => assert.ok(!text(await backend.read("/swap/gate/canary")).includes(secret)),
      list: async () => {
        for (const { size } of (await backend.list("/swap/gate")).entries) assert.notEqual(size, secret.length);
      },
      write: () => backend.write("/swap/gate/canary", Buffer.from("overwritten"), overwrite),
      create: () => backend.write("/swap/gate/made", Buffer.from("made"), overwrite),
      makeFolder: () => backend.makeFolder("/swap/gate/folder"),
      "remove all": () => backend.remove("/swap/gate", { recursive: true }),
      remove: () => backend.remove("/swap/gate/canary", { recursive: false }),
      rename: () => backend.rename("/swap/gate/canary", "/swap/gate/renamed", { overwrite: true }),
    };
    const start = Date.now();
    const outcomes = new Map<string, number>();
    const kinds = Object.entries(work);
    /** Where a call takes a second, as with Podman's archives, each kind has three turns, and one of them all must be done. */
    const goesOn = (turn: number): boolean => {
      const spent = Date.now() - start;
      const enough = turn >= 3 * kinds.length && outcomes.has("done");
      return spent < seconds * 1000 || (!enough && spent < 90_000);
    };
    try {
      for (let turn = 0; goesOn(turn); turn += 1) {
        const [name, one] = kinds[turn % kinds.length] ?? assert.fail();
        const outcome = await one().then(
          () => "done",
          (error: unknown) => {
            if (problemOf(error).kind === "defect") console.log(error);
            if (error instanceof assert.AssertionError) throw error;
            return problemOf(error).kind;
          },
        );
        for (const key of [outcome, `${name}: ${outcome}`]) outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
        if (turn % 50 === 0) untouched();
      }
      assert.ok((await swapping.inspect()).Running, "it was swapped to the end");
    } finally {
      await inside(real.docker, hostile.id, "touch /swap/stop; sleep 1; rm -rf /swap/stop /swap/gate /swap/gone");
    }
    untouched();
    const said = JSON.stringify([...outcomes]);
    assert.ok((outcomes.get("done") ?? 0) > 0, `something was done: ${said}`);
    assert.equal(outcomes.get("defect"), undefined, said);
    // In so long a time each has met the folder itself as well as the link.
    if (rung === "direct")
      for (const name of ["read", "list", "write", "create", "makeFolder", "remove"])
        assert.ok((outcomes.get(`${name}: done`) ?? 0) > 0, `${name}: ${said}`);
  });
}

test("layers: links of a container that stands still stay inside, through folders of every layer", async () => {
  const still = await real.make("files-hostile-still", { Cmd: ["sleep", "1000"], StopSignal: "SIGKILL" });
  const victim = join(folder, "victim");
  await inside(
    real.docker,
    still.id,
    `mkdir /work; cd /work; ln -s ${canary} host; ln -s ${"../".repeat(30)}${canary} up; ln -s ${victim} folder; ln -s /proc/self/root${canary} self
ln -s /proc/1/root${canary} one; mv /etc /etc.old; ln -s ${victim} /etc`,
  );
  await real.docker.getContainer(still.id).stop();
  const route = onPodman ? "archive" : "layers";
  const opened = await openFiles({ engine: real.engine, target: still, scope: scope.child("still"), force: route });
  for (const path of ["/work/host", "/work/up", "/work/folder/canary", "/work/self", "/work/one", "/etc/canary"])
    assert.equal(await opened.backend.read(path).then(text, (error: unknown) => problemOf(error).kind), "gone", path);
  await opened.backend.write("/work/host", Buffer.from("x"), overwrite).catch(() => undefined);
  await opened.backend.write("/etc/made", Buffer.from("x"), overwrite).catch(() => undefined);
  untouched();
});

test("direct: a process that is another one by the second look is refused", async () => {
  const inspected = await real.docker.getContainer(hostile.id).inspect();
  const other = await real.make("files-other");
  const otherPid = (await real.docker.getContainer(other.id).inspect()).State.Pid;
  const terms = { engine: real.engine, target: hostile, scope: scope.child("reused"), toolboxImage: undefined };
  const withPid = (pid: number) => ({ ...inspected, State: { ...inspected.State, Pid: pid } });
  // The pid of another container, of ourselves, and of nobody.
  for (const pid of [otherPid, process.pid, 4_190_000])
    await assert.rejects(
      openDirect({ ...terms, inspected: withPid(pid) }),
      (error) => problemOf(error).kind === "unsupported",
    );
  const earlier = { ...inspected, State: { ...inspected.State, StartedAt: "2020-01-01T00:00:00Z" } };
  await assert.rejects(
    openDirect({ ...terms, inspected: earlier }),
    (error) => problemOf(error).kind === "unsupported",
  );
  assert.ok((await openDirect({ ...terms, inspected })).alive());
});
