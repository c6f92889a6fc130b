// Reading: directives, logical lines, heredocs, exec forms, stages, each at its place.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sourcesOf } from "../../../../../src/language/dockerfile/sources.ts";
import { parse } from "../../../../../src/language/dockerfile/syntax/parse.ts";
import type { Instruction, Span } from "../../../../../src/language/dockerfile/syntax/tree.ts";

const cut = (text: string, { start, end }: Span): string => text.slice(start, end);
const first = (text: string): Instruction => {
  const [instruction] = parse(text).instructions;
  assert.ok(instruction);
  return instruction;
};

test("directives stand at the top, with or without blanks", () => {
  const text =
    "\ufeff#!/usr/bin/env docker\n#syntax = docker/dockerfile:1 \n# Escape=`\n# check=skip=all\nFROM a `\n  AS b";
  const doc = parse(text);
  assert.deepEqual(
    doc.directives.map(({ name, value, valueSpan }) => [name, value, cut(text, valueSpan)]),
    [
      ["syntax", "docker/dockerfile:1", "docker/dockerfile:1"],
      ["escape", "`", "`"],
      ["check", "skip=all", "skip=all"],
    ],
  );
  assert.equal(doc.escape, "`");
  assert.equal(doc.stages[0]?.name?.text, "b");
});

test("a comment or an empty line ends the directives", () => {
  assert.deepEqual(parse("# hello\n# escape=`\nFROM a").directives, []);
  assert.deepEqual(parse("\n# escape=`\nFROM a").directives, []);
});

test("continuation lines are joined; comments and empty lines between are kept apart", () => {
  const text = "RUN a \\\n  # one\n\n  b \\  \n c \\\\";
  const run = first(text);
  assert.equal(run.body.text, "a   b  c \\\\");
  assert.deepEqual(
    run.comments.map((comment) => comment.text),
    ["one"],
  );
  assert.equal(run.emptyLines.length, 1);
  assert.equal(run.danglingEscape, undefined);
  assert.equal(cut(text, run.body.span(0, 5)), "a \\\n  # one\n\n  b");
});

test("a mark at the end of the file dangles; the file's last end of line is no empty line", () => {
  const text = "RUN a \\\n";
  const run = first(text);
  assert.deepEqual([run.danglingEscape && cut(text, run.danglingEscape), run.emptyLines.length], ["\\", 0]);
});

test("flags end where arguments begin; mounts are cut at commas", () => {
  const text = 'RUN --mount=type=cache,"target=/a b",id=x --network=none -- --x';
  const run = first(text);
  assert.deepEqual(
    run.flags.map(({ name }) => name),
    ["mount", "network"],
  );
  assert.deepEqual(
    run.flags[0]?.parts.map(({ key, value }) => [key, value]),
    [
      ["type", "cache"],
      ["target", "/a b"],
      ["id", "x"],
    ],
  );
  assert.equal(run.body.text, "--x");
});

test("words: by blanks, by quotes, or whole", () => {
  assert.deepEqual(
    first('COPY "a b" c').words.map(({ text }) => text),
    ['"a', 'b"', "c"],
  );
  assert.deepEqual(
    first("WORKDIR /a  b ").words.map(({ text }) => text),
    ["/a  b"],
  );
  const env = first("ENV A=\"b c\" D='e'f \\\n  G=h\\ i");
  assert.deepEqual(
    env.pairs.map(({ key, value, join }) => [key.value, value?.value, join]),
    [
      ["A", "b c", "="],
      ["D", "ef", "="],
      ["G", "h i", "="],
    ],
  );
  assert.deepEqual(
    first("ENV A b  c").pairs.map(({ key, value, join }) => [key.value, value?.text, join]),
    [["A", "b  c", " "]],
  );
  assert.deepEqual(
    first("ARG A B=1").pairs.map(({ key, value }) => [key.value, value?.text]),
    [
      ["A", undefined],
      ["B", "1"],
    ],
  );
});

test("exec forms know their items; broken ones are text", () => {
  const text = 'CMD [ "a" , "b\\"c", 1, {"x": "]"} ]';
  const cmd = first(text);
  assert.deepEqual(
    cmd.json?.items.map(({ value, inner }) => [value, cut(text, inner)]),
    [
      ["a", "a"],
      ['b"c', 'b\\"c'],
    ],
  );
  assert.deepEqual(
    cmd.json.others.map((other) => cut(text, other)),
    ["1", '{"x": "]"}'],
  );
  const broken = first("CMD ['a']");
  assert.equal(broken.json, undefined);
  assert.notEqual(broken.brokenJson, undefined);
  assert.equal(first('HEALTHCHECK --retries=1 CMD ["a"]').json?.items.length, 1);
});

test("heredocs: several, chomped, quoted, with another thing behind", () => {
  const text = "RUN <<A 3<<-'B C' cat > /x\na\nA\n\tb $x\n\tB C\nRUN next";
  const doc = parse(text);
  const run = doc.instructions[0];
  assert.deepEqual(
    run?.heredocs.map((one) => [
      one.name,
      one.expands,
      one.chomps,
      one.descriptor,
      cut(text, one.content),
      cut(text, one.marker),
    ]),
    [
      ["A", true, false, undefined, "a\n", "<<A"],
      ["B C", false, true, 3, "\tb $x\n", "3<<-'B C'"],
    ],
  );
  assert.equal(doc.instructions[1]?.body.text, "next");
});

