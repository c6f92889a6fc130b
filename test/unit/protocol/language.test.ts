// Settings and options as clients of all kinds send them.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  defaultLanguageSettings,
  readEngineFacts,
  readImageAsked,
  readImageFacts,
  readLanguageSettings,
  readServerOptions,
} from "../../../src/protocol/language.ts";

test("settings are read in our client's form and in that of any other", () => {
  const wanted = { lintEnabled: false, lintSeverity: { DL3008: "off" }, lintMarkdown: false, shellCheck: "/a/b" };
  assert.deepEqual(readLanguageSettings(wanted), wanted);
  const spelled = { lint: { enabled: false, severity: { DL3008: "off" }, markdown: false, shellcheck: "/a/b" } };
  assert.deepEqual(readLanguageSettings({ porthole: spelled }), wanted);
  assert.deepEqual(readLanguageSettings(spelled), wanted);
});

test("what is of the wrong kind counts as not said", () => {
  for (const nothing of [undefined, null, 3, "x", [], { porthole: null }, { lint: { enabled: "no", severity: 4 } }])
    assert.deepEqual(readLanguageSettings(nothing), defaultLanguageSettings);
  assert.deepEqual(readLanguageSettings({ lint: { severity: { A: "loud", B: "hint" } } }).lintSeverity, { B: "hint" });
});

test("a client without options is trusted, asked nothing, and has no lenses", () => {
  const { trusted, knowsEngine, commands, diagnostics } = readServerOptions(undefined);
  assert.deepEqual([trusted, knowsEngine, commands, diagnostics], [true, false, undefined, undefined]);
  assert.equal(readServerOptions({ trusted: false }).trusted, false);
  assert.deepEqual(readServerOptions({ lint: { enabled: false } }).settings.lintEnabled, false);
});

test("facts of an engine are read one by one", () => {
  assert.deepEqual(readEngineFacts({ images: ["a:1", 3], builder: "kaniko" }), { images: ["a:1"], builder: undefined });
  const sizes = { "a:1": 5, "b:1": "5", "c:1": -1 };
  assert.deepEqual(readEngineFacts({ sizes }), { images: undefined, sizes: { "a:1": 5 }, builder: undefined });
  assert.deepEqual(readEngineFacts(null), { images: undefined, builder: undefined });
});

test("how the engine was started is read, and nothing that lacks its files", () => {
  const daemon = { file: "/a.json", usual: "/b.json", flags: ["--debug", 3] };
  assert.deepEqual(readEngineFacts({ daemon }).daemon, { file: "/a.json", usual: "/b.json", flags: ["--debug"] });
  assert.equal(readEngineFacts({ daemon: { file: "/a.json" } }).daemon, undefined);
});

test("what an image brings is read one by one, and nothing that tells no ENTRYPOINT", () => {
  const usual = { entrypoint: ["/e"], command: [], shell: ["/bin/sh", "-c"], user: "", folder: "", ports: [] };
  assert.deepEqual(readImageFacts({ entrypoint: ["/e", 1], shell: [], user: 5, ports: "80" }), usual);
  const all = { ...usual, command: ["c"], shell: ["sh"], user: "u", folder: "/f", ports: ["80/tcp"] };
  assert.deepEqual(readImageFacts(all), all);
  for (const nothing of [null, undefined, 3, {}, { entrypoint: "x" }]) assert.equal(readImageFacts(nothing), undefined);
  assert.equal(readImageAsked({ reference: "a:1" }), "a:1");
  for (const nothing of [null, {}, { reference: 1 }]) assert.equal(readImageAsked(nothing), undefined);
});
