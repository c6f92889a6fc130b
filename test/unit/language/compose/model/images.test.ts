// References of images.
import assert from "node:assert/strict";
import { test } from "node:test";
import { referenceOf } from "../../../../../src/language/compose/model/images.ts";

test("parts", () => {
  const digest = `sha256:${"a".repeat(64)}`;
  assert.deepEqual(referenceOf("nginx"), { repository: "nginx", tag: undefined, digest: undefined });
  assert.deepEqual(referenceOf(`localhost:5000/a/b:1@${digest}`), {
    registry: "localhost:5000",
    repository: "a/b",
    tag: "1",
    digest,
  });
  assert.equal(referenceOf("docker.io/library/nginx:1.27")?.registry, "docker.io");
});

test("what is none", () => {
  for (const text of ["Nginx", "a:b:c", "a b", "", ":1", "a/", "-a", "a@sha256:"])
    assert.equal(referenceOf(text), undefined, text);
});

test("long nonsense is refused", { timeout: 60_000 }, () => {
  assert.equal(referenceOf(`${"a-".repeat(5_000)}!`), undefined);
  assert.equal(referenceOf(`${"a/".repeat(5_000)}!`), undefined);
});
