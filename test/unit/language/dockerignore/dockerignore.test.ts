// Rules and features of .dockerignore files, over the whole language.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyEdits } from "../../../../src/base/text.ts";
import { dockerignore } from "../../../../src/language/dockerignore/dockerignore.ts";
import type { Finding, Lookup } from "../../../../src/language/language.ts";
import { lint } from "../../../../src/language/lint.ts";

const check = (text: string, lookup: Lookup = {}): readonly Finding[] =>
  lint(dockerignore, dockerignore.parse(text), lookup);
const told = (text: string): readonly string[] =>
  check(text).map(
    ({ rule, severity, range: { start, end } }) =>
      `${severity} ${rule} ${start.line}:${start.character}-${end.character}`,
  );

describe("each rule", () => {
  for (const [text, found] of [
    ["  # words", ["warning indentedComment 0:2-9"]],
    ["\n\tnode_modules  # large\n", ["warning commentBehindPattern 1:15-22"]],
    ["a\n!", ["error brokenPattern 1:0-1"]],
    ["logs/[a-z", ["error brokenPattern 0:0-9"]],
    ["logs\\", ["error brokenPattern 0:0-5"]],
    ["[]", ["error brokenPattern 0:0-2"]],
    ["!a\nb\n!c", ["warning exceptionFromNothing 0:0-2"]],
    ["dist/\n*.log\n./dist", ["info repeatedPattern 2:0-6"]],
    ["../a", ["warning outsideContext 0:0-4"]],
    ["a\n**", ["info everythingIgnored 1:0-2"]],
  ] as const)
    test(JSON.stringify(text), () => assert.deepEqual(told(text), found));
});

describe("what is right is left alone", () => {
  for (const text of [
    "",
    "# comment\n\nnode_modules\n**/*.log\n!keep.log\n",
    "*\n!src\n!package*.json",
    "a\n!a/b\na",
    "file#1\n[!a-z]x\n[^a]?\\*",
    "/abs/./path//x\n",
    "\ufeff# with a mark\r\n.git\r\n",
    "a/../b",
  ])
    test(JSON.stringify(text), () => assert.deepEqual(told(text), []));
});

test("every fix takes its finding away and brings no other", () => {
  for (const text of ["x\n  # a\n", "x # a # b\r\ny\r\n", "a\nb\na", "a\na\nb\n"]) {
    const before = check(text);
    assert.ok(before.length > 0);
    for (const { fixes } of before)
      for (const fix of fixes) {
        const after = applyEdits(text, fix.edits);
        assert.equal(check(after).length, before.length - 1, JSON.stringify(after));
      }
  }
});

test("names of the context are offered in the folder that is written", () => {
  const folders: Record<string, readonly string[]> = { ".": ["src/", "a.txt", "o*d"], "src/": ["main.ts"] };
  const offered = (text: string): readonly string[] =>
    (
      dockerignore.features.complete?.(
        dockerignore.parse(text),
        { line: 0, character: text.length },
        { list: (path) => folders[path] },
      ) ?? []
    ).map(({ label, kind, edit }) => `${kind} ${label} ${edit.range.start.character} ${edit.text}`);
  assert.deepEqual(offered("!"), ["folder src 1 src", "file a.txt 1 a.txt", "file o*d 1 o\\*d"]);
  assert.deepEqual(offered("/src/m"), ["file main.ts 5 main.ts"]);
  assert.deepEqual(offered("# s"), []);
  assert.deepEqual(offered("**/s"), []);
});

test("hovering a pattern tells what it takes now", () => {
  const tell = (text: string): string | undefined =>
    dockerignore.features.hover?.(
      dockerignore.parse(text),
      { line: 0, character: 1 },
      {
        list: () => ["a.log", "b.log", "logs/", "x"],
      },
    )?.markdown;
  assert.match(tell("*.log") ?? "", /`a\.log`, `b\.log`$/);
  assert.match(tell("!logs") ?? "", /after all.*`logs\/`$/s);
  assert.match(tell("y*") ?? "", /fits nothing/);
  assert.equal(tell("# x"), undefined);
  assert.equal(tell("  *.log"), undefined);
});

test("no text makes it throw or take long", { timeout: 60_000 }, () => {
  const text = "#a\n  # b\n!\n[a-\\]*?**/**\\\n!../x/**/[^]] # c\r\n\r";
  for (let end = 0; end <= text.length; end += 1) check(text.slice(0, end));
  check("**/".repeat(200) + "*".repeat(2_000) + "x\n" + "a*b?[c-d]/\n".repeat(20_000));
});
