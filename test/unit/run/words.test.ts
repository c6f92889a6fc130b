import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { joined, split } from "../../../src/run/words.ts";

/** What a real shell makes of a line that needs nothing replaced. */
const bySh = (line: string): readonly string[] => {
  const out = execFileSync("sh", ["-c", `printf '%s\\0' ${line}`], { encoding: "utf8" });
  return out.split("\0").slice(0, -1);
};

const lines = [
  "mvn install -DskipTests=true",
  `sh -c 'echo "hello world"'`,
  `a\\ b "c d" 'e f'`,
  `"it's" 'a"b' ''`,
  `x="" y=a#b`,
  `"a\\"b" "a\\\\b" "a\\nb" 'a\\nb'`,
  `"\\$HOME" '$HOME' \\$HOME`,
  "one\ttwo   three",
  `nginx -g "daemon off;"`,
  "a\\\nb",
];

for (const line of lines)
  test(`splits like sh: ${JSON.stringify(line)}`, () => assert.deepEqual(split(line).words, bySh(line)));

test("an unclosed quote is a fault, not a shorter command", () => {
  assert.match(split(`echo "abc`).fault ?? "", /"/);
  assert.match(split("echo it's").fault ?? "", /'/);
  assert.match(split("echo \\").fault ?? "", /backslash/);
});

test("what only a shell can do is told", () => {
  for (const [line, operator] of [
    ["a | b", "|"],
    ["a && b", "&&"],
    ["a > f", ">"],
    ["a; b", ";"],
    ["(a)", "("],
  ] as const)
    assert.ok(split(line).fault?.includes(`“${operator}”`), line);
});

test("what a shell would replace stays as it is and is named", () => {
  const { words, kept, fault } = split('echo $HOME "${X:-y}" *.txt `id`');
  assert.equal(fault, undefined);
  assert.deepEqual(words, ["echo", "$HOME", "${X:-y}", "*.txt", "`id`"]);
  assert.deepEqual(kept, ["$HOME", "${X:-y}", "*", "`"]);
  assert.deepEqual(split("echo '$HOME *'").kept, []);
});

test("words written as a line are read back as the same words, by us and by sh", () => {
  const odd = ["plain", "two words", "", "it's", '"', "$HOME", "a\\b", "*", "new\nline", "KEY=value", "ü€", ";|&"];
  assert.deepEqual(split(joined(odd)).words, odd);
  assert.deepEqual(bySh(joined(odd)), odd);
});

test("nothing is no word", () => assert.deepEqual(split("  \n ").words, []));
