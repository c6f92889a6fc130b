import assert from "node:assert/strict";
import { test } from "node:test";
import type { Container, Image } from "../../../../src/model/resources.ts";
import { defaultSettings } from "../../../../src/manifest/settings.ts";
import { createStore } from "../../../../src/model/store.ts";
import { childrenOf } from "../../../../src/tree/forest.ts";
import { imagesSource } from "../../../../src/tree/sources/images.ts";
import { fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { looksAt, type Look } from "../../../support/outline.ts";
import { aContainer, anImage, aVersion, idOf, imageIdOf, madeAt } from "../../../support/resources.ts";

const shown = async (
  images: readonly Image[],
  containers: readonly Container[] = [],
  look: Look = {},
): Promise<string> => await looksAt(imagesSource, fakeSessions({ open: [fakeSession({ images, containers })] }), look);

const day = 86_400_000;
const dangling = anImage({ tags: [], id: imageIdOf("old build"), created: madeAt - 3 * day, size: 1_200 });

test("a repository with one tag is one row, one with several has them below, in order", async () => {
  const images = [
    anImage({ tags: ["nginx:1.10"] }),
    anImage({ tags: ["nginx:1.9"], created: madeAt - 20 * day }),
    anImage({ tags: ["localhost:5000/team/web:2"], size: 5_300_000 }),
  ];
  assert.equal(
    await shown(images),
    `localhost:5000/team/web:2 — 5.3 MB · 3 minutes ago · unused
nginx — 2 tags · 1.9, 1.10
  1.9 — 142 MB · 2 weeks ago · unused
  1.10 — 142 MB · 3 minutes ago · unused`,
  );
});

test("several tags of one image say so of each other, within a repository and across", async () => {
  const image = anImage({ tags: ["app:1", "app:latest", "mirror/app:1", "mirror/other:1"] });
  assert.equal(
    await shown([image]),
    `app — 2 tags · 1, latest
  1 — 142 MB · 3 minutes ago · unused · same image as app:latest, mirror/app:1 +1
  latest — 142 MB · 3 minutes ago · unused · same image as app:1, mirror/app:1 +1
mirror/app:1 — 142 MB · 3 minutes ago · unused · same image as app:1, app:latest +1
mirror/other:1 — 142 MB · 3 minutes ago · unused · same image as app:1, app:latest +1`,
  );
});

test("an image in use says by whom", async () => {
  const containers = ["web-10", "web-2", "web-1", "late"].map((name) =>
    aContainer({ name, image: name === "late" ? "busybox:1" : "nginx:1.25" }),
  );
  const images = [anImage(), anImage({ tags: ["busybox:1"] }), anImage({ tags: ["idle:1"] })];
  assert.equal(
    await shown(images, containers, { icons: true, contexts: true }),
    `[package/charts.green] busybox:1 — 142 MB · 3 minutes ago · in use by late | ;image;tagged;used;
[package/descriptionForeground] idle:1 — 142 MB · 3 minutes ago · unused | ;image;tagged;unused;
[package/charts.green] nginx:1.25 — 142 MB · 3 minutes ago · in use by web-1, web-2 +1 | ;image;tagged;used;`,
  );
});

test("while the containers are not known no image is called unused", async () => {
  const { store, writer } = createStore();
  writer.connection({ state: "ready", version: aVersion() });
  writer.replace("images", [anImage({ tags: ["nginx:1.9"] })]);
  const sessions = fakeSessions({ open: [{ ...fakeSession(), store }] });
  assert.equal(await looksAt(imagesSource, sessions), "nginx:1.9 — 142 MB · 3 minutes ago");
  writer.replace("containers", []);
  assert.equal(await looksAt(imagesSource, sessions), "nginx:1.9 — 142 MB · 3 minutes ago · unused");
});

test("images without a tag stand last, marked, and can be left out", async () => {
  const byDigest = anImage({
    tags: [],
    id: imageIdOf("pulled by digest"),
    digests: [`redis@sha256:${idOf("redis")}`],
  });
  const images = [dangling, byDigest, anImage()];
  const id = (image: Image): string => image.id.slice(7, 19);
  assert.equal(
    await shown(images, [], { contexts: true }),
    `nginx:1.25 — 142 MB · 3 minutes ago · unused | ;image;tagged;unused;
Without a tag — 2 dangling | ;group;of-image;dangling;dangling;unused;
  redis ${id(byDigest)} — dangling · 142 MB · 3 minutes ago · unused | ;image;dangling;unused;
  ${id(dangling)} — dangling · 1.2 kB · 3 days ago · unused | ;image;dangling;unused;`,
  );
  assert.equal(
    await shown(images, [], { settings: { "images.showDangling": false } }),
    "nginx:1.25 — 142 MB · 3 minutes ago · unused",
  );
});

test("digests are shown when asked for", async () => {
  const images = [
    anImage({ digests: [`nginx@sha256:${"a1".repeat(32)}`, `mirror/nginx@sha256:${"a1".repeat(32)}`] }),
    anImage({ tags: ["built:1"] }),
  ];
  assert.equal(
    await shown(images, [], { settings: { "images.showDigests": true } }),
    `built:1 — 142 MB · 3 minutes ago · unused · no digest
nginx:1.25 — 142 MB · 3 minutes ago · unused · sha256:a1a1a1a1a1a1`,
  );
});

test("the filter finds single tags, beginnings of ids and of digests", async () => {
  const image = anImage({ tags: ["nginx:1.25", "proxy:edge"], digests: [`nginx@sha256:${"beef".repeat(16)}`] });
  const labels = async (filter: string): Promise<readonly string[]> =>
    (await shown([image, dangling], [], { filter })).split("\n").map((line) => line.split(" — ")[0] ?? "");
  assert.deepEqual(await labels("EDGE"), ["proxy:edge"]);
  assert.deepEqual(await labels(image.id.slice(7, 15)), ["nginx:1.25", "proxy:edge"]);
  assert.deepEqual(await labels(image.id.slice(0, 15)), ["nginx:1.25", "proxy:edge"]);
  assert.deepEqual(await labels("beefbe"), ["nginx:1.25", "proxy:edge"]);
  assert.deepEqual(await labels(dangling.id.slice(7, 13)), ["Without a tag", `  ${dangling.id.slice(7, 19)}`]);
  assert.deepEqual(await labels("nowhere"), [""]);
});

test("a row for a tag carries that tag, a dangling one its id; a repository stands for each image once", () => {
  const sessions = fakeSessions({ open: [fakeSession({ images: [anImage({ tags: ["a:1", "a:2"] }), dangling] })] });
  const [repository, untagged] = imagesSource.roots(sessions, {
    settings: defaultSettings,
    filter: "",
    now: madeAt,
  });
  const copies = (node = repository): readonly (string | undefined)[] =>
    node === undefined ? [] : childrenOf(node).map((child) => child.copies);
  assert.deepEqual(copies(), ["a:1", "a:2"]);
  assert.deepEqual(copies(untagged), [dangling.id]);
  assert.equal(repository?.stands?.length, 1);
  assert.equal(repository.copies, "a:1 a:2");
});

test("an image that is being removed says so", async () => {
  const session = fakeSession({ images: [anImage()] });
  session.busy.mark([anImage().id], "removing");
  assert.match(
    await looksAt(imagesSource, fakeSessions({ open: [session] }), { icons: true }),
    /^\[loading~spin\] nginx:1\.25 — removing… · 142 MB/,
  );
});

test("hostile tags stay on their row", async () => {
  const text = await shown([anImage({ tags: ["a\nb:\u202Ex\u001b[2J", `${"r".repeat(5000)}:1`] })]);
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202e]/);
  assert.equal(text.split("\n").length, 2);
  assert.ok(text.split("\n").every((line) => line.length < 600));
});
