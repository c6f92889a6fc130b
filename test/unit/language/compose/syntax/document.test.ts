// Reading never throws and never runs away, goes on after errors, and keeps every place.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../../../../src/language/compose/syntax/document.ts";
import { asMapping, asScalar, followed } from "../../../../../src/language/compose/syntax/node.ts";
import { entriesOf, valueAt } from "../../../../../src/language/compose/syntax/resolved.ts";

test("every node knows its place", () => {
  const text = "a: &x !override\n  'b': \"c\" # d\n  e: [1, two]\nf: *x\ng:\n";
  const doc = parse(text);
  const [root] = doc.layers;
  assert.ok(root !== undefined);
  const b = asScalar(valueAt(root, "a", "b"));
  assert.deepEqual([b?.text, b?.style, b && text.slice(b.start, b.end)], ["c", "double", '"c"']);
  assert.equal(valueAt(root, "a")?.tag, "!override");
  assert.equal(followed(valueAt(root, "f")), valueAt(root, "a"));
  assert.deepEqual(
    doc.anchors.map(({ name, start, end }) => [name, text.slice(start, end)]),
    [["x", "x"]],
  );
  const g = entriesOf(root).get("g");
  assert.deepEqual([g?.value.start, asScalar(g?.value)?.type], [text.indexOf("g:") + 2, "null"]);
});

test("merge keys give what is not there", () => {
  const doc = parse("a: &a { x: 1, y: 2 }\nb: &b { y: 3, z: 4 }\nc:\n  <<: [*a, *b]\n  x: 5\n");
  const merged = asMapping(valueAt(doc.layers[0], "c"));
  assert.ok(merged !== undefined);
  assert.deepEqual(
    [...entriesOf(merged)].map(([key, { value }]) => [key, asScalar(value)?.text]),
    [
      ["x", "5"],
      ["y", "2"],
      ["z", "4"],
    ],
  );
});

test("anchors that are set again count from there", () => {
  const doc = parse("a: &x 1\nb: *x\nc: &x 2\nd: *x\n");
  assert.deepEqual(
    ["b", "d"].map((key) => asScalar(valueAt(doc.layers[0], key))?.text),
    ["1", "2"],
  );
});

test("an alias bomb is counted, not unfolded", { timeout: 60_000 }, () => {
  const rows = Array.from(
    { length: 30 },
    (_, index) => `a${index + 1}: &a${index + 1} [${Array<string>(10).fill(`*a${index}`).join(", ")}]`,
  );
  const doc = parse(["a0: &a0 [x]", ...rows].join("\n"));
  assert.ok(doc.unfolded > 1e20);
  assert.deepEqual(doc.roots, []);
});

test("deep nesting and odd bytes are survived", () => {
  for (const text of [
    "[".repeat(50_000),
    "{a: ".repeat(20_000),
    "a: ".repeat(8_000),
    "- ".repeat(8_000),
    "\u0000\ud800\ufeff",
    "? [a]\n: b",
    "%",
    "&",
    "*",
    "!",
    "a: |9\n x",
    "\r\r\n\r",
  ])
    assert.doesNotThrow(() => parse(text), JSON.stringify(text.slice(0, 20)));
});

test("a very long file is read in part", () => {
  const doc = parse(`services:\n${"  a:\n    image: x\n".repeat(50_000)}`);
  assert.ok((doc.cut ?? 0) > 10_000 && (doc.cut ?? 0) <= 12_000);
  assert.deepEqual(doc.problems, []);
});

test("brackets and quotes may go on without indentation", () => {
  const text = 'a:\n  b: [x, # one\ny ]\n  c: "d\ne"\n';
  const doc = parse(text);
  assert.deepEqual(doc.problems, []);
  const b = valueAt(doc.layers[0], "a", "b");
  assert.equal(b && text.slice(b.start, b.end), "[x, # one\ny ]");
  assert.equal(asScalar(valueAt(doc.layers[0], "a", "c"))?.text, "d e");
});

test("several documents are several layers", () => {
  assert.equal(parse("a: 1\n---\nb: 2\n").layers.length, 2);
});

test("an alias may be a key: of a text, and of nothing else", () => {
  const { layers, problems, aliases } = parse("x-n: &n web\nservices:\n  *n :\n    image: x\n");
  assert.deepEqual(problems, []);
  assert.equal(aliases.length, 1);
  assert.equal(asScalar(valueAt(layers[0], "services", "web", "image"))?.text, "x");
  const codes = (text: string): readonly string[] => parse(text).problems.map(({ code }) => code);
  assert.deepEqual(codes("a: &a [b]\nc:\n  *a : d\n"), ["NON_STRING_KEY"]);
  assert.ok(codes("c:\n  *none : d\n").includes("UNKNOWN_ANCHOR"));
});
