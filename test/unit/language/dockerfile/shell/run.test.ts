// How a RUN becomes commands: every form that the builder knows, and where each word stands in the document.
import assert from "node:assert/strict";
import { test } from "node:test";
import { runsOf } from "../../../../../src/language/dockerfile/shell/run.ts";
import { whereWord } from "../../../../../src/language/dockerfile/shell/script.ts";
import { parse } from "../../../../../src/language/dockerfile/syntax/parse.ts";

/** Commands as "name arg arg", each word as it stands in the document. */
function commands(text: string): readonly string[] {
  return runsOf(parse(text)).flatMap((run) =>
    run.commands.map(({ script, nameWord, args }) =>
      [nameWord, ...args]
        .map((word) => {
          const { start, end } = whereWord(script, word);
          return text.slice(start, end);
        })
        .join(" "),
    ),
  );
}

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ["a line", "RUN a b && c | d; e || (f)", ["a b", "c", "d", "e", "f"]],
  ["continued lines with comments", "RUN a \\\n  # note\n\n  b \\\n  && c", ["a b", "c"]],
  ["a word over two lines", "RUN ab\\\ncd x", ["ab\\\ncd x"]],
  ["flags are not the shell's", "RUN --mount=type=cache,target=/x --network=none a", ["a"]],
  [
    "conditions and loops",
    "RUN if a; then b; elif c; then d; else e; fi; for x in y; do f; done; while g; do h; done",
    ["a", "b", "c", "d", "e", "f", "g", "h"],
  ],
  ["case and functions", "RUN case $x in a) b;; esac; f() { c; }; f", ["b", "c", "f"]],
  ["substitutions", 'RUN a $(b "$(c)") <(d)', ['a $(b "$(c)") <(d)', 'b "$(c)"', "c", "d"]],
  ["exec form", 'RUN ["a", "b c", "d"]', ["a b c d"]],
  ["exec form of a shell", 'RUN ["/bin/sh", "-ec", "a && b"]', ["/bin/sh -ec a && b", "a", "b"]],
  ["a shell in the shell", "RUN bash -c 'a; b' && su x -c \"c\"", ["bash -c 'a; b'", 'su x -c "c"', "a", "b", "c"]],
  ["a heredoc as the script", "RUN <<EOF\na b\nc\nEOF\n", ["a b", "c"]],
  ["a heredoc with tabs", "RUN <<-EOF\n\ta b\n\tEOF\n", ["a b"]],
  ["a heredoc for another shell", "RUN bash <<'EOF'\na\nEOF\n", ["bash", "a"]],
  ["a heredoc as input", "RUN cat <<EOF > /x && b\na $(c)\nEOF\n", ["cat", "c", "b"]],
  ["a heredoc with a shebang", "RUN <<EOF\n#!/usr/bin/env bash\na\nEOF\n", ["a"]],
  ["another language", "RUN <<EOF\n#!/usr/bin/python3\na\nEOF\nRUN python3 <<EOF\nb\nEOF", ["python3"]],
  ["ONBUILD", "ONBUILD RUN a", ["a"]],
  ["other shells", 'SHELL ["pwsh", "-c"]\nRUN a\nSHELL ["/bin/zsh", "-c"]\nRUN b', ["b"]],
  ["Windows", "# escape=`\nFROM x\nRUN a", []],
  ["a backtick as escape on Linux", "# escape=`\nFROM debian:12\nRUN a `\n  && b", ["a", "b"]],
  ["Windows images", "FROM mcr.microsoft.com/windows/servercore:ltsc2022 AS w\nRUN a\nFROM w\nRUN b", []],
  ["a drive's folder", "ARG BASE\nFROM $BASE AS w\nWORKDIR C:\\app\nRUN a\nFROM w\nRUN b", []],
  ["a user of Windows' images", "ARG BASE\nFROM $BASE\nRUN a\nUSER ContainerAdministrator", []],
  ["a shell named by a comment", "# hadolint shell=powershell\nFROM x\nRUN a", []],
  [
    "starters",
    "RUN sudo -u x A=b env -i C=d a b; nice -n 5 timeout 3 c; xargs -n 1 d; command -v e",
    ["a b", "c", "d", "command -v e"],
  ],
  ["nothing", "RUN", []],
  ["no end", "RUN a '", ["a '"]],
];

for (const [name, text, expected] of cases) test(name, () => assert.deepEqual(commands(text), expected));

test("a command knows what it runs through and what is set for it", () => {
  const [run] = runsOf(parse("RUN A=1 sudo -E B=2 apt-get update"));
  assert.deepEqual(run!.commands[0]!.through, ["sudo"]);
  assert.deepEqual(run!.commands[0]!.environment, { A: "1", B: "2" });
});

test("a command knows its place", () => {
  const [run] = runsOf(parse("RUN a && b || c; (d; e) | f; if g; then h; fi"));
  const told = run!.commands.map(({ name, place }) =>
    [
      name,
      place.before ?? "",
      place.after ?? "",
      place.subshell ? "sub" : "",
      place.tested ? "tested" : "",
      place.last ? "last" : "",
    ].join(" "),
  );
  assert.deepEqual(told, [
    "a  &&   ",
    "b && ||   ",
    "c ||    ",
    "d   sub  ",
    "e   sub  ",
    "f   sub  ",
    "g    tested ",
    "h     last",
  ]);
});

test("a document's RUNs are read once", () => {
  const doc = parse("RUN a\nFROM b\nRUN c");
  const [first, second] = [runsOf(doc), runsOf(doc)];
  assert.equal(first.length, 2);
  for (const [index, run] of first.entries()) assert.equal(run, second[index]);
});
