// Each call on images and on the engine itself, against the real engine.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as images from "../../src/engine/api/images.ts";
import * as networks from "../../src/engine/api/networks.ts";
import * as system from "../../src/engine/api/system.ts";
import { jsonLines } from "../../src/engine/streams/jsonLines.ts";
import { busybox, realEngine, type RealEngine } from "../support/realEngine.ts";
import { problemIn } from "../support/problemIn.ts";

let real: RealEngine;
before(async () => void (real = await realEngine()));
after(() => real.end());

const soon = (): AbortSignal => AbortSignal.timeout(20_000);

/** Podman puts "localhost/" before names without a registry. */
const short = (tag: string): string => tag.replace(/^(localhost|docker\.io)\//, "");

/** A new image of one layer, without a container that uses it. */
async function fresh(tag: string): Promise<string> {
  const { id } = await real.make(`for-${tag.replace(/\W/g, "-")}`, { Cmd: ["true"], started: false });
  const [repo, name] = tag.split(":");
  const made: unknown = await real.docker.getContainer(id).commit({ repo, tag: name, comment: tag });
  await real.docker.getContainer(id).remove({ force: true });
  return (made as { Id: string }).Id;
}

test("the list has tags, size and age of each image", async () => {
  const listed = await images.list(real.engine, soon());
  const found = listed.find(({ RepoTags }) => RepoTags?.some((tag) => short(tag) === busybox));
  assert.ok(found !== undefined && found.Size > 0 && found.Created > 0);
});

test("inspect and history of an image, by tag and by id", async () => {
  const { Id, Size } = await images.inspect(real.engine, { id: busybox, name: busybox });
  assert.ok(Size > 0);
  const history = await images.history(real.engine, { id: Id, name: busybox });
  assert.ok(history.length > 0 && typeof history[0]?.CreatedBy === "string");
});

test("a tag is put on and taken off; the last one takes the image along", async () => {
  const id = await fresh("porthole/tagged:one");
  await images.tag(real.engine, { id, name: "tagged" }, "porthole/tagged", "two");
  const first = await images.remove(real.engine, "porthole/tagged:one", { force: false });
  assert.deepEqual([first.untagged.map(short), first.deleted], [["porthole/tagged:one"], []]);
  const second = await images.remove(real.engine, "porthole/tagged:two", { force: false });
  assert.deepEqual(second.untagged.map(short), ["porthole/tagged:two"]);
  assert.ok(second.deleted.length > 0);
  const problem = await problemIn(images.inspect(real.engine, { id, name: "tagged" }));
  // Podman takes an id it does not know for a bad name.
  const podman = real.version.product.startsWith("Podman");
  assert.equal(problem.kind, podman ? "rejected" : "gone", JSON.stringify(problem));
});

test("an image in use is a conflict with the engine's words", async () => {
  const id = await fresh("porthole/used:one");
  await real.make("user", { Image: "porthole/used:one", Cmd: ["true"], started: false });
  const problem = await problemIn(images.remove(real.engine, id, { force: false }));
  assert.ok(problem.kind === "conflict" || problem.kind === "rejected", JSON.stringify(problem));
  assert.match(problem.said, /in use|being used|is using/);
  await real.docker.getContainer("user").remove({ force: true });
  await images.remove(real.engine, id, { force: true });
});

test("pruning takes dangling images, and all unused ones only when asked to", async () => {
  const kept = await fresh("porthole/kept:one");
  const id = await fresh("porthole/dangling:one");
  const dangling = await fresh("porthole/dangling:one");
  const first = await images.prune(real.engine, { all: false });
  assert.ok(first.deleted.includes(id) || first.deleted.includes(id.replace("sha256:", "")), first.deleted.join());
  await images.inspect(real.engine, { id: kept, name: "kept" });
  assert.equal(
    real.engine.record.entries.findLast(({ operation }) => operation === "images.prune")?.command?.at(-1),
    "--force",
  );
  await images.remove(real.engine, dangling, { force: true });
  await images.remove(real.engine, kept, { force: true });
});

test("what is not there is gone", async () => {
  const none = { id: "porthole/none:1", name: "porthole/none:1" };
  for (const work of [
    () => images.inspect(real.engine, none),
    () => images.history(real.engine, none),
    () => images.remove(real.engine, none.id, { force: false }),
  ])
    assert.equal((await problemIn(work())).kind, "gone");
});

test("version and info are the engine's own documents", async () => {
  const version = (await system.versionDocument(real.engine)) as { Version: string };
  assert.equal(version.Version, real.version.version);
  const info = (await system.info(real.engine)) as { ServerVersion: string };
  assert.equal(info.ServerVersion, real.version.version);
  assert.match(real.version.platform, /^linux\/\w+$/);
});

test("networks are listed", async () => {
  const names = (await networks.list(real.engine)).map(({ Name }) => Name);
  assert.ok(names.length > 0);
});

test("events come as they happen, of the types asked for, and end with their signal", async () => {
  const ending = new AbortController();
  const stream = await system.events(real.engine, { types: ["container"] }, ending.signal);
  const heard: string[] = [];
  const reading = (async () => {
    for await (const event of jsonLines(stream)) {
      const { Type, Action } = event as { Type: string; Action: string };
      heard.push(`${Type} ${Action}`);
      if (Action === "destroy" || Action === "remove") break;
    }
  })();
  const { id } = await real.make("eventful", { Cmd: ["true"], started: false });
  await real.docker.getContainer(id).remove({ force: true });
  await reading;
  assert.ok(heard.includes("container create"), heard.join());
  assert.ok(heard.every((line) => line.startsWith("container ")));
  ending.abort();
});
