// Which images are in use, and by whom.
import assert from "node:assert/strict";
import { test } from "node:test";
import { imageUsers, usedImages } from "../../../src/model/usedImages.ts";
import { aContainer, anImage, aSnapshot, imageIdOf } from "../../support/resources.ts";

test("an image is used by the containers made from it, running or not", () => {
  const [one, two] = [aContainer({ name: "a" }), aContainer({ name: "b", state: "exited" })];
  const other = aContainer({ name: "c", image: "redis:7" });
  const snapshot = aSnapshot({ containers: [one, two, other], images: [anImage(), anImage({ tags: ["busybox:1"] })] });
  assert.deepEqual([...usedImages(snapshot)], [imageIdOf("nginx:1.25"), imageIdOf("redis:7")]);
  assert.deepEqual(imageUsers(snapshot).get(imageIdOf("nginx:1.25")), [one, two]);
  assert.equal(imageUsers(snapshot).get(imageIdOf("busybox:1")), undefined);
});

test("a container that tells no image uses none", () => {
  assert.equal(usedImages(aSnapshot({ containers: [aContainer({ imageId: "" })] })).size, 0);
});

test("it is counted once for as long as no container changes", () => {
  const snapshot = aSnapshot({ containers: [aContainer()] });
  assert.equal(usedImages(snapshot), usedImages({ ...snapshot, images: new Map() }));
  assert.notEqual(usedImages(snapshot), usedImages(aSnapshot({ containers: [aContainer()] })));
});
