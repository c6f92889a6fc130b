// What BuildKit tells of its steps, read from messages put together by hand as protoc would write them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readBuildTrace } from "../../../../src/engine/streams/buildTrace.ts";
import { fieldsOf } from "../../../../src/engine/streams/protobuf.ts";
import { message, time } from "../../../support/protobuf.ts";

test("numbers of any length, texts and what is skipped are read in their order", () => {
  const bytes = message([1, 300], [2, "häh"], [3, 2 ** 40]);
  const skipped = Buffer.concat([Buffer.from([0x21, ...Array<number>(8).fill(7), 0x2d, 1, 2, 3, 4]), bytes]);
  assert.deepEqual(
    [...fieldsOf(skipped)].map(({ number, value, bytes: text }) => [
      number,
      value,
      Buffer.from(text).toString("latin1").length,
    ]),
    [
      [4, 0, 8],
      [5, 0, 4],
      [1, 300, 0],
      [2, 0, 4],
      [3, 2 ** 40, 0],
    ],
  );
});

test("steps, statuses, output and warnings with their times", () => {
  const step = message(
    [1, "sha256:a"],
    [2, "sha256:b"],
    [3, "[1/2] RUN make"],
    [4, 1],
    [5, time(10, 500_000_000)],
    [7, "no"],
  );
  const status = message([1, "layer"], [2, "sha256:a"], [4, 5], [5, 10], [6, time(11, 0)], [8, time(12, 0)]);
  const log = message([1, "sha256:a"], [2, time(11, 250_000_000)], [3, 2], [4, "made\n"]);
  const warning = message([1, "sha256:a"], [2, 1], [3, "old way"]);
  const trace = readBuildTrace(message([1, step], [2, status], [3, log], [4, warning]).toString("base64"));
  assert.deepEqual(trace?.steps, [
    { digest: "sha256:a", name: "[1/2] RUN make", cached: true, started: 10_500, error: "no" },
  ]);
  assert.deepEqual(trace.statuses, [
    { id: "layer", step: "sha256:a", current: 5, total: 10, at: 11_000, completed: true },
  ]);
  assert.deepEqual(
    trace.logs.map(({ bytes, ...more }) => ({ ...more, text: Buffer.from(bytes).toString() })),
    [{ step: "sha256:a", at: 11_250, text: "made\n" }],
  );
  assert.deepEqual(trace.warnings, [{ step: "sha256:a", text: "old way" }]);
});

test("what is cut or broken is none", () => {
  const whole = message([1, message([1, "sha256:a"], [3, "RUN make"])]);
  assert.ok(readBuildTrace(whole.toString("base64")) !== undefined);
  for (let length = 1; length < whole.length; length += 1)
    assert.equal(readBuildTrace(whole.subarray(0, length).toString("base64")), undefined, String(length));
  assert.equal(readBuildTrace(Buffer.from([0x0b]).toString("base64")), undefined, "a group");
});
