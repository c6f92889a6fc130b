import assert from "node:assert/strict";
import { test } from "node:test";
import { rememberingLog } from "../../../src/base/log.ts";

test("a child's lines begin with its name, and an error's cause brings its stack", () => {
  const log = rememberingLog();
  log.child("default").child("sync").info("listed");
  log.error("failed", new Error("why"));
  assert.deepEqual(log.lines[0], { level: "info", line: "[default] [sync] listed" });
  assert.match(log.lines[1]?.line ?? "", /^failed\nError: why\n\s+at /);
});
