// Inlay hints over several files: stages of Dockerfiles, values over and under a value.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inlayHints } from "../../../../../src/language/compose/features/hints.ts";
import { parse } from "../../../../../src/language/compose/syntax/document.ts";
import type { Lookup } from "../../../../../src/language/language.ts";
import { files } from "../rules/cases.ts";

const hints = (text: string, lookup: Lookup): readonly string[] =>
  inlayHints(parse(text), lookup).map(
    ({ position: { line, character }, label, tooltip }) => `${line}:${character} ${label} | ${tooltip ?? ""}`,
  );

const dockerfiles = {
  Dockerfile: "ARG V=1\nFROM golang:$V AS build\nFROM scratch AS app\n",
  "web/Dockerfile.prod": "FROM nginx:1\n",
};

test("without a target the stage that is built, with one its image", () => {
  const text =
    "services:\n  a:\n    build: .\n  b:\n    build:\n      context: .\n      target: build\n  c:\n    build:\n      context: web\n      dockerfile: Dockerfile.prod\n";
  assert.deepEqual(hints(text, files(dockerfiles)), [
    "2:12 → app | The last stage of Dockerfile, in line 3: FROM scratch",
    "6:19 FROM golang:1 | A stage of Dockerfile, in line 2",
    "10:33 FROM nginx:1 | The last stage of web/Dockerfile.prod, in line 1: FROM nginx:1",
  ]);
});

test("no stage, no file, no hint", () => {
  assert.deepEqual(hints("services:\n  a:\n    build: { context: ., target: nowhere }\n", files(dockerfiles)), []);
  assert.deepEqual(hints("services:\n  a:\n    build: ./gone\n", files(dockerfiles)), []);
  assert.deepEqual(hints("services:\n  a:\n    build: .\n", {}), []);
});

const base =
  "services:\n  web:\n    image: nginx:1\n    environment:\n      LEVEL: info\n      PASSWORD: a\n    labels: [tier=front]\n    build:\n      args:\n        - V=1\n";
const override =
  "services:\n  web:\n    image: nginx:2\n    environment:\n      - LEVEL=debug\n      - PASSWORD=b\n    labels:\n      tier: back\n    build:\n      args:\n        V: 2\n";

test("an override file tells what it changes, key by key, and no secrets", () => {
  const lookup = { ...files({ "compose.yaml": base }), name: "compose.override.yaml" };
  assert.deepEqual(
    inlayHints(parse(override), lookup).map(
      ({ position: { line }, label, tooltip }) => `${line} ${label} ${tooltip ?? ""}`,
    ),
    [
      "2 was nginx:1 In compose.yaml",
      "4 was info In compose.yaml",
      "7 was front In compose.yaml",
      "10 was 1 In compose.yaml",
    ],
  );
});

test("the file below tells what is changed over it", () => {
  const lookup = { ...files({ "compose.override.yaml": override }), name: "compose.yaml" };
  assert.deepEqual(
    inlayHints(parse(base), lookup).map(
      ({ position: { line }, label, tooltip }) => `${line} ${label} ${tooltip ?? ""}`,
    ),
    [
      "2 → nginx:2 Overridden in compose.override.yaml",
      "4 → debug Overridden in compose.override.yaml",
      "6 → back Overridden in compose.override.yaml",
      "9 → 2 Overridden in compose.override.yaml",
    ],
  );
});

test("what !reset and !override throw away of lists and mappings, from either side", () => {
  const below =
    'services:\n  web:\n    image: nginx:1\n    ports: ["80:80", "443:443"]\n    volumes:\n      - type: bind\n        source: ./a\n        target: /a\n      - data:/b\n    environment:\n      - TOKEN=hush\n      - LEVEL=info\n    labels:\n      tier: front\n    command: run\n';
  const above =
    "services:\n  web:\n    ports: !reset []\n    volumes: !override\n      - other:/b\n    environment: !override # all of it\n      LEVEL: debug\n    labels: !reset\n    command: !reset null\n";
  const shown = (text: string, beside: Readonly<Record<string, string>>, name: string): readonly string[] =>
    inlayHints(parse(text), { ...files(beside), name }).map(
      ({ position: { line, character }, label }) => `${line}:${character} ${label}`,
    );
  assert.deepEqual(shown(above, { "compose.yaml": below }, "compose.override.yaml"), [
    "2:20 was 80:80, 443:443",
    "3:22 was ./a:/a, data:/b",
    "5:38 was TOKEN, LEVEL",
    "7:18 was tier",
    "8:24 was run",
  ]);
  assert.deepEqual(shown(below, { "compose.override.yaml": above }, "compose.yaml"), [
    "3:31 → taken away",
    "4:12 → other:/b",
    "9:16 → LEVEL",
    "12:11 → taken away",
    "14:16 → taken away",
  ]);
});
