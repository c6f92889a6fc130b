// Blocks of people's notes as they stand there, line for line (test/fixtures/notes; only an address of a person is another):
// those that must stay clean, and those whose mistakes must be told. What is listed is all that is said.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { applyEdits } from "../../../src/base/text.ts";
import type { AnyLanguage } from "../../../src/server/documents/reading.ts";
import { languages } from "../../../src/server/languages.ts";
import type { Finding, Lookup } from "../../../src/language/language.ts";
import { lint } from "../../../src/language/lint.ts";

const block = (name: string): string =>
  readFileSync(new URL(`../../fixtures/notes/${name}.txt`, import.meta.url), "utf8");

function found(id: AnyLanguage["id"], text: string, lookup: Lookup = {}): readonly Finding[] {
  const language = languages.find((one) => one.id === id);
  assert.ok(language, id);
  const run = (_: string, check: () => void): void => {
    check();
  };
  return language.read(text).lint(lint, run, lookup);
}

/** Line from 1, severity, code. */
const told = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ range, severity, code }) => `${range.start.line + 1} ${severity} ${code}`).sort();

test("section 20: a build of two targets has no error and no warning under BuildKit", () => {
  const all = found("dockerfile", block("twoTargets.Dockerfile"), { builder: "buildkit" });
  assert.deepEqual(told(all), ["1 info endOfLife", "17 hint noUser", "3 info DL3021"]);
});

test("section 20: two services without a version line", () => {
  // Blanks at line ends stand in the note too.
  const all = found("compose", block("web.compose")).filter(({ code }) => code !== "trailingBlanks");
  assert.deepEqual(told(all), ["11 info volumeHidesImage"]);
});

test("section 20: commits with changes", () => {
  assert.deepEqual(told(found("commandLine", block("commit.sh"))), []);
});

for (const name of ["socket.md", "inside.md"])
  test(`section 20: a note's ${name}`, () => {
    assert.deepEqual(told(found("markdown", block(name))), []);
  });

test("section 20: settings of the engine; an open port gets one warning", () => {
  assert.deepEqual(told(found("daemonJson", block("liveRestore.json"))), []);
  const open = found("daemonJson", block("remoteAccess.json"));
  assert.deepEqual(
    open.filter(({ severity }) => severity !== "info" && severity !== "hint").map(({ code }) => code),
    ["openWithoutTls"],
  );
});

/** By its name: how it is read, all that is said of it. */
const blocks: Readonly<Record<string, { readonly fragment?: boolean; readonly said: readonly string[] }>> = {
  "M01 M02 M03 M04 M05 M06 S154 node": {
    said: [
      "1 hint noUser",
      "1 warning DL3006",
      "10 warning MultipleInstructionsDisallowed",
      "4 info DL3019",
      "4 warning DL3018",
      "4 warning nodejsNpm",
      "7 info copyBeforeInstall",
    ],
  },
  "M07 M08 M09 M10 S155 python": {
    said: [
      "1 warning endOfLife",
      "13 warning DL3042",
      "3 warning LegacyKeyValueFormat",
      "4 warning LegacyKeyValueFormat",
      "6 info DL3009",
      "6 info updateAlone",
      "7 info DL3015",
      "7 info DL3059",
      "7 warning DL3008",
    ],
  },
  "M07 M08 M13 M14 M15 M16 M17 S156 S157 ubuntu": {
    said: [
      "10 hint personsTools",
      "10 info DL3015",
      "10 info DL3059",
      "10 warning ConsistentInstructionCasing",
      "10 warning DL3008",
      "14 hint linkOverFile",
      "14 info DL3059",
      "14 warning ConsistentInstructionCasing",
      "17 info DL3059",
      "17 warning ConsistentInstructionCasing",
      "18 info DL3059",
      "18 warning ConsistentInstructionCasing",
      "19 warning LegacyKeyValueFormat",
      "2 warning endOfLife",
      "20 warning LegacyKeyValueFormat",
      "3 hint refreshedAt",
      "3 warning LegacyKeyValueFormat",
      "6 info DL3009",
      "6 info DL3059",
      "6 info updateAlone",
      "7 hint aptUpgrade",
      "7 info DL3059",
    ],
  },
  "M19 M26 M27 crossCompile": {
    said: [
      "1 error InvalidImage",
      "1 warning UndefinedArgInFrom",
      "10 error UNKNOWN_INSTRUCTION",
      "2 error ellipsisInFile",
    ],
  },
  "M19 M20 M21 M03 M46 sketch": {
    fragment: true,
    said: [
      "1 warning DL3007",
      "2 info ellipsis",
      "5 warning DL3007",
      "5 warning endOfLife",
      "6 hint differentBases",
      "6 warning DL3045",
      "7 info ellipsis",
    ],
  },
  "M22 M23 S172 bind": {
    fragment: true,
    said: ["1 warning UNKNOWN_INSTRUCTION", "2 warning danglingContinuation"],
  },
  "M24 arguments": { fragment: true, said: ["5 warning UNKNOWN_INSTRUCTION"] },
  "M28 lint": { said: ["2 warning FromAsCasing"] },
  "M29 binaries": { said: ["2 warning DL3022", "3 warning DL3022"] },
};

