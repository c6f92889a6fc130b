// The verbs of images and the prunes against a real engine of their own: what is announced equals what goes.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { problemOf } from "../../src/base/problem.ts";
import { prune as pruneContainers } from "../../src/commands/containers/prune.ts";
import { copyDigest } from "../../src/commands/images/copyDigest.ts";
import { history } from "../../src/commands/images/history.ts";
import { inspect } from "../../src/commands/images/inspect.ts";
import { prune } from "../../src/commands/images/prune.ts";
import { pruneAll } from "../../src/commands/images/pruneAll.ts";
import { remove } from "../../src/commands/images/remove.ts";
import { removeAll } from "../../src/commands/images/removeAll.ts";
import { tag } from "../../src/commands/images/tag.ts";
import { untag } from "../../src/commands/images/untag.ts";
import { defaultSettings } from "../../src/manifest/settings.ts";
import { imagesSource } from "../../src/tree/sources/images.ts";
import { startEngine, type Engine } from "../rig/engine.ts";
import { isEngineName } from "../rig/engines.ts";
import { loadFixtureImages } from "../rig/images.ts";
import { requireSandbox } from "../rig/sandbox.ts";
import { commandStage, type CommandStage } from "../support/commandStage.ts";
import { fakeSession, fakeSessions } from "../support/fakeSession.ts";
import { busybox, realEngine, type RealEngine } from "../support/realEngine.ts";
import type { Answer } from "../support/scriptedUi.ts";

// Prunes take everything: other tests' containers must not be near.
let own: Engine;
let real: RealEngine;
before(async () => {
  const name = process.env["PORTHOLE_TEST_ENGINE_NAME"] ?? "newest";
  assert.ok(isEngineName(name), name);
  own = await startEngine({ name, folder: join(requireSandbox(), `${name}-images`) });
  await loadFixtureImages(own.socket);
  real = await realEngine(own.socket);
});
after(async () => {
  await real.end();
  await own.stop();
});

const on = (answers: readonly Answer[] = []): CommandStage =>
  commandStage({ engine: real.engine, answers, settings: { "stop.gracePeriod": 1 } });

/** Names of all tags, and ids of images without one. */
async function imagesThere(): Promise<readonly string[]> {
  const all = await real.docker.listImages();
  return all.flatMap(({ Id, RepoTags }) => {
    const tags = ((RepoTags as string[] | null | undefined) ?? []).filter((name) => !name.startsWith("<none>"));
    return tags.length > 0 ? tags : [Id];
  });
}
const there = async (reference: string): Promise<boolean> =>
  await real.docker
    .getImage(reference)
    .inspect()
    .then(
      () => true,
      () => false,
    );
const containersThere = async (): Promise<readonly string[]> =>
  (await real.docker.listContainers({ all: true })).map(({ Names }) => (Names[0] ?? "").replace("/", ""));

const isPodman = (): boolean => real.version.product === "Podman Engine";

/** A name as this engine writes it: Podman writes registries out, and puts what was loaded under localhost. */
function full(name: string): string {
  if (!isPodman() || name.startsWith("localhost")) return name;
  if (name.startsWith("porthole/")) return `localhost/${name}`;
  return name.includes("/") ? `docker.io/${name}` : `docker.io/library/${name}`;
}

/** An image of one's own, made from a container's changes. */
async function commit(repository: string, mark: string): Promise<string> {
  const container = await real.make(`for-${mark}`, { Cmd: ["sh", "-c", `echo ${mark} > /mark`] });
  await real.docker.getContainer(container.id).wait();
  const { Id } = (await real.docker.getContainer(container.id).commit({ repo: repository, tag: "1" })) as {
    Id: string;
  };
  await real.docker.getContainer(container.id).remove();
  return Id.startsWith("sha256:") ? Id : `sha256:${Id}`;
}

test("tag and remove tag: the image stays until its last name goes", async () => {
  const id = await commit("tagged", "tagged");
  await on([{ ask: "tagged:2" }]).run(tag, [await real.image("tagged:1")]);
  await on([{ ask: "Other/Tagged" }, { ask: "localhost:5000/other/tagged" }]).run(tag, [await real.image("tagged:1")]);
  const names = ["localhost:5000/other/tagged:latest", "tagged:1", "tagged:2"].map(full).sort();
  assert.deepEqual((await real.image(id)).tags, names);
  await on([{ pick: full("tagged:1") }]).run(untag, [await real.image(id)]);
  await on([{ pick: full("tagged:2") }]).run(untag, [await real.image(id)]);
  assert.ok(await there(id));
  await on([{ confirm: true }]).run(untag, [await real.image(id)]);
  assert.ok(!(await there(id)));
});

