// Services with what they extend, and names from files around.
import assert from "node:assert/strict";
import { test } from "node:test";
import { joined } from "../../../../../src/language/compose/model/neighbours.ts";
import { projectOf, valueOf } from "../../../../../src/language/compose/model/project.ts";
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
