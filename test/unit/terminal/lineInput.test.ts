import assert from "node:assert/strict";
import { test } from "node:test";
import { createLineInput } from "../../../src/terminal/lineInput.ts";

function typing(...typed: readonly string[]) {
  const heard = { echo: "", sent: [] as string[], finished: 0, interrupted: 0 };
  const input = createLineInput({
    echo: (text) => void (heard.echo += text),
    send: (text) => void heard.sent.push(text),
    finish: () => void (heard.finished += 1),
    interrupt: () => void (heard.interrupted += 1),
  });
  for (const data of typed) input.type(data);
  return heard;
}

test("a line is echoed while it is typed and sent when it is whole", () => {
  assert.deepEqual(typing("l", "s", "\r"), { echo: "ls\r\n", sent: ["ls\n"], finished: 0, interrupted: 0 });
});

test("characters, words and lines are erased, wide characters over both of their columns", () => {
  assert.equal(typing("ab\x7fc\r").sent[0], "ac\n");
  assert.equal(typing("one two \x17x\r").sent[0], "one x\n");
  assert.equal(typing("all\x15new\r").sent[0], "new\n");
  assert.equal(typing("日\x7f").echo, "日\b \b\b \b");
  assert.deepEqual(typing("\x7f\x7f").echo, "");
  assert.equal(typing("👩‍🚀\x7f\r").sent[0], "\n");
});

test("Ctrl+D sends what is there, and ends the input when nothing is", () => {
  assert.deepEqual(typing("half\x04").sent, ["half"]);
  assert.equal(typing("\x04").finished, 1);
});

test("Ctrl+C drops the line and interrupts", () => {
  const { echo, sent, interrupted } = typing("gone\x03ok\r");
  assert.deepEqual([echo, sent, interrupted], ["gone^C\r\nok\r\n", ["ok\n"], 1]);
});

test("arrows and other keys without a character do nothing; pasted lines are lines", () => {
  assert.deepEqual(typing("a\x1b[Ab\x1bOP\r").sent, ["ab\n"]);
  assert.deepEqual(typing("one\r\ntwo\n\tthree\r").sent, ["one\n", "two\n", "\tthree\n"]);
});
