// What a hover says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hover } from "../../../../../src/language/compose/features/hover.ts";
import { files } from "../rules/cases.ts";
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

test("S193 the names of containers are the whole project's, in an override file too", () => {
  const at = (marked: string, name: string, beside: Readonly<Record<string, string>>): string => {
    const cursor = withCursor(marked);
    return hover(cursor.doc, cursor.at, { ...files(beside, name), folder: "My App" })?.markdown ?? "";
  };
  const over = "services:\n  we‸b:\n    tty: true\n";
  const [base, named] = ["services:\n  web:\n    image: x:1\n    scale: 2\n", "name: shop\n"];
  assert.match(at(over, "compose.override.yaml", { "compose.yaml": base }), /`myapp-web-1`, `myapp-web-2`/);
  assert.match(at(over, "compose.override.yaml", { "compose.yaml": named + base }), /`shop-web-1`/);
  assert.match(at(`name: mine\n${over}`, "compose.override.yaml", { "compose.yaml": named + base }), /`mine-web-1`/);
  assert.match(at(over, "compose.prod.yaml", { "compose.yaml": named + base }), /`shop-web-1`/);
  const cursor = named + base.replace("web", "we‸b");
  assert.match(at(cursor, "compose.yaml", { "compose.override.yaml": "name: over\nservices: {}\n" }), /`over-web-1`/);
  const fixed = base.replace("scale: 2", "container_name: web-of-shop");
  assert.match(at(over, "compose.override.yaml", { "compose.yaml": fixed }), /`web-of-shop`/);
});

test("S160 what the two variables of Python are for, in a list and in a mapping", () => {
  assert.match(said(`${web}environment:\n      PYTHONDONTWRITE‸BYTECODE: 1\n`), /\.pyc/);
  assert.match(said(`${web}environment:\n      - PYTHON‸UNBUFFERED=1\n`), /docker logs shows lines late/);
  assert.match(said(`${web}build:\n      args: [PYTHON‸UNBUFFERED=1]\n`), /docker logs shows lines late/);
  assert.doesNotMatch(said(`${web}labels: [PYTHON‸UNBUFFERED=1]\n`), /late/);
});

test("M69 what a capability lets a container do, however it is spelled", () => {
  assert.match(said(`${web}cap_add: [NET_‸ADMIN]\n`), /firewall/);
  assert.match(said(`${web}cap_add:\n      - cap_sys_‸admin\n`), /nearly root/);
  assert.match(said(`${web}cap_drop: [CHO‸WN]\n`), /Every container has it unless it is dropped/);
  assert.match(said(`${web}security_opt: ['no-new-‸privileges:true']\n`), /cannot gain rights/);
  assert.match(said(`${web}ulimits: { nof‸ile: 1024 }\n`), /Open files/);
});

test("short forms of ports and mounts in words", () => {
  assert.match(said(`${web}ports: ["80‸80:80"]\n`), /`8080` .*all its addresses.* `80\/tcp` of the container/);
  assert.match(said(`${web}ports: ["127.0.0.1:5‸3:53/udp"]\n`), /`53` .*`127\.0\.0\.1` only.* `53\/udp`/);
  assert.match(said(`${web}ports:\n      - 30‸00\n`), /engine chooses .*`3000\/tcp`/);
  assert.match(said(`${web}volumes:\n      - ./sr‸c:/app:ro\n`), /`\.\/src` of this machine at `\/app`.* cannot write/);
  assert.match(said(`${web}volumes: [/da‸ta]\n`), /without a name at `\/data`/);
  assert.match(said(`${web}ports: ["\${NONE‸X}:80"]\n`), /not set/);
});

test("a merge key is explained", () => {
  assert.match(said(`x-a: &a { tty: true }\n${web}<‸<: *a\n`), /as far as they do not stand here/);
});
