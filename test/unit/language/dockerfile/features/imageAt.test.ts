// Images that could be pinned, in Dockerfiles and Compose files.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compose } from "../../../../../src/language/compose/compose.ts";
import { dockerfile } from "../../../../../src/language/dockerfile/dockerfile.ts";
import { withCursor } from "../../../../support/markedText.ts";

function inDockerfile(marked: string): string | undefined {
  const { text, at } = withCursor(marked);
  const found = dockerfile.features.imageAt?.(dockerfile.parse(text), at, {});
  return found && `${found.reference} ${found.end.line}:${found.end.character}`;
}
function inCompose(marked: string): string | undefined {
  const { text, at } = withCursor(marked);
  const found = compose.features.imageAt?.(compose.parse(text), at, {});
  return found && `${found.reference} ${found.end.line}:${found.end.character}`;
}

test("in a Dockerfile: FROM, --from and mounts, as they stand there", () => {
  assert.equal(inDockerfile("FROM deb‸ian:12 AS a"), "debian:12 0:14");
  assert.equal(inDockerfile("FROM a AS b\nCOPY --from=ngi‸nx /x /y"), "nginx 1:17");
  assert.equal(
    inDockerfile("FROM a\nRUN --mount=from=127.0.0.1:5000/t‸ools:1,target=/t x"),
    "127.0.0.1:5000/tools:1 1:39",
  );
});

test("no stage, no variable, no digest, nothing empty", () => {
  for (const text of [
    "FROM scr‸atch",
    "FROM a AS b\nFROM ‸b",
    "ARG V=1\nFROM a:$‸V",
    "FROM a AS b\nCOPY --from=‸b x y",
  ])
    assert.equal(inDockerfile(text), undefined, text);
  assert.equal(inDockerfile(`FROM a@sha256:${"0".repeat(63)}‸0`), undefined);
  assert.equal(inDockerfile("FROM a\nRUN ‸x"), undefined);
});

test("in a Compose file: images that are not built there", () => {
  assert.equal(inCompose("services:\n  a:\n    image: ngi‸nx:1\n"), "nginx:1 2:18");
  assert.equal(inCompose("services:\n  a:\n    image: 'ngi‸nx:1'\n"), "nginx:1 2:19");
  assert.equal(inCompose("services:\n  a:\n    image: ngi‸nx:1\n    build: .\n"), undefined);
  assert.equal(inCompose("services:\n  a:\n    image: ngi‸nx:${V:-1}\n"), undefined);
  assert.equal(inCompose("services:\n  a:\n    ima‸ge: nginx:1\n"), undefined);
});
