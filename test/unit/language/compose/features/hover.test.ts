// What a hover says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hover } from "../../../../../src/language/compose/features/hover.ts";
import { withCursor } from "./cursors.ts";

const lookup = { environment: { TAG: "1.2", DB_PASSWORD: "hunter2" } };
const said = (marked: string): string => {
  const { doc, at } = withCursor(marked);
  return hover(doc, at, lookup)?.markdown ?? "";
};
const web = "name: Shop\nservices:\n  web:\n    ";

test("keys, words, names", () => {
  assert.match(said(`${web}im‸age: x:$TAG\n`), /\*\*image\*\*.*`x:1\.2`/s);
  assert.match(said(`${web}depends_on: { db: { condition: service_h‸ealthy } }\n`), /health check/);
  assert.match(said(`${web}depends_on: [d‸b]\n  db:\n    image: y:1\n`), /```yaml\ndb:\n {2}image: y:1\n```/);
  assert.match(said("volumes:\n  da‸ta:\nservices:\n  a: { image: x, volumes: ['data:/x'] }\n"), /`a`/);
});

test("variables, secrets kept", () => {
  assert.match(said(`${web}image: x:\${TA‸G:-3}\n`), /`1\.2`/);
  assert.ok(!said(`${web}command: $DB_PASS‸WORD\n`).includes("hunter2"));
  assert.match(said(`${web}image: x:\${NO‸NE:-3}\n`), /`3`/);
});

test("the names that containers will get", () => {
  assert.match(said("name: Shop\nservices:\n  we‸b:\n    image: x\n    scale: 2\n"), /`shop-web-1`, `shop-web-2`/);
  assert.match(said("services:\n  we‸b:\n    image: x\n    container_name: fixed\n"), /`fixed`/);
});

test("hostile text cannot leave its code span", () => {
  assert.ok(!said("services:\n  web:\n    command: ${X‸:-`<b>`}\n").includes("`<b>`"));
});

test("below x- a key means what it does where its anchor is used", () => {
  const use = `${web}<<: *base\n    environment: *env\n`;
  assert.match(said(`x-base: &base\n  rest‸art: always\n${use}`), /\*\*restart\*\*/);
  assert.match(said(`x-base: &base\n  restart: alw‸ays\n${use}`), /`always`/);
  assert.match(said(`x-env: &env\n  A: b\nx-base: &base\n  logging:\n    dri‸ver: local\n${use}`), /\*\*driver\*\*/);
  assert.equal(said(`x-ba‸se: &base\n  restart: always\n${use}`), "");
  assert.equal(said("x-base: &base\n  rest‸art: always\n"), "");
});

test("an excerpt hides nothing", () => {
  assert.match(said(`x-a: &a\n  b: "\u202ec"\n${web}labels: *‸a\n`), /\ufffdc/);
});

test("a service that is extended from another file is that file's", () => {
  const { doc, at } = withCursor(
    `${web}extends: { file: base.yaml, service: com‸mon }\n  common:\n    image: mine:1\n`,
  );
  const read = (path: string) => (path === "base.yaml" ? "services:\n  common:\n    image: theirs:1\n" : undefined);
  assert.match(hover(doc, at, { read })?.markdown ?? "", /`base\.yaml`[^]*theirs:1/);
  assert.doesNotMatch(hover(doc, at, {})?.markdown ?? "", /mine/);
});

test("Compose's tags", () => {
  assert.match(said(`${web}ports: !res‸et []\n`), /`!reset`[^]*files below/);
  assert.match(said(`${web}build: !override‸\n      context: .\n`), /`!override`/);
  assert.doesNotMatch(said(`${web}image: x # !res‸et a\n`), /files below/);
});
