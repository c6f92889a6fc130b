// Comments that mean something: ‸ is the cursor.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../../src/base/text.ts";
import { dockerfile } from "../../../../../src/language/dockerfile/dockerfile.ts";
import type { Dockerfile } from "../../../../../src/language/dockerfile/syntax/tree.ts";
import type { Completion, Features, Lookup } from "../../../../../src/language/language.ts";
import { lint } from "../../../../../src/language/lint.ts";
import { rulePages } from "../../../../support/rulePages.ts";
import { withCursor } from "../../../../support/markedText.ts";

const features = dockerfile.features as Required<Features<Dockerfile>>;
const pages = rulePages("dockerfile/rules");
const lookupOf = (text: string): Lookup => ({
  found: () => lint(dockerfile, dockerfile.parse(text), {}),
  page: (language, rule) => (language === "dockerfile" ? pages.get(rule)?.english : undefined),
});

function itemsAt(text: string): readonly Completion[] {
  const { text: plain, at } = withCursor(text);
  return features
    .complete(dockerfile.parse(plain), at, lookupOf(plain))
    .toSorted((one, other) => ((one.sortText ?? one.label) < (other.sortText ?? other.label) ? -1 : 1));
}

const labelsAt = (text: string): readonly string[] => itemsAt(text).map(({ label }) => label);

/** The text after taking the completion with a label. */
function completed(text: string, label: string): string {
  const item = itemsAt(text).find((one) => one.label === label);
  assert.ok(item, `no ${label}`);
  return applyEdits(withCursor(text).text, [item.edit]);
}

const directives = ["syntax=docker/dockerfile:1", "escape=`", "check=skip=", "check=error=true"];
const pragmas = ["hadolint ignore=", "hadolint stage ignore=", "hadolint global ignore=", "hadolint shell="];

test("a comment at the head may be a directive", () => {
  assert.deepEqual(labelsAt("# ‸\nFROM a"), [...directives, ...pragmas]);
  assert.deepEqual(labelsAt("#‸"), [...directives, ...pragmas]);
  assert.deepEqual(labelsAt("#!/bin/x\n# e‸\nFROM a"), ["escape=`"]);
  assert.deepEqual(labelsAt("# syntax=docker/dockerfile:1\n# ‸\nFROM a"), [...directives.slice(1), ...pragmas]);
  assert.equal(completed("#‸\nFROM a", "escape=`"), "# escape=`\nFROM a");
  assert.equal(completed("# che‸\r\nFROM a", "check=error=true"), "# check=error=true\r\nFROM a");
  assert.deepEqual(labelsAt("# syntax=‸"), ["docker/dockerfile:1", "docker/dockerfile:1-labs"]);
  assert.equal(completed("# syntax=docker/‸", "docker/dockerfile:1"), "# syntax=docker/dockerfile:1");
  assert.deepEqual(labelsAt("# escape=‸"), ["`", "\\"]);
  assert.deepEqual(labelsAt("# check=‸"), ["error=", "skip="]);
  assert.deepEqual(labelsAt("# check=error=‸"), ["true", "false"]);
  assert.deepEqual(labelsAt("# check=error=true;‸"), ["skip="]);
});

test("no directive below the head, and nothing in comments that people write", () => {
  assert.deepEqual(labelsAt("FROM a\n# ‸\nRUN b"), ["check=skip=", ...pragmas]);
  assert.deepEqual(labelsAt("\n# ‸\nFROM a"), ["check=skip=", ...pragmas]);
  assert.deepEqual(labelsAt("# a comment\n# s‸\nFROM a"), []);
  assert.deepEqual(labelsAt("FROM a\n# syntax=‸\nRUN b"), []);
  assert.deepEqual(labelsAt("FROM a\n# check=error=‸\nRUN b"), []);
  assert.deepEqual(labelsAt("FROM a\n# it has‸\nRUN b"), []);
  assert.deepEqual(labelsAt("FROM a\nRUN b \\\n  # hadolint ignore=‸\n  c"), []);
});

