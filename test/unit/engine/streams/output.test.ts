import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { carriesFrames, withoutFrames } from "../../../../src/engine/streams/output.ts";
import { settled } from "../../../support/clock.ts";
import { frame } from "../../../support/scriptedStreams.ts";

const answer = (headers: object): Readable => Object.assign(Readable.from([]), { headers });
const text = async (stream: Readable): Promise<string> =>
  Buffer.concat((await stream.toArray()) as Uint8Array[]).toString();

test("the content type tells frames; without one the container's own setting does", () => {
  assert.equal(carriesFrames(answer({ "content-type": "application/vnd.docker.multiplexed-stream" }), true), true);
  assert.equal(carriesFrames(answer({ "content-type": "application/vnd.docker.raw-stream" }), false), true);
  assert.equal(carriesFrames(answer({ "content-type": "application/vnd.docker.raw-stream" }), true), false);
  assert.equal(carriesFrames(answer({}), true), false);
});

test("the bytes of both streams come in their order, whatever the chunks", async () => {
  const whole = Buffer.concat([frame(1, "a\u001b[31mé\n"), frame(2, "b\0\n"), frame(1, ""), frame(1, "c")]);
  for (const size of [1, 3, 8, 9, 1000]) {
    const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
      whole.subarray(index * size, (index + 1) * size),
    );
    const stream = withoutFrames(Readable.from(chunks), () => assert.fail("they are frames"));
    assert.equal(await text(stream), "a\u001b[31mé\nb\0\nc");
  }
});

test("bytes that are no frames are kept, and said once", async () => {
  let said = 0;
  const stream = withoutFrames(Readable.from([Buffer.from("no "), Buffer.from("frames")]), () => (said += 1));
  assert.equal(await text(stream), "no frames");
  assert.equal(said, 1);
});

test("whoever reads slowly keeps the engine waiting", async () => {
  let given = 0;
  const endless = new Readable({
    highWaterMark: 1,
    read() {
      given += 1;
      this.push(frame(1, "x".repeat(10_000)));
    },
  });
  const stream = withoutFrames(endless, () => undefined);
  stream.once("readable", () => undefined);
  for (let turn = 0; turn < 10; turn += 1) await settled();
  assert.ok(given < 20, `${given} frames were read without anybody taking them`);
  stream.destroy();
});