for (const [name, { fragment, said }] of Object.entries(blocks))
  test(`${name}: what is said of the block`, () => {
    const text = block(`${name.split(" ").at(-1) ?? ""}.Dockerfile`);
    assert.deepEqual(told(found("dockerfile", text, { fragment })), said);
  });

/** The first fix of a finding in a block. */
function fixed(text: string, code: string): string {
  const [fix] = found("dockerfile", text).find((one) => one.code === code)?.fixes ?? [];
  assert.ok(fix, `a fix for ${code}`);
  return applyEdits(text, fix.edits);
}

test("M05 the fix splits the copy of the note's own block, over the WORKDIR", () => {
  const text = block("node.Dockerfile");
  const after = fixed(text, "copyBeforeInstall");
  assert.match(after, /\nCOPY package\*\.json \/src\/\nWORKDIR \/src\nRUN npm install\nCOPY \. \/src\n\nEXPOSE/);
  assert.equal(after.split("\n").length, text.split("\n").length + 1);
});

test("M04 S154 the fixes of the note's own line", () => {
  const text = block("node.Dockerfile");
  assert.match(fixed(text, "DL3019"), /^RUN apk add --no-cache nodejs nodejs-npm$/m);
  assert.match(fixed(text, "nodejsNpm"), /^RUN apk add --update nodejs npm$/m);
  const loose = found("dockerfile", text).find(({ code }) => code === "DL3018");
  assert.match(loose?.message ?? "", /^No version given for nodejs, nodejs-npm:/);
});

test("M08 S155 update, upgrade and install of the note become one RUN", () => {
  const after = fixed(block("ubuntu.Dockerfile"), "updateAlone");
  assert.match(
    after,
    /RUN apt-get update \\\n {4}&& apt-get upgrade -y \\\n# Install [^\n]*\n {4}&& apt-get -y -q install/,
  );
  assert.ok(!found("dockerfile", after).some(({ code }) => code === "updateAlone"));
});

test("M01 M02 what the container of the note will run", () => {
  const [first] = found("dockerfile", block("node.Dockerfile")).filter(
    ({ code }) => code === "MultipleInstructionsDisallowed",
  );
  assert.match(first?.message ?? "", /The container will run: exe2 exe1 param1$/);
});

test("M22 S172 a RUN is put in front of the note's mounts", () => {
  const text = block("bind.Dockerfile");
  const [fix] = found("dockerfile", text, { fragment: true })[0]?.fixes ?? [];
  assert.ok(fix);
  assert.match(applyEdits(text, fix.edits), /^ {4}RUN --mount=type=bind,source=go\.sum,target=go\.sum \\\n/);
});
