// The engine's image list, as engines tell it and as a broken one might.
import assert from "node:assert/strict";
import { test } from "node:test";
import { imagesOf } from "../../../../src/model/normalize/images.ts";
import { idOf, imageIdOf } from "../../../support/resources.ts";
import { wireImage } from "../../../support/standInEngine.ts";

test("an image of the list, its tags in order", () => {
  const digest = `nginx@sha256:${idOf("digest")}`;
  assert.deepEqual(
    imagesOf([
      wireImage("nginx:1.25", { RepoTags: ["nginx:latest", "nginx:1.25"], RepoDigests: [digest], Labels: { a: "b" } }),
    ]),
    [
      {
        kind: "image",
        id: imageIdOf("nginx:1.25"),
        tags: ["nginx:1.25", "nginx:latest"],
        digests: [digest],
        size: 142_000_000,
        created: Date.UTC(2026, 0, 1),
        labels: { a: "b" },
      },
    ],
  );
});

test("a dangling image has no tags, however the engine says it", () => {
  for (const RepoTags of [null, [], ["<none>:<none>"], ["nginx:<none>"], undefined, ""])
    assert.deepEqual(imagesOf([wireImage("x", { RepoTags })])[0]?.tags, []);
  assert.deepEqual(imagesOf([wireImage("x", { RepoDigests: ["<none>@<none>"] })])[0]?.digests, []);
});

test("whatever a field is, the image is still there and the list goes on", () => {
  for (const field of Object.keys(wireImage("x")).filter((key) => key !== "Id"))
    for (const value of [undefined, null, -1, "x", true, [], {}, [null], [1], NaN]) {
      const [broken, next] = imagesOf([wireImage("a:1", { [field]: value }), wireImage("b:1")]);
      assert.equal(broken?.id, imageIdOf("a:1"), `${field} is ${JSON.stringify(value)}`);
      assert.equal(next?.id, imageIdOf("b:1"));
    }
  assert.deepEqual(imagesOf([{ ...wireImage("x"), Id: null }, undefined]), []);
  assert.deepEqual(imagesOf({ message: "no" }), []);
});
