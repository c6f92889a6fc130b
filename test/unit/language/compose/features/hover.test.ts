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