test("what silences rules names first what the instruction below is blamed for", () => {
  const text = "FROM debian:12\n# hadolint ignore=‸\nRUN apt-get install curl\nRUN sudo x\n";
  const [first, ...others] = itemsAt(text).filter(({ sortText }) => sortText?.startsWith("0"));
  assert.equal(first?.label, "DL3008");
  assert.match(first.detail ?? "", /version/i);
  assert.ok(others.some(({ label }) => label === "DL3014"));
  assert.ok(!others.some(({ label }) => label === "DL3004"));
  assert.equal(itemsAt(text).find(({ label }) => label === "DL3004")?.detail, "noSudo");
  const everywhere = itemsAt(text.replace("hadolint ", "hadolint global "));
  assert.ok(everywhere.some(({ label, sortText }) => label === "DL3004" && sortText === "0DL3004"));
  assert.ok(labelsAt(text).includes("SC2086") && !labelsAt(text).includes("fileStructure"));
});

test("names that are there are not offered again", () => {
  const labels = labelsAt("FROM a\n# hadolint ignore=DL3008,DL3‸\nRUN b");
  assert.ok(labels.includes("DL3014") && !labels.includes("DL3008"));
  assert.equal(
    completed("FROM a\n# hadolint ignore=DL3008, DL‸\nRUN b", "DL3014"),
    "FROM a\n# hadolint ignore=DL3008, DL3014\nRUN b",
  );
  assert.deepEqual(
    ["all", "JSONArgsRecommended"].map((label) => labelsAt("# check=skip=‸\nFROM a\nCMD b c").indexOf(label)),
    [1, 0],
  );
  assert.equal(
    completed("# check=error=true;skip=StageNameCasing,JSON‸\nFROM a", "JSONArgsRecommended"),
    "# check=error=true;skip=StageNameCasing,JSONArgsRecommended\nFROM a",
  );
  assert.ok(labelsAt("FROM a\n# check=skip=‸\nCMD b c").includes("JSONArgsRecommended"));
  assert.ok(labelsAt("FROM a\n# hadolint shell=‸\nRUN b").includes("bash"));
});

const hoverAt = (text: string, lookup?: Lookup): string => {
  const { text: plain, at } = withCursor(text);
  return features.hover(dockerfile.parse(plain), at, lookup ?? lookupOf(plain))?.markdown ?? "";
};

test("hovers of comments", () => {
  const shown = hoverAt("# hadolint ignore=DL3008,DL3‸006\nFROM debian");
  assert.match(shown, /^\*\*`DL3006`\*\* · `pinBaseImage`\n\n\*\*Base images with a tag\*\*\n\nFROM names an image/);
  assert.match(shown, /another image next month\.$/);
  assert.match(hoverAt("# check=skip=JSONArgs‸Recommended\nFROM a"), /`DL3025`/);
  assert.match(hoverAt("FROM a\n# check=skip=jsonargs‸recommended\nCMD b c"), /`DL3025`/);
  assert.match(hoverAt("# check=skip=a‸ll\nFROM a"), /All rules/);
  assert.match(hoverAt("# check=sk‸ip=all\nFROM a"), /Which of the builder's checks/);
  assert.match(hoverAt("FROM a\n# hado‸lint ignore=DL3008\nRUN b"), /for the instruction below/);
  assert.match(hoverAt("# hadolint glo‸bal ignore=DL3008\nFROM a"), /whole file/);
  assert.match(hoverAt("FROM a\n# hadolint ignore=DL99‸99\nRUN b"), /No rule of ours is called `DL9999`/);
  assert.match(hoverAt("# hadolint ignore=DL3‸006\nFROM debian", {}), /^\*\*`DL3006`\*\* · `pinBaseImage`$/);
  assert.equal(hoverAt("# just wo‸rds\nFROM a"), "");
});
