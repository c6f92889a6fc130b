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

test("an engine has a name and a url, and its files are texts", () => {
  const { read } = settingTable.engines;
  const good = [
    { name: "prod", url: "tcp://10.0.0.1:2376", ca: "~/ca.pem" },
    { name: "box", url: "ssh://box" },
  ];
  assert.deepEqual(read(good, "k"), good);
  for (const wrong of [{}, null, [null], [{ name: "a", url: "" }], [{ name: 1, url: "u" }], [{ ...good[0], ca: 1 }]])
    assert.throws(
      () => read(wrong, "k"),
      (thrown) => problemOf(thrown).kind === "setting",
    );
});
