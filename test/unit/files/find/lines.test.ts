import assert from "node:assert/strict";
import { test } from "node:test";
import { isBinary, lineLooker, type Line } from "../../../../src/files/find/lines.ts";

function look(pattern: RegExp, pieces: readonly string[]): readonly Line[] {
  const looker = lineLooker(pattern).pieces();
  return [...pieces.flatMap((piece) => looker.next(Buffer.from(piece))), ...looker.end()];
}

/** The plain way: line by line. */
const plainly = (pattern: RegExp, text: string): readonly (readonly [number, number, string])[] =>
  text
    .split("\n")
    .flatMap((line, index) =>
      pattern.test(line) ? [[index + 1, pattern.exec(line)?.index ?? -1, line] as const] : [],
    );

const text = `port = 80
name = web, the größe of it
\tlisten  443;
no match here
port = 443 port = 80

last line without an end: port`;

test("the same lines as one finds line by line, however the text is cut", () => {
  const told = (found: readonly Line[]) => found.map((one) => [one.line, one.start, one.text]);
  const patterns = [
    /port/,
    /port = \d+/,
    /^listen/,
    /^\s+listen/,
    /;$/,
    /größe/,
    /e|x/,
    /^$/,
    /o.t/,
    /port$/,
    /absent/,
  ];
  for (const pattern of patterns) {
    assert.deepEqual(told(lineLooker(pattern).whole(Buffer.from(text))), plainly(pattern, text), String(pattern));
    for (const length of [1, 2, 3, 7, 20, 64, 1000]) {
      const pieces = Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
        text.slice(index * length, (index + 1) * length),
      );
      assert.deepEqual(
        told(look(pattern, pieces)),
        plainly(pattern, text),
        `${String(pattern)} in pieces of ${length}`,
      );
    }
  }
});

test("a line is found once, however often it matches; an end of line ends no line after it", () => {
  assert.deepEqual(
    look(/abc/, ["abc abc abc\n"]).map(({ line, start, length }) => [line, start, length]),
    [[1, 0, 3]],
  );
  assert.deepEqual(look(/^$/, ["one\n"]), []);
});

test("of a very long line the beginning is looked at, and less is shown", () => {
  const long = "x".repeat(100_000);
  assert.deepEqual(look(/needle/, [`${long}needle\n`]), []);
  assert.deepEqual(look(/xy|needle/, [long, long, "needle", long]), []);
  const [found] = look(/needle/, [`needle${long}\nneedle`]);
  assert.equal(found?.text.length, 300);
  assert.deepEqual(
    look(/needle/, [long, `${long}\nneedle`]).map(({ line }) => line),
    [2],
  );
});

test("a zero at the beginning means that it is no text", () => {
  assert.equal(isBinary(Buffer.from("a\0b")), true);
  assert.equal(isBinary(Buffer.from("text")), false);
  assert.equal(isBinary(Buffer.concat([Buffer.alloc(8192, "x"), Buffer.alloc(1)])), false);
});
