// Services with what they extend, and names from files around.
import assert from "node:assert/strict";
import { test } from "node:test";
import { joined } from "../../../../../src/language/compose/model/neighbours.ts";
import { ownValue, projectOf, valueOf } from "../../../../../src/language/compose/model/project.ts";
import { parse } from "../../../../../src/language/compose/syntax/document.ts";
import { asScalar } from "../../../../../src/language/compose/syntax/node.ts";
import { files } from "../rules/cases.ts";

const beside = files({
  "base/common.yaml":
    "services:\n  deep:\n    image: deep:1\n    restart: always\n  app:\n    extends: deep\n    tty: true\n",
  "sub/compose.yaml": "include: [more.yaml]\nservices:\n  inner:\n    image: x\n",
  "sub/more.yaml": "networks:\n  far:\n",
});

test("what a service extends is found across files, nearest first", () => {
  const project = projectOf(
    parse("services:\n  a:\n    extends: { file: base/common.yaml, service: app }\n    restart: !reset null\n"),
    beside,
  );
  const a = project.services.get("a");
  assert.ok(a !== undefined);
  assert.equal(a.layers.length, 3);
  assert.equal(asScalar(valueOf(a, "image")?.node)?.text, "deep:1");
  assert.equal(valueOf(a, "image")?.layer.path, "base/common.yaml");
  assert.equal(valueOf(a, "restart"), undefined);
});

test("included files give names, however deep", () => {
  const project = projectOf(parse("include:\n  - path: sub/compose.yaml\nservices: {}\n"), beside);
  assert.equal(project.knows("service", "inner"), true);
  assert.equal(project.knows("network", "far"), true);
  assert.equal(project.knows("network", "none"), false);
  assert.equal(projectOf(parse("include: [missing.yaml]\n"), beside).knows("network", "x"), undefined);
});

test("circles of extends end", () => {
  const project = projectOf(parse("services:\n  a: { extends: b }\n  b: { extends: a }\n"), {});
  assert.equal(project.services.get("a")?.layers.length, 2);
});

test("paths", () => {
  assert.deepEqual(
    [
      joined("", "./a/../b"),
      joined("x/y.yaml", "z"),
      joined("x/y.yaml", "../z"),
      joined("./x", "Dockerfile"),
      joined("", "../z"),
    ],
    ["b", "x/z", "z", "Dockerfile", "../z"],
  );
});

test("documents of one file are merged, and !override throws away what stands before", () => {
  const { services } = projectOf(
    parse(
      "services:\n  a: { image: x, build: { dockerfile: D } }\n  b: { image: x }\n  c: { image: x }\n---\nservices:\n  a: { build: !override { context: . }, tty: true }\n  b: !override { tty: true }\n  c: !reset null\n",
    ),
    {},
  );
  const [a, b] = [services.get("a"), services.get("b")];
  assert.ok(a !== undefined && b !== undefined);
  assert.equal(asScalar(valueOf(a, "image")?.node)?.text, "x");
  assert.equal(asScalar(ownValue(a, "image"))?.text, "x");
  assert.equal(valueOf(a, "build", "dockerfile"), undefined);
  assert.equal(ownValue(a, "build", "dockerfile"), undefined);
  assert.equal(valueOf(b, "image"), undefined);
  assert.equal(services.has("c"), false);
});
