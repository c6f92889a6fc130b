// Outline, folds, links, hints and lenses.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inlayHints } from "../../../../../src/language/compose/features/hints.ts";
import { lenses } from "../../../../../src/language/compose/features/lenses.ts";
import { links } from "../../../../../src/language/compose/features/links.ts";
import { folding, symbols } from "../../../../../src/language/compose/features/outline.ts";
import { parse } from "../../../../../src/language/compose/syntax/document.ts";
import { files } from "../rules/cases.ts";

test("sections, services, keys", () => {
  const [section] = symbols(parse("services:\n  a:\n    image: x:1\n"));
  assert.deepEqual(
    [section?.name, section?.kind, section?.children[0]?.detail, section?.children[0]?.children[0]?.name],
    ["services", "section", "x:1", "image"],
  );
});

test("folds end where the block ends", () => {
  assert.deepEqual(folding(parse("# a\n# b\nservices:\n  a:\n    ports:\n      - 80\n\n  b:\n    image: x\n")), [
    { start: 0, end: 1 },
    { start: 2, end: 8 },
    { start: 3, end: 5 },
    { start: 4, end: 5 },
    { start: 7, end: 8 },
  ]);
});

test("links", () => {
  const text =
    "services:\n  a:\n    image: nginx:1\n    env_file: a.env\n  b:\n    image: 'ghcr.io/a/b:1'\n  c:\n    image: me/x\n    build: .\n";
  assert.deepEqual(
    links(parse(text), files({ "a.env": "" })).map(({ target }) => target),
    ["https://hub.docker.com/_/nginx", "https://ghcr.io/a/b", "a.env"],
  );
});

test("a build leads to its Dockerfile, named or not", () => {
  const beside = files({ Dockerfile: "FROM a\n", "app/Dockerfile": "FROM a\n", "app/Other": "FROM a\n" });
  const told = (build: string) =>
    links(parse(`services:\n  a:\n    build: ${build}\n`), beside).map(({ target, range: { start, end } }) => [
      target,
      end.character - start.character,
    ]);
  assert.deepEqual(told("."), [["Dockerfile", 1]]);
  assert.deepEqual(told("'./app'"), [["app/Dockerfile", 5]]);
  assert.deepEqual(told("{ context: app, dockerfile: Other }"), [["app/Other", 5]]);
  assert.deepEqual(told("./none"), []);
  assert.deepEqual(told("{ context: ., dockerfile_inline: FROM a }"), []);
});

test("a link covers the image's name, not its tag", () => {
  const [link] = links(parse("services:\n  a:\n    image: 'ghcr.io/a/b:1'\n"), {});
  assert.deepEqual(link?.range, { start: { line: 2, character: 12 }, end: { line: 2, character: 23 } });
});

test("hints show values that are not in sight, and what is overridden", () => {
  const text =
    "services:\n  a:\n    image: nginx:${TAG}-${X:-y}-${TOKEN}\n    extends: b\n    restart: always\n  b:\n    image: x\n    restart: 'no'\n";
  assert.deepEqual(
    inlayHints(parse(text), { environment: { TAG: "1", TOKEN: "hush" } }).map(({ label }) => label),
    ["= 1", "was x", "was no"],
  );
});

test("S194 lenses, that for scaling among them", () => {
  const found = lenses(parse("services:\n  a:\n    build: .\n"), {});
  assert.deepEqual(
    found.map(({ command, arguments: [name] }) => `${command} ${name ?? ""}`.trim()),
    [
      "compose.up",
      "compose.down",
      "compose.start",
      "compose.stop",
      "compose.restart",
      "compose.logs",
      "compose.build",
      "compose.start a",
      "compose.stop a",
      "compose.logs a",
      "compose.shell a",
      "compose.scale a",
    ],
  );
  assert.deepEqual(lenses(parse("services:\n  a:\n    image: x\n"), { fragment: true }), []);
});
