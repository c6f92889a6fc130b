// What is offered where, on lines that are half written too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../../src/base/text.ts";
import { complete } from "../../../../../src/language/compose/features/complete.ts";
import type { Lookup } from "../../../../../src/language/language.ts";
import { withCursor } from "./cursors.ts";

const lookup: Lookup = {
  environment: { HOME: "/root", DB_PASSWORD: "hunter2" },
  images: ["nginx:1.27", "redis:7"],
  list: (path) => ({ ".": ["src/", "Dockerfile", "a.env"], src: ["main.ts"] })[path] ?? [],
  read: (path) => (path === "Dockerfile" ? "FROM a AS base\nFROM base AS prod\n" : undefined),
};

const labels = (marked: string): readonly string[] => {
  const { doc, at } = withCursor(marked);
  return complete(doc, at, lookup).map(({ label }) => label);
};

/** The text after one of the offers was taken. */
function taken(marked: string, label: string): string {
  const { doc, at } = withCursor(marked);
  const found = complete(doc, at, lookup).find((one) => one.label === label);
  assert.ok(found !== undefined, label);
  return applyEdits(doc.lines.text, [found.edit]);
}

const web = "services:\n  web:\n    ";

test("keys by the table, without those that stand there", () => {
  assert.ok(labels("‸").includes("services"));
  assert.ok(labels(`${web}‸`).includes("image"));
  assert.ok(
    !labels(`${web}image: x\n    ‸\n    restart: always\n`).some((label) => label === "image" || label === "restart"),
  );
  assert.deepEqual(labels(`${web}deploy:\n      resources:\n        limits:\n          ‸`), ["cpus", "memory", "pids"]);
  assert.ok(labels(`${web}build: { ‸ }`).includes("context"));
  assert.ok(labels(`${web}ports:\n    - ‸`).includes("published"));
  assert.ok(labels(`${web}ports:\n      - target: 80\n        ‸`).includes("published"));
});

test("a key comes with what follows it", () => {
  assert.equal(taken(`${web}im‸`, "image"), `${web}image: $0`);
  assert.equal(taken(`${web}po‸`, "ports"), `${web}ports:\n  - $0`);
  assert.equal(taken(`${web}im‸: x`, "image"), `${web}image: x`);
});

test("names of services, networks, volumes", () => {
  const more = "\n  db:\n    image: x:1\nnetworks:\n  front:\nvolumes:\n  data:\n";
  assert.deepEqual(labels(`${web}depends_on:\n      - ‸${more}`), ["db"]);
  assert.deepEqual(labels(`${web}depends_on: [‸]${more}`), ["db"]);
  assert.deepEqual(labels(`${web}networks: [fr‸]${more}`), ["front", "default"]);
  assert.ok(labels(`${web}volumes:\n      - ‸${more}`).includes("data"));
  assert.equal(taken(`${web}network_mode: service:‸${more}`, "db"), `${web}network_mode: service:db${more}`);
  assert.deepEqual(labels(`${web}extends:\n      service: ‸${more}`), ["db"]);
  assert.deepEqual(labels(`${web}networks: [back]\nnetworks:\n  ‸`), ["back"]);
});

test("words, stages, files, images, variables", () => {
  assert.deepEqual(labels(`${web}depends_on:\n      db:\n        condition: ‸`), [
    "service_started",
    "service_healthy",
    "service_completed_successfully",
  ]);
  assert.deepEqual(labels(`${web}build:\n      target: ‸`), ["base", "prod"]);
  assert.deepEqual(labels(`${web}env_file: ‸`), ["src/", "Dockerfile", "a.env"]);
  assert.equal(taken(`${web}env_file: src/m‸`, "main.ts"), `${web}env_file: src/main.ts`);
  assert.deepEqual(labels(`${web}image: ‸`), ["nginx:1.27", "redis:7"]);
  assert.equal(taken(`${web}command: echo \${H‸}`, "${HOME}"), `${web}command: echo \${HOME}`);
  assert.equal(taken(`${web}restart: ‸`, "no"), `${web}restart: "no"`);
  assert.deepEqual(labels(`${web}privileged: ‸`), ["true", "false"]);
});

test("nothing in comments and texts", () => {
  assert.deepEqual(labels(`${web}image: x # ‸`), []);
  assert.deepEqual(labels(`${web}command: >\n      ‸`), []);
});

test("values of secrets are not shown", () => {
  const { doc, at } = withCursor(`${web}command: $‸`);
  assert.ok(!JSON.stringify(complete(doc, at, lookup)).includes("hunter2"));
});
