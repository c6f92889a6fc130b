import assert from "node:assert/strict";
import { test } from "node:test";
import { createFrameReader, type Piece } from "../../../../src/engine/streams/frames.ts";
import { frame } from "../../../support/scriptedStreams.ts";

/** "out:text|" for a piece whose frame goes on, "err:text." for one that ends. */
const told = (pieces: readonly Piece[]): string =>
  pieces
    .map(
      ({ stream, bytes, begins, ends }) =>
        `${begins ? "^" : ""}${stream.slice(3)}:${Buffer.from(bytes).toString()}${ends ? "." : "|"}`,
    )
    .join(" ");

test("frames merged into one chunk come out in order, each with its stream", () => {
  const chunk = Buffer.concat([frame(1, "one"), frame(2, "two"), frame(1, "three")]);
  assert.equal(told(createFrameReader().read(chunk)), "^out:one. ^err:two. ^out:three.");
});

test("a frame torn anywhere gives the same bytes of the same streams", () => {
  const whole = Buffer.concat([frame(1, "first line\n"), frame(2, ""), frame(2, "second\n"), frame(0, "x")]);
  for (let cut = 0; cut <= whole.length; cut += 1)
    for (let other = cut; other <= whole.length; other += 1) {
      const reader = createFrameReader();
      const pieces = [whole.subarray(0, cut), whole.subarray(cut, other), whole.subarray(other)].flatMap((part) =>
        reader.read(part),
      );
      const of = (stream: string): string =>
        pieces
          .filter((piece) => piece.stream === stream)
          .map(({ bytes }) => Buffer.from(bytes).toString())
          .join("");
      assert.equal(of("stdout"), "first line\nx");
      assert.equal(of("stderr"), "second\n");
      assert.equal(pieces.filter(({ begins }) => begins).length, 3);
      assert.equal(pieces.filter(({ ends }) => ends).length, 3);
      assert.equal(reader.broken, false);
    }
});

test("byte by byte, the middle of a frame neither begins nor ends it", () => {
  const reader = createFrameReader();
  const pieces = [...frame(2, "abc")].flatMap((byte) => reader.read(Uint8Array.of(byte)));
  assert.equal(told(pieces), "^err:a| err:b| err:c.");
});

test("frames without content give nothing, and the engine's own word about a failure counts as stderr", () => {
  assert.equal(told(createFrameReader().read(Buffer.concat([frame(1, ""), frame(3, "no more")]))), "^err:no more.");
});

test("what is no frame at all is given as it is, and said", () => {
  const reader = createFrameReader();
  assert.equal(told(reader.read(Buffer.from("plain text\n"))), "^out:plain te. ^out:xt\n.");
  assert.equal(reader.broken, true);
  assert.equal(told(reader.read(frame(1, "later"))).includes("later"), true);
});

test("after a bad header in the middle nothing is lost, not even the header's first bytes in another chunk", () => {
  const reader = createFrameReader();
  const bad = Buffer.from([1, 0, 0, 7, 65, 66]);
  const pieces = [
    ...reader.read(Buffer.concat([frame(1, "good"), bad.subarray(0, 3)])),
    ...reader.read(bad.subarray(3)),
    ...reader.read(Buffer.from("tail")),
  ];
  assert.equal(reader.broken, true);
  assert.deepEqual(
    Buffer.concat(pieces.map(({ bytes }) => bytes)),
    Buffer.concat([Buffer.from("good"), bad, Buffer.from("tail")]),
  );
});

test("a length that no engine writes is no header", () => {
  const reader = createFrameReader();
  reader.read(Buffer.from([1, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 65]));
  assert.equal(reader.broken, true);
});

test("nothing is copied, however the chunks are cut: what is read are views into them", () => {
  const lines = Buffer.concat(Array.from({ length: 50 }, () => frame(1, "x".repeat(100))));
  const reader = createFrameReader();
  for (let at = 0; at < lines.length; at += 61) {
    const chunk = new Uint8Array(lines.subarray(at, at + 61));
    for (const { bytes } of reader.read(chunk)) assert.equal(bytes.buffer, chunk.buffer);
  }
});
