// A container's files by its pid: each way to write the pid is found, and nothing else of /proc.
import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../../../../../src/base/text.ts";
import { commandLine } from "../../../../../src/language/commandLine/commandLine.ts";
import { lint } from "../../../../../src/language/lint.ts";

function told(text: string): readonly string[] {
  const lines = linesOf(text);
  return lint(commandLine, commandLine.parse(text), {})
    .filter(({ rule }) => rule === "procRoot")
    .map(({ range, severity }) => `${severity} ${text.slice(lines.offset(range.start), lines.offset(range.end))}`);
}

test("a pid is a number, a variable, a substitution or a placeholder", () => {
  for (const pid of ["4711", "$PID", "${pid}", "$(docker inspect -f '{{.State.Pid}}' web)", "<PID>"])
    assert.deepEqual(told(`ls /proc/${pid}/root/`), [`hint /proc/${pid}/root`], pid);
  assert.equal(told("find /proc/1/root | grep a\nls /proc/2/root").length, 2);
});

test("other places in /proc, and names that only begin like it, are left alone", () => {
  for (const text of ["ls /proc/self/root", "ls /proc/4711/rootfs", "cat /proc/4711/status", "ls /proc/root"])
    assert.deepEqual(told(text), [], text);
});