test("remove tells one tag from the whole image", async () => {
  const id = await commit("several", "several");
  await real.docker.getImage(id).tag({ repo: "several", tag: "2" });
  await real.docker.getImage(id).tag({ repo: "more/several", tag: "3" });
  await on([{ pick: `Only the tag ${full("several:2")}` }]).run(remove, [await real.image(id)]);
  assert.deepEqual((await real.image(id)).tags, ["more/several:3", "several:1"].map(full).sort());
  await on([{ pick: "The image with all its tags" }, { confirm: true }]).run(remove, [await real.image(id)]);
  assert.ok(!(await there(id)));
});

test("on a repository's row the tags in it go; what its images are called elsewhere stays", async () => {
  const [one, two] = [await commit("shelf", "shelf"), await commit("drawer", "drawer")];
  for (const [id, repo, tagName] of [
    [one, "shelf", "2"],
    [one, "mirror/shelf", "1"],
    [two, "shelf", "3"],
  ] as const)
    await real.docker.getImage(id).tag({ repo, tag: tagName });
  const session = fakeSession({ images: [await real.image(one), await real.image(two)] });
  const shown = { settings: defaultSettings, filter: "", now: Date.now() };
  const rows = imagesSource.roots(fakeSessions({ open: [session] }), shown);
  const group = rows.find(({ copies }) => copies?.includes(full("shelf:3")));
  assert.equal(group?.stands?.length, 2);
  await on([{ confirm: true }]).run(remove, group.stands, [group]);
  assert.deepEqual((await real.image(one)).tags, [full("mirror/shelf:1")]);
  assert.deepEqual((await real.image(two)).tags, [full("drawer:1")]);
  for (const id of [one, two]) await real.docker.getImage(id).remove();
});

test("containers in the way are named and, if one agrees, removed first", async () => {
  const id = await commit("blocked", "blocked");
  const running = await real.make("in-the-way-1", { Image: "blocked:1", Cmd: ["sleep", "100000"] });
  await real.make("in-the-way-2", { Image: "blocked:1", started: false });
  const stage = on([{ confirm: false }, { confirm: true }]);
  const image = await real.image(id);
  await assert.rejects(stage.run(remove, [image]), (error) => problemOf(error).kind === "cancelled");
  assert.ok(await there(id));
  const { question, detail } = stage.ui.of("confirm")[0]!.confirmation;
  assert.match(question, /in-the-way-[12] and in-the-way-[12]/);
  assert.match(detail, /to be stopped first: in-the-way-1/);
  await stage.run(remove, [image]);
  assert.ok(!(await there(id)));
  await assert.rejects(real.docker.getContainer(running.id).inspect());
});

test("the last tag of an image in use is not simply refused: the container in the way is named, and goes first", async () => {
  const id = await commit("lasttag", "lasttag");
  await real.make("holds-the-last-tag", { Image: "lasttag:1", started: false });
  const stage = on([{ confirm: false }, { confirm: true }]);
  const image = await real.image(id);
  await assert.rejects(stage.run(untag, [image]), (error) => problemOf(error).kind === "cancelled");
  assert.match(
    stage.ui.of("confirm")[0]!.confirmation.question,
    /in use by holds-the-last-tag\. Remove the containers first/,
  );
  assert.ok(await there(id));
  await stage.run(untag, [image]);
  assert.ok(!(await there(id)));
});

