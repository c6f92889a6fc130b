// The shell's parts: options, mounts, environment, dialects, variables, edits.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../../src/base/text.ts";
import { familyOf, shebangOf, shellNamed } from "../../../../../src/language/dockerfile/shell/dialect.ts";
import { chainBehind } from "../../../../../src/language/dockerfile/shell/edits.ts";
import { variableAt } from "../../../../../src/language/dockerfile/shell/environment.ts";
import { joinRuns } from "../../../../../src/language/dockerfile/shell/join.ts";
import { isKept } from "../../../../../src/language/dockerfile/shell/kept.ts";
import { isMounted } from "../../../../../src/language/dockerfile/shell/mounts.ts";
import { readArguments } from "../../../../../src/language/dockerfile/shell/options.ts";
import { runsOf } from "../../../../../src/language/dockerfile/shell/run.ts";
import { variablesOf } from "../../../../../src/language/dockerfile/shell/variables.ts";
import { parse } from "../../../../../src/language/dockerfile/syntax/parse.ts";

const firstRun = (text: string) => runsOf(parse(text))[0]!;

test("options are read as programs read them", () => {
  const read = (line: string, style?: "long") => {
    const { args } = firstRun(`RUN x ${line}`).commands[0]!;
    const { options, operands } = readArguments(args, new Set(["-o", "--out", "-tags"]), style);
    return [
      options.map(({ name, value }) => (value === undefined ? name : `${name}:${value}`)),
      operands.map(({ value }) => value),
    ];
  };
  assert.deepEqual(read("-qqy a --yes b"), [
    ["-q", "-q", "-y", "--yes"],
    ["a", "b"],
  ]);
  assert.deepEqual(read("-o a --out b --out=c -od d"), [["-o:a", "--out:b", "--out:c", "-o:d"], ["d"]]);
  assert.deepEqual(read("-q=2 - -- -y"), [["-q:2"], ["-", "-y"]]);
  assert.deepEqual(read("-yo a"), [["-y", "-o:a"], []]);
  assert.deepEqual(read("-tags a -v ./x", "long"), [["-tags:a", "-v"], ["./x"]]);
  assert.deepEqual(read("-o"), [["-o"], []]);
});

test("mounts cover the folders below them", () => {
  const at = (mount: string, ...folders: string[]): boolean =>
    isMounted(firstRun(`RUN --mount=${mount} x`).instruction, folders);
  assert.ok(at("type=cache,target=/var/cache/apt", "/var/cache/apt"));
  assert.ok(at("type=cache,dst=/var/cache/", "/var/cache/apt"));
  assert.ok(at("target=/x,type=tmpfs", "/x/y"));
  assert.ok(at("type=cache,target=/home/me/.cache/pip", "*/.cache/pip"));
  assert.ok(at("type=cache,target=/root/.cache", "*/.cache/pip"));
  assert.ok(!at("type=cache,target=/var/cache/aptitude", "/var/cache/apt"));
  assert.ok(!at("type=bind,target=/x", "/x"));
  assert.ok(!at("target=/x", "/x"));
  assert.ok(!at("type=cache", "/x"));
});

test("variables come from the stage and those below it, in order", () => {
  const doc = parse("ARG G=1\nFROM a AS b\nENV A=1\nRUN x\nENV A=2 B=3\nFROM b\nARG C\nRUN x\nENV D=1");
  const [early, late] = runsOf(doc);
  const value = (run: typeof early, name: string) => variableAt(doc, run!.instruction, name);
  assert.equal(value(early, "A")?.value, "1");
  assert.equal(value(early, "B"), undefined);
  assert.equal(value(early, "G"), undefined);
  assert.equal(value(late, "A")?.value, "2");
  assert.deepEqual(value(late, "C")?.value, undefined);
  assert.equal(value(late, "C")?.kind, "ARG");
  assert.equal(value(late, "D"), undefined);
});

test("a stage is kept when it is the last or another stands on it", () => {
  const doc = parse("FROM a AS one\nFROM one AS two\nFROM c AS three\nFROM d\nCOPY --from=three /x /x");
  assert.deepEqual(
    doc.stages.map((stage) => isKept(doc, stage)),
    [true, false, false, true],
  );
  assert.ok(isKept(doc, undefined));
});

