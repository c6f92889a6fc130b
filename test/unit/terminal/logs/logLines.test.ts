import assert from "node:assert/strict";
import { test } from "node:test";
import { createLogLines, type LogLine } from "../../../../src/terminal/logs/logLines.ts";
import { frame } from "../../../support/scriptedStreams.ts";

const stamp = "2026-01-01T12:00:00.123456789Z";

/** Reads in chunks of `size` bytes. */
function read(bytes: Uint8Array, frames: boolean, size = bytes.length): readonly LogLine[] {
  const lines = createLogLines(frames);
  const found: LogLine[] = [];
  for (let at = 0; at < bytes.length; at += size) found.push(...lines.read(bytes.subarray(at, at + size)));
  return [...found, ...lines.end()];
}
const told = (lines: readonly LogLine[]): readonly string[] =>
  lines.map(
    ({ stream, text, begins, ends }) =>
      `${stream === "stderr" ? "err " : ""}${begins ? "" : "…"}${text}${ends ? "" : "…"}`,
  );

test("each message is a line with its stream and stamp, however the bytes are torn", () => {
  const log = Buffer.concat([
    frame(1, `${stamp} out\n`),
    frame(2, `${stamp} 2026-01-01T00:00:00Z its own stamp\n`),
    frame(1, `${stamp} \n`),
    frame(1, `${stamp} naïve 日本\n`),
  ]);
  for (const size of [1, 2, 7, 8, 13, log.length]) {
    const lines = read(log, true, size);
    assert.deepEqual(told(lines), ["out", "err 2026-01-01T00:00:00Z its own stamp", "", "naïve 日本"]);
    assert.ok(lines.every((line) => line.stamp === stamp));
  }
});

test("a line that the engine cut is one line, even where the cut goes through a character", () => {
  const [first, second] = [Buffer.from("é").subarray(0, 1), Buffer.from("é").subarray(1)];
  const log = Buffer.concat([
    frame(1, Buffer.concat([Buffer.from(`${stamp} long `), first])),
    frame(2, `${stamp} between\n`),
    frame(1, Buffer.concat([Buffer.from(`${stamp} `), second, Buffer.from(" end\n")])),
  ]);
  assert.deepEqual(told(read(log, true)), ["long …", "err between", "…é end"]);
});

test("with a TTY lines are told by their ends, and the stamps within a long line are taken out", () => {
  const x = "x".repeat(16 * 1024);
  const log = Buffer.from(`${stamp} one\r\n${stamp} ${x}${stamp} ${x}${stamp} rest\r\n${stamp} last`);
  for (const size of [7, 1000, 16_384, log.length]) {
    const lines = read(log, false, size);
    assert.equal(
      lines
        .map(({ text, ends }) => text + (ends ? "\n" : ""))
        .join("")
        .replaceAll(x, "X"),
      "one\nXXrest\nlast",
    );
    assert.deepEqual(lines.filter(({ begins }) => begins).length, 3);
  }
});

test("with a TTY Podman keeps what came at once of the terminal: its stamps are taken out of long lines too", () => {
  const whole = "2026-01-01T12:00:00Z";
  const x = "x".repeat(4095);
  const lines = read(Buffer.from(`${whole} ${x}${whole} ${x}${whole} rest at ${whole} or so\r\n`), false, 1000);
  assert.equal(lines.map(({ text }) => text).join(""), `${x}${x}rest at ${whole} or so`);
});

test("what writes over its line stays in it, and every line end is one", () => {
  assert.deepEqual(told(read(frame(1, `${stamp} 10%\r20%\r\n`), true)), ["10%\r20%"]);
});

test("engines that write stamps in whole seconds or another zone are understood", () => {
  for (const other of ["2026-01-01T12:00:00Z", "2026-01-01T12:00:00.5+07:00"]) {
    const [line] = read(frame(1, `${other} text\n`), true);
    assert.deepEqual([line?.stamp, line?.text], [other, "text"]);
  }
});

test("without stamps, and without frames where some were promised, the text is still shown", () => {
  assert.deepEqual(told(read(frame(1, "bare\n"), true)), ["bare"]);
  const lines = createLogLines(true);
  assert.deepEqual(told(lines.read(Buffer.from("no frames\nat all\n"))), ["no frames", "at all"]);
  assert.equal(lines.broken, true);
});

test("a line without end is given in parts", () => {
  const lines = createLogLines(false);
  let parts = 0;
  for (let round = 0; round < 100; round += 1) parts += lines.read(Buffer.from("x".repeat(10_000))).length;
  assert.ok(parts >= 3, `${parts} parts of a megabyte`);
});

test("sequences that could do harm are gone", () => {
  assert.deepEqual(told(read(frame(1, `${stamp} a\x1b]52;c;aGk=\x07\x1b[31mb\x1b[2J\n`), true)), ["a\x1b[31mb"]);
});
