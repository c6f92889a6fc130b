// What a service's containers will run, by its own words and by what the engine tells of the image.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compose } from "../../../../../../src/language/compose/compose.ts";
import type { ImageConfig, Lookup } from "../../../../../../src/language/language.ts";
import { withCursor } from "../../../../../support/markedText.ts";

const node: ImageConfig = {
  ...{ entrypoint: ["docker-entrypoint.sh"], command: ["node"], shell: ["/bin/sh", "-c"] },
  ...{ user: "", folder: "/app", ports: [] },
};
const lookup: Lookup = {
  image: (reference) => (reference === "node:24" ? node : undefined),
  environment: { FILE: "a.js" },
};

function hoverAt(body: string, image = "image: node:24"): string {
  const { text, at } = withCursor(`services:\n  a:\n    ${image}\n${body.replaceAll(/^/gm, "    ")}\n`);
  return compose.features.hover?.(compose.parse(text), at, lookup)?.markdown ?? "";
}

test("the image's own words stand where the service says nothing", () => {
  const runs = (body: string): string | undefined => /The container will run: `(.*)`/.exec(hoverAt(body))?.[1];
  assert.equal(runs('comm‸and: ["a b", "${FILE}"]'), "docker-entrypoint.sh 'a b' a.js");
  assert.equal(runs("command: no‸de $FILE --x"), "docker-entrypoint.sh node a.js --x");
  assert.equal(runs("comm‸and:"), "docker-entrypoint.sh node");
  assert.equal(runs("entry‸point: /init"), "/init");
  assert.equal(runs("entrypoint: /init\ncomm‸and: x"), "/init x");
  assert.equal(runs("entrypoint: []\ncomm‸and: [x]"), "x");
  assert.equal(runs("entry‸point: []"), undefined);
});

test("image tells what the image brings, where the engine has it and nothing is built", () => {
  assert.match(hoverAt("tty: true", "im‸age: node:24"), /The engine has `node:24`, which brings: ENTRYPOINT/);
  assert.match(hoverAt("tty: true", "image: docker.io/library/no‸de:24"), /which brings/);
  assert.doesNotMatch(hoverAt("tty: true", "im‸age: node:22"), /engine has/);
  assert.doesNotMatch(hoverAt("build: .", "im‸age: node:24"), /engine has/);
  assert.doesNotMatch(hoverAt("build: .\ncomm‸and: x"), /will run/);
});
