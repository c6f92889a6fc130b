import assert from "node:assert/strict";
import { test } from "node:test";
import { traceLine, traceSocket } from "../../../../src/commands/engines/traceSocket.ts";
import { anEndpoint } from "../../../support/fakeSession.ts";
import { windowStage } from "../../../support/windowStage.ts";

test("the line names the engine where docker would go elsewhere, and is only typed", async () => {
  const other = anEndpoint("x", { url: "unix:///tmp/a b; rm -rf ~", reason: { by: "setting", index: 0 } as never });
  assert.equal(
    traceLine(other, [anEndpoint(), other], "linux"),
    "strace -f -e trace=connect docker --host 'unix:///tmp/a b; rm -rf ~' ps",
  );
  const { context, ui } = windowStage();
  await traceSocket.run(context, []);
  assert.deepEqual(
    ui.of("insertInShell").map(({ line }) => line),
    ["strace -f -e trace=connect docker ps"],
  );
  assert.match(ui.of("tell")[0]?.message ?? "", /\/run\/default\.sock/);
});

test("elsewhere than on Linux, and over ssh, there is nothing to trace", () => {
  assert.equal(traceLine(anEndpoint(), [], "darwin"), undefined);
  assert.equal(traceLine(anEndpoint("s", { address: { kind: "ssh", host: "h" } }), [], "linux"), undefined);
});
