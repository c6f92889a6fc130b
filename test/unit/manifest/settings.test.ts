// Readers of settings whose values have an inner shape.
import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "../../../src/base/problem.ts";
import { settingTable } from "../../../src/manifest/settings.ts";

test("severities of rules are read rule by rule, and a wrong one is told with what is right", () => {
  const { read } = settingTable["lint.severity"];
  assert.deepEqual(read({ DL3008: "off", pinBaseImage: "error" }, "k"), { DL3008: "off", pinBaseImage: "error" });
  for (const wrong of [null, [], "off", { DL3008: "loud" }, { DL3008: 1 }])
    assert.throws(
      () => read(wrong, "k"),
      (thrown) => problemOf(thrown).kind === "setting",
    );
});
