import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { saveLogs } from "../../../../src/commands/containers/saveLogs.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { aContainer } from "../../../support/resources.ts";
import { frame } from "../../../support/scriptedStreams.ts";

const saved = async (tty: boolean, log: Buffer) => {
  const stage = commandStage({
    engine: ({ path }) =>
      path.endsWith("/logs") ? Object.assign(Readable.from([log]), { headers: {} }) : { Config: { Tty: tty } },
  });
  await stage.run(saveLogs, [aContainer({ name: "web-1" })]);
  return { ...stage, file: stage.ui.of("save")[0] ?? assert.fail("not saved") };
};

test("the file has the bytes as they were written, both streams in their order, the whole log", async () => {
  const { file, engine } = await saved(
    false,
    Buffer.concat([frame(1, "a\x1b[31m\x00"), frame(2, "b\r\n"), frame(1, Buffer.from([0xff]))]),
  );
  assert.equal(file.name, "web-1.log");
  assert.deepEqual(file.content, Buffer.concat([Buffer.from("a\x1b[31m\x00b\r\n"), Buffer.from([0xff])]));
  assert.match(engine.requests(/logs/)[0] ?? "", /follow=false.*timestamps=false.*tail=all/);
});

test("with a TTY there are no frames to take away", async () => {
  const { file } = await saved(true, Buffer.from([1, 0, 0, 0, 0, 0, 0, 1, 65]));
  assert.equal(file.content.length, 9);
});