test("history shows metadata as such, and as many layers as the engine counts", async () => {
  await commit("storied", "storied");
  const stage = on();
  await stage.run(history, [await real.image(busybox)]);
  await stage.run(history, [await real.image("storied:1")]);
  const [plain, committed] = stage.ui.documents.map(({ text }) => text);
  const { RootFS } = await real.docker.getImage("storied:1").inspect();
  assert.match(committed!, new RegExp(`Layers of its file system: ${RootFS.Layers?.length ?? 0}\\.`));
  assert.match(plain!, /INSTRUCTION/);
  await stage.run(inspect, [await real.image(busybox)]);
  assert.match(stage.ui.documents[2]!.text, /"Env"/);
  // Podman gives a digest to every image, Docker only to what came from a registry or went to one.
  const digest = on().run(copyDigest, [await real.image("storied:1")]);
  if (isPodman()) await digest;
  else await assert.rejects(digest, (error) => problemOf(error).kind === "unsupported");
  await real.docker.getImage("storied:1").remove();
});

/** The names in a question: what stands before the first dot of each line. */
const announced = (detail: string): readonly string[] =>
  detail
    .split("\n\n")[0]!
    .split("\n")
    .map((line) => line.split(" · ")[0]!)
    .sort();

test("a prune of containers takes exactly those it listed", async () => {
  await real.make("prune-created", { started: false });
  const exited = await real.make("prune-exited", { Cmd: ["sh", "-c", "head -c 3000000 /dev/zero > /big"] });
  await real.docker.getContainer(exited.id).wait();
  await real.make("stays-running", { Cmd: ["sleep", "100000"] });
  const paused = await real.make("stays-paused", { Cmd: ["sleep", "100000"] });
  await real.docker.getContainer(paused.id).pause();
  const before = await containersThere();
  const stage = on([{ confirm: true }]);
  await stage.run(pruneContainers);
  const after = await containersThere();
  const { detail } = stage.ui.of("confirm")[0]!.confirmation;
  assert.deepEqual(announced(detail), ["prune-created", "prune-exited"]);
  assert.deepEqual(before.filter((name) => !after.includes(name)).sort(), announced(detail));
  assert.match(detail, /^prune-exited · .* · 3 MB$/m);
  assert.match(stage.ui.of("tell")[0]!.message, /^Containers removed: 2\. Freed: 3 MB\.$/);
  await real.docker.getContainer(paused.id).unpause();
});

const short = (names: readonly string[]): readonly string[] =>
  names.map((name) => name.replace(/^sha256:(.{12}).*$/, "$1")).sort();

test("a prune of dangling images takes exactly those it listed", async () => {
  const id = await commit("", "nameless");
  const before = await imagesThere();
  const stage = on([{ confirm: true }]);
  await stage.run(prune);
  const after = await imagesThere();
  const gone = before.filter((name) => !after.includes(name));
  assert.ok(gone.includes(id) && gone.length >= 2, "the fixture's dangling one too");
  assert.deepEqual(short(gone), announced(stage.ui.of("confirm")[0]!.confirmation.detail));
});

test("a prune of unused images takes exactly those it listed, and none that a container uses", async () => {
  await commit("unused", "unused");
  await real.docker.getImage("unused:1").tag({ repo: "unused", tag: "2" });
  const before = await imagesThere();
  const stage = on([{ confirm: true }]);
  await stage.run(pruneAll);
  const after = await imagesThere();
  const gone = before.filter((name) => !after.includes(name));
  assert.ok(gone.includes(full("unused:2")));
  assert.ok(after.includes(full(busybox)));
  const listed = announced(stage.ui.of("confirm")[0]!.confirmation.detail).flatMap((name) => name.split(", "));
  assert.deepEqual(short(gone), [...listed].sort());
  const again = on();
  await again.run(pruneAll);
  await real.docker.getImage("porthole/busybox:latest").remove();
  await commit("unused", "unused");
  const byEngine = on([{ confirm: true }]);
  await byEngine.run(pruneAll);
  assert.deepEqual(announced(byEngine.ui.of("confirm")[0]!.confirmation.detail), [full("unused:1")]);
  assert.deepEqual(await imagesThere(), [full(busybox)]);
  assert.match(
    byEngine.ui.of("tell")[0]!.message,
    isPodman() ? /^Images deleted: 1\./ : /^Images deleted: 1\. Freed: /,
  );
  assert.equal(again.ui.of("tell")[0]!.message, "Every image is used by a container.");
});

test("remove all images leaves none, parents and children alike", async () => {
  await commit("child", "child");
  const stage = on([{ confirm: true }, { confirm: true }]);
  await stage.run(removeAll);
  assert.deepEqual(await imagesThere(), []);
  assert.deepEqual(await containersThere(), []);
});
