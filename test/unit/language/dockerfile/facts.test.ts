// Small facts that rules stand on: command lines, near names, ends of life, label kinds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inCommand } from "../../../../src/language/dockerfile/commandLine.ts";
import { endOf } from "../../../../src/language/dockerfile/rules/images/ends.ts";
import { nearest } from "../../../../src/language/dockerfile/rules/suggest.ts";
import { parse } from "../../../../src/language/dockerfile/syntax/parse.ts";

test("what a container runs: ENTRYPOINT with CMD behind it", () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['ENTRYPOINT ["a", "b c"]\nCMD ["d"]', "a 'b c' d"],
    ['CMD ["a"]\nCMD ["b"]', "b"],
    ["CMD a $B", "/bin/sh -c 'a $B'"],
    ['ENTRYPOINT a\nCMD ["b"]', "/bin/sh -c a"],
    ['SHELL ["/bin/bash", "-c"]\nCMD a', "/bin/bash -c a"],
    ["RUN a", undefined],
    ['CMD ["a"]\nFROM x\nENTRYPOINT ["b"]', "b"],
    ['ENTRYPOINT ["a"]\nCMD ["b"]\nFROM one\nCMD ["c"]', "a c"],
    ['CMD ["b"]\nFROM one\nENTRYPOINT ["a"]', "a"],
  ];
  for (const [lines, command] of cases) {
    const stage = parse(`FROM x AS one\n${lines}`).stages.at(-1);
    assert.equal(stage && inCommand(stage), command, lines);
  }
});

test("near names: swaps, slips, not strangers", () => {
  assert.equal(nearest("biuld", ["build", "test"]), "build");
  assert.equal(nearest("VERSON", ["VERSION"]), "VERSION");
  assert.equal(nearest("abc", ["xyz", "abcdef"]), undefined);
  assert.equal(nearest("a", ["b"]), "b");
});

test("ends of life by the version that begins the tag", () => {
  assert.equal(endOf("ubuntu", "12.04"), "2017-04");
  assert.equal(endOf("python", "3.8.1-slim"), "2024-10");
  assert.equal(endOf("python", "3.13"), undefined);
  assert.equal(endOf("debian", "bookworm-slim"), undefined);
  assert.equal(endOf("centos", "latest"), "gone");
  assert.equal(endOf("nobody", "1"), undefined);
});
