// Docker command lines: what is found in each kind of text, that fixes mend it, and that what is right is left alone.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyEdits, linesOf } from "../../../../src/base/text.ts";
import { commandLine, packageScripts, workflowScripts } from "../../../../src/language/commandLine/commandLine.ts";
import type { Finding, Language } from "../../../../src/language/language.ts";
import { lint } from "../../../../src/language/lint.ts";
import type { CommandLines } from "../../../../src/language/commandLine/syntax/document.ts";
import { mistakes, right, unmended } from "./samples.ts";
import { verbs } from "../../../../src/language/commandLine/vocabulary/table.ts";

const check = (text: string, language: Language<CommandLines> = commandLine): readonly Finding[] =>
  lint(language, language.parse(text), {});

function told(text: string, language: Language<CommandLines> = commandLine): readonly string[] {
  const lines = linesOf(text);
  return check(text, language).map(
    ({ rule, range }) => `${rule} ${text.slice(lines.offset(range.start), lines.offset(range.end))}`,
  );
}

/** With the first finding's fix taken. */
function mended(text: string): string {
  const [fix] = check(text)[0]?.fixes ?? [];
  assert.ok(fix !== undefined, text);
  return applyEdits(text, fix.edits);
}

describe("mistakes and their fixes", () => {
  for (const [text, found, right] of mistakes)
    test(text, () => {
      assert.deepEqual(told(text), [found]);
      if (right === undefined) return;
      assert.equal(mended(text), right);
      assert.deepEqual(told(right), []);
    });
  for (const [text, found] of unmended)
    test(text, () => assert.deepEqual(told(text), found === undefined ? told(text).slice(0, 1) : [found]));
});

describe("what is right is left alone", () => {
  for (const text of right) test(text, () => assert.deepEqual(told(text), []));
});

test("S210, M41 relative sources and targets of -v and --mount, and what becomes of them", () => {
  for (const [line, found, mended] of [
    ["-v data/a:/b", "mountSource data/a:/b", "-v ./data/a:/b"],
    ["-v /a:b/c", "mountTarget /a:b/c", "-v /a:/b/c"],
    ["--volume=$HOSTDIR:DOCKERDIR", "mountTarget $HOSTDIR:DOCKERDIR", "--volume=$HOSTDIR:$DOCKERDIR"],
    ["--mount type=bind,source=a,target=/b", "mountSource a", "--mount type=bind,source=./a,target=/b"],
    ["--mount type=bind,source=./a,target=b", "mountTarget b", "--mount type=bind,source=./a,target=/b"],
  ] as const) {
    const text = `docker run ${line} web:1`;
    assert.deepEqual(told(text), [found]);
    const [fix] = check(text)[0]?.fixes ?? [];
    assert.equal(applyEdits(text, fix?.edits ?? []), `docker run ${mended} web:1`);
  }
});

test("an image without a version is named with the rights it gets", () => {
  const message = (text: string): string => check(text)[0]?.message ?? "";
  assert.match(message("docker run --privileged alpine"), /alpine names no version/);
  assert.doesNotMatch(message("docker run --privileged alpine:3.22"), /version/);
});

test("of a terminal's protocol only what stands behind a prompt is a command", () => {
  assert.deepEqual(told("$ docker ps\ndocker ls\nme@host:~$ docker run \\\n  -rm alpine\n"), ["unknownFlag -rm"]);
});

test("scripts of a package.json, at their places", () => {
  const text = '{"name": "docker ls", "scripts": {"a": "docker ls", "b": "x && docker run -rm \\"a\\""}}';
  assert.deepEqual(told(text, packageScripts), ["unknownCommand ls", 'unknownFlag x && docker run -rm \\"a\\"']);
  assert.deepEqual(
    check(text, packageScripts).map(({ fixes }) => fixes.length),
    [2, 0],
  );
});

test("run blocks of workflows", () => {
  const text = [
    "on: push",
    "jobs:",
    "  a:",
    "    steps:",
    "      - run: docker ls",
    "      - name: docker tags",
    "        run: |",
    "          docker run -rm ${{ inputs.image }}",
    "",
    "          docker build -t a:${{ github.sha }} .",
    "        env:",
    "          X: docker ls",
    "      - run: >",
    "          docker build",
    "          -t a",
  ].join("\n");
  assert.deepEqual(told(text, workflowScripts), ["unknownCommand ls", "unknownFlag -rm"]);
});

test("scripts of a workflow stand in lists too, with quotes or without, as far left as their key", () => {
  const text = [
    "build:",
    "  image: docker:28",
    "  before_script:",
    "  - docker psuh x",
    "  - 'docker compsoe up' # c",
    "  script: # c",
    "    - docker build -t x .",
    '    - "docker tga a b"',
    "    # docker ls",
    "    - |",
    "      docker ps --no-trnc",
    "    - docker build -t x",
    "      .",
    "    - echo done: docker ls",
    "  rules:",
    "    - docker ls",
    "deploy:",
    '  script: "docker run -rm x"',
    "",
  ].join("\n");
  assert.deepEqual(told(text, workflowScripts), [
    "unknownCommand psuh",
    "unknownCommand compsoe",
    "unknownCommand tga",
    "unknownFlag --no-trnc",
    "unknownFlag -rm",
  ]);
});

test("the table has every command once, with flags that are each a command's own", () => {
  assert.ok(verbs.size > 120);
  for (const { path, flags, least, most } of verbs.values()) {
    assert.ok(least <= most, path);
    const names = flags.flatMap(({ long, short }) => (short === undefined ? [long] : [long, `-${short}`]));
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
      path,
    );
  }
});

test("any beginning of a line is read without trouble", () => {
  const text = 'docker --context x run -it --rm -v "$(pwd)":/a ubuntu --network $(docker ls -q | head) <<EOF\nx\nEOF';
  for (let end = 0; end <= text.length; end += 1)
    for (const language of [commandLine, packageScripts, workflowScripts]) check(text.slice(0, end), language);
});