test("shells and families are known by name", () => {
  assert.equal(shellNamed(["/usr/bin/env", "bash"]), "bash");
  assert.equal(shellNamed(["C:\\msys\\usr\\bin\\Bash.EXE"]), "bash");
  assert.equal(shellNamed(["/bin/busybox", "sh"]), "ash");
  assert.equal(shellNamed(["pwsh"]), undefined);
  assert.equal(shellNamed(["constructor"]), undefined);
  const named = (text: string) => {
    const found = shebangOf(text);
    return typeof found === "object" ? found.name : found;
  };
  assert.equal(named("#!/bin/bash -e\n"), "bash");
  assert.equal(named("#!/usr/bin/env -S dash\n"), "dash");
  assert.equal(named("#!/usr/bin/perl\n"), "none");
  assert.equal(named("a\n"), undefined);
  const family = (image: string) => {
    const doc = parse(`ARG BASE=alpine:3.22\nFROM ${image}`);
    return familyOf(doc, doc.stages[0]);
  };
  assert.equal(family("$BASE"), "alpine");
  assert.equal(family("python:3.12-alpine3.20"), "alpine");
  assert.equal(family("node:22-bookworm-slim"), "debian");
  assert.equal(family("registry.example.com/x/ubuntu:24.04"), "debian");
  assert.equal(family("registry.access.redhat.com/ubi9/ubi-minimal"), "redhat");
  assert.equal(family("example/mine"), undefined);
});

test("variables of a script", () => {
  const read = (line: string) => {
    const { uses, settings, opaque } = variablesOf(firstRun(`RUN ${line}`).script!);
    return {
      uses: uses.map(({ name, guarded }) => (guarded ? `${name}?` : name)),
      set: settings.map(({ name, passed, plain }) => `${name}${passed ? "+" : ""}${plain ? "." : ""}`),
      opaque,
    };
  };
  assert.deepEqual(read('a=1 && echo "$a${b:-c}"'), { uses: ["a", "b?"], set: ["a."], opaque: false });
  assert.deepEqual(read("A=1 make; export B=2; C=$(x); export C"), {
    uses: [],
    set: ["A+.", "B+.", "C", "C+"],
    opaque: false,
  });
  assert.deepEqual(read("read -r x; for y in a b; do echo $((z + 1)); done"), {
    uses: ["z?"],
    set: ["x+", "y+."],
    opaque: false,
  });
  assert.equal(read("x=1; . ./y").opaque, true);
  assert.deepEqual(read("echo a"), { uses: [], set: [], opaque: false });
});

test("a command is chained the way its neighbours are", () => {
  const chained = (text: string, name: string): string => {
    const doc = parse(text);
    const command = runsOf(doc)
      .flatMap(({ commands }) => commands)
      .find((each) => each.name === name)!;
    const edit = chainBehind(doc, command, "z");
    return edit === undefined ? "none" : applyEdits(text, [edit]);
  };
  assert.equal(chained("RUN a", "a"), "RUN a && z");
  assert.equal(chained("RUN a \\\n && b", "b"), "RUN a \\\n && b \\\n && z");
  assert.equal(chained("RUN a && \\\n    b x # c", "b"), "RUN a && \\\n    b x && \\\n    z # c");
  assert.equal(chained("RUN a | b > c; d", "a"), "RUN a | b > c && z; d");
  assert.equal(chained("RUN a \\\n # c\n && b", "b"), "RUN a \\\n # c\n && b && z");
  assert.equal(chained("RUN if a; then b; fi", "a"), "none");
  assert.equal(chained('RUN x "$(a)"', "a"), "none");
  assert.equal(chained('RUN ["a"]', "a"), "none");
  assert.equal(
    chained('# escape=`\nFROM x\nSHELL ["sh", "-c"]\nRUN a `\n && b', "b"),
    '# escape=`\nFROM x\nSHELL ["sh", "-c"]\nRUN a `\n && b `\n && z',
  );
});

test("RUNs are joined only where the second does the same as before", () => {
  const joined = (first: string, second: string): boolean => {
    const [a, b] = runsOf(parse(`FROM x\n${first}\n${second}`));
    return joinRuns(a!, b!) !== undefined;
  };
  assert.ok(joined("RUN a", "RUN b"));
  assert.ok(joined("RUN a; b", "RUN c && d"));
  assert.ok(joined("RUN (cd x && a)", "RUN b"));
  assert.ok(joined("RUN A=1 a", "RUN if b; then c; fi"));
  for (const first of [
    "cd x",
    "a # note",
    "a;",
    "a &",
    "set -e; a",
    "export A=1",
    "A=1",
    "a 'b",
    "exit 0",
    ". x",
    "$X",
  ])
    assert.ok(!joined(`RUN ${first}`, "RUN b"), first);
  for (const second of ["a || b", "a; b", "a &", "if a", "<<EOF\na\nEOF"])
    assert.ok(!joined("RUN a", `RUN ${second}`), second);
  assert.ok(!joined("RUN a", "# hadolint ignore=DL3008\nRUN b"));
  assert.ok(!joined("RUN a", 'RUN ["b"]'));
  assert.ok(!joined("RUN <<EOF\na\nEOF", "RUN b"));
  assert.ok(!joined("ONBUILD RUN a", "RUN b"));
});
