// Which values are in force where, and what words become.
import assert from "node:assert/strict";
import { test } from "node:test";
import { expandWord } from "../../../../../src/language/dockerfile/syntax/expand.ts";
import { parse } from "../../../../../src/language/dockerfile/syntax/parse.ts";
import { familiarName, imageParts, isReference } from "../../../../../src/language/dockerfile/syntax/reference.ts";
import {
  bindingAt,
  globalBinding,
  namesAt,
  rootOf,
  stageMeant,
} from "../../../../../src/language/dockerfile/syntax/scope.ts";
import { everywhere, named } from "../../../../../src/language/dockerfile/syntax/select.ts";

/** What the last WORKDIR or FROM becomes. */
function expanded(text: string): string | undefined {
  const doc = parse(text);
  const instruction = doc.instructions.at(-1);
  const [word] = instruction?.words ?? [];
  assert.ok(instruction && word);
  return expandWord(doc, instruction, word);
}

test("words become what the file sets", () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ["FROM a\nENV A=x B=$A\nWORKDIR /$A$B", undefined],
    ["FROM a\nENV A=x\nENV B=$A/y\nWORKDIR /$B", "/x/y"],
    ["ARG V=1\nFROM a\nARG V\nWORKDIR /$V", "/1"],
    ["ARG V=1\nFROM a\nWORKDIR /$V", undefined],
    ["FROM a AS b\nENV P=/p\nFROM b\nWORKDIR $P", "/p"],
    ["FROM a\nWORKDIR /${X:-d}/${Y:+e}", "/d/"],
    ["FROM a\nENV A=a.b.c\nWORKDIR /${A%.*}/${A%%.*}/${A#*.}/${A##*.}", "/a.b/a/b.c/c"],
    ["FROM a\nENV A='$x' B=\\$y\nWORKDIR /$A/$B", "/$x/$y"],
    ["ARG V=1.2\nFROM a:${V:-3}", "a:1.2"],
    ["ARG V=$V\nFROM a:$V", undefined],
    ["FROM a\nWORKDIR '/a b'", "/a b"],
    ["FROM a\nWORKDIR ${X:?}", undefined],
  ];
  for (const [text, value] of cases) assert.equal(expanded(text), value, text);
});

test("bindings: the last one before, in the stage or below it", () => {
  const doc = parse("ARG G=0\nFROM a AS b\nARG A=1\nENV A=2\nRUN x\nFROM b\nRUN y\nENV A=3");
  const [first, second] = named(doc, "RUN");
  assert.ok(first && second);
  assert.deepEqual(
    [first, second].map((run) => bindingAt(doc, run, "A")?.pair.value?.text),
    ["2", "2"],
  );
  assert.equal(bindingAt(doc, first, "G"), undefined);
  assert.equal(globalBinding(doc, "G")?.pair.value?.text, "0");
  assert.deepEqual([...namesAt(doc, second)], ["A"]);
});

test("stages by name in any case, or by number; their root", () => {
  const doc = parse("FROM a AS One\nFROM One\nFROM one AS two\nFROM two");
  assert.equal(stageMeant(doc, "ONE")?.index, 0);
  assert.equal(stageMeant(doc, "2")?.name?.text, "two");
  assert.equal(stageMeant(doc, "9"), undefined);
  const last = doc.stages[3];
  assert.equal(last && rootOf(last).index, 0);
});

test("instructions by name, with triggers where asked for", () => {
  const doc = parse("FROM a\nRUN b\nONBUILD RUN c");
  assert.deepEqual([named(doc, "RUN").length, everywhere(doc, "RUN").length], [1, 2]);
});

test("references in parts, and which are none", () => {
  assert.deepEqual(imageParts("localhost:5000/a/b:1@sha256:x"), {
    registry: "localhost:5000",
    repository: "a/b",
    tag: "1",
    digest: "sha256:x",
  });
  assert.deepEqual(imageParts("a/b"), { registry: undefined, repository: "a/b", tag: undefined, digest: undefined });
  assert.equal(familiarName(imageParts("docker.io/library/debian:1")), "debian");
  assert.equal(familiarName(imageParts("ghcr.io/a/b")), "ghcr.io/a/b");
  for (const good of ["debian", "a/b_c.d-e:1.2-x", "[::1]:5000/a", "A.example.org/b", `a@sha256:${"0".repeat(64)}`])
    assert.ok(isReference(good), good);
  for (const bad of ["", "A", "a:", "a@x", "a b", "a//b", "-a", "a:b:c", "a/B", `a:${"x".repeat(129)}`, "0".repeat(64)])
    assert.ok(!isReference(bad), bad);
});
