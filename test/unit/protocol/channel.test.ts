import assert from "node:assert/strict";
import { test } from "node:test";
import { createEmitter } from "../../../src/base/event.ts";
import { openChannel } from "../../../src/protocol/channel.ts";

test("messages go through, those without the agreed shape go no further", () => {
  const incoming = createEmitter<unknown>();
  const posted: unknown[] = [];
  const refused: unknown[] = [];
  const heard: number[] = [];
  const channel = openChannel<string, number>(
    { post: (message) => posted.push(message), onMessage: incoming.event },
    (message) => (typeof message === "number" ? message : undefined),
    (message) => refused.push(message),
  );
  const listening = channel.listen((message) => heard.push(message));
  channel.send("out");
  incoming.fire(1);
  incoming.fire("x");
  listening.dispose();
  incoming.fire(2);
  assert.deepEqual({ posted, heard, refused }, { posted: ["out"], heard: [1], refused: ["x"] });
});