test("what looks like a heredoc and is none", () => {
  for (const line of [
    "RUN a<<EOF",
    "RUN cat '<<EOF'",
    'RUN echo "$((1 << 2))"',
    "CMD <<EOF",
    'RUN ["<<EOF"]',
    "RUN cat <<<EOF",
    "RUN echo \"it's <<EOF",
  ])
    assert.equal(parse(`${line}\nRUN b`).instructions.length, 2, line);
});

test("a heredoc that never ends takes the rest", () => {
  const run = parse("RUN <<EOF\na\nRUN b").instructions;
  assert.equal(run.length, 1);
  assert.equal(run[0]?.heredocs[0]?.close, undefined);
});

test("ONBUILD has its trigger, with heredocs and places of its own", () => {
  const text = "ONBUILD COPY --chown=1 <<E /x\n$y\nE";
  const { trigger, words } = first(text);
  assert.deepEqual(
    [trigger?.name, trigger?.flags[0]?.name, trigger?.heredocs.length, words[0]?.text],
    ["COPY", "chown", 1, "COPY"],
  );
  assert.equal(trigger && cut(text, trigger.keyword), "COPY");
});

test("variables: names, modifiers, nesting, what is broken", () => {
  const list = (value: string): readonly unknown[] =>
    first(`ENV A=${value}`).variables.map(({ name, modifier, operand, problem }) =>
      [name, modifier, operand, problem].filter((part) => part !== undefined && part !== ""),
    );
  assert.deepEqual(list("$a${b}c"), [["a"], ["b"]]);
  assert.deepEqual(list("${a:-${b:+c}}"), [
    ["a", ":-", "${b:+c}"],
    ["b", ":+", "c"],
  ]);
  assert.deepEqual(list("${a##x*}${b%y}${c/d/e}"), [
    ["a", "##", "x*"],
    ["b", "%", "y"],
    ["c", "/", "d/e"],
  ]);
  assert.deepEqual(list("'$a'\\$b\"$c\""), [["c"]]);
  assert.deepEqual(list("${a"), [["a", "open"]]);
  assert.deepEqual(list("${}"), [["name"]]);
  assert.deepEqual(list("${a!}"), [["a", "!", "modifier"]]);
  assert.deepEqual(list("$1 $"), [["1"]]);
});

test("stages know their base, their instructions and the shell in force", () => {
  const doc = parse(
    'ARG V=1\nFROM a:$V AS one\nSHELL ["/bin/bash", "-c"]\nRUN x\nFROM one AS two\nRUN y\nFROM b\n# hadolint shell=powershell\nRUN z',
  );
  assert.deepEqual(
    doc.stages.map(({ name, base, instructions }) => [name?.text, base?.name?.text, instructions.length]),
    [
      ["one", undefined, 2],
      ["two", "one", 1],
      [undefined, undefined, 1],
    ],
  );
  assert.deepEqual(
    doc.instructions.filter(({ name }) => name === "RUN").map(({ shell }) => shell?.words[0]),
    ["/bin/bash", "/bin/bash", "powershell"],
  );
  assert.equal(doc.preamble.length, 1);
});

test("a stage may be named by a variable's default", () => {
  const base = (text: string): string | undefined => parse(text).stages.at(-1)?.base?.name?.text;
  assert.equal(base("ARG B=dev\nFROM a AS dev\nFROM ${B}"), "dev");
  assert.equal(base("ARG K=v\nARG B=de$K\nFROM a AS dev\nFROM $B"), "dev");
  assert.equal(base("FROM a AS dev\nFROM ${B:-dev}"), "dev");
  assert.equal(base("ARG B=other\nFROM a AS dev\nFROM $B"), undefined);
});

test("comments right above belong to an instruction; an empty line parts", () => {
  const doc = parse("# far\n\n# near\n# nearer\nFROM a\nRUN b");
  assert.deepEqual(
    doc.instructions[0]?.commentsAbove.map(({ text }) => text),
    ["near", "nearer"],
  );
  assert.deepEqual(doc.instructions[1]?.commentsAbove, []);
});

test("half a million lines are read: quadratic work would not end", { timeout: 60_000 }, () => {
  const text = "FROM a\n" + "RUN a && \\\n  b\nENV A=$B C=d\nCOPY --from=x a b /c/\n".repeat(125_000);
  assert.equal(parse(text).instructions.length, 375_001);
});

test("a heredoc's name may stand apart from its mark", () => {
  const copy = first("COPY << one << 'two' /x/\n1\none\n2\ntwo\n");
  assert.deepEqual(
    copy.heredocs.map(({ name, chomps, expands, close }) => [name, chomps, expands, close !== undefined]),
    [
      ["one", false, true, true],
      ["two", false, false, true],
    ],
  );
  assert.deepEqual(
    sourcesOf(copy).map(({ path }) => path),
    [],
  );
  for (const text of ["RUN cat <<\nRUN b\n", "RUN cat <<- E\nRUN b\n"]) assert.equal(first(text).heredocs.length, 0);
});
