import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { logText } from "../../../../src/terminal/logs/logText.ts";
import { frame } from "../../../support/scriptedStreams.ts";

const stamp = "2026-01-01T12:00:00.000000001Z";
const log = (...lines: readonly string[]): Readable =>
  Readable.from(lines.map((line) => frame(1, `${stamp} ${line}\n`)));

test("the text is what a terminal would show in the end, without colours", async () => {
  const { text } = await logText(log("\x1b[31mred\x1b[0m", "10%\r20%\x1b[K", "ab\bc", "\x1b]0;t\x07x"), {
    frames: true,
    times: false,
    most: 1000,
  });
  assert.equal(text, "red\n20%\nac\nx\n");
});

test("times stand before lines, as the engine wrote them", async () => {
  const { text } = await logText(log("one"), { frames: true, times: true, most: 1000 });
  assert.equal(text, `${stamp} one\n`);
});

test("of a long log the last whole lines are kept, and how much was left out is told", async () => {
  const lines = Array.from({ length: 5000 }, (_, index) => `line ${String(index).padStart(4, "0")}`);
  const { text, dropped } = await logText(log(...lines), { frames: true, times: false, most: 1005 });
  assert.equal(
    text,
    lines
      .slice(-100)
      .map((line) => `${line}\n`)
      .join(""),
  );
  assert.equal(dropped + text.length, 5000 * 10);
});
