// Whatever is typed: no rule throws, none hangs, and the time grows with the text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { runsOf } from "../../../../../../src/language/dockerfile/shell/run.ts";
import { parse } from "../../../../../../src/language/dockerfile/syntax/parse.ts";
import { findings } from "./ruleCases.ts";

const sample = `# syntax=docker/dockerfile:1
FROM debian AS a
ARG V=1
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN --mount=type=cache,target=/x <<EOF
set -e; cd "$HOME/\${x:-\`date\`}" && apt-get install -y \\
  curl=$V
EOF
# hadolint ignore=DL3008
RUN if [[ -f x ]]; then echo -e "a\\nb $(ls | wc -l)" > y; fi && \\
    # note
    for i in 1 2; do case $i in 1|2) pip install 'x>=1' "$y";; esac; done || { exit 1; }
RUN ["sh", "-c", "yum install \\"a\\" && rm -rf $X/*"]
ONBUILD RUN bash -c 'export A=$(b)' <<'Q' | tee
 z
Q
`;

test("every beginning of a file can be read", () => {
  for (let end = 0; end <= sample.length; end += 1) findings(sample.slice(0, end));
});

test("a file cut off in front can be read", () => {
  for (let start = 0; start <= sample.length; start += 3) findings(sample.slice(start));
});

test("deep nesting is cut, not followed", () => {
  for (const piece of ["(", "$(", "`", "{ ", "if ", '"$(', "${a:-", "! ", "[[ ( ", "$((", "a && ", "<(", "bash -c '"])
    findings(`FROM x\nRUN ${piece.repeat(600)}`);
});

test("long lines and strange characters are no trouble", () => {
  findings(`RUN ${"a && ".repeat(5000)}b`);
  findings(`RUN apt-get install ${"x ".repeat(5000)}`);
  findings("RUN \u0000\ud800\u202e\r\rRUN \u2028 \\\r\n\t\ufeff");
  findings(`RUN __proto__=1 constructor toString && sudo hasOwnProperty=2 __proto__ x`);
});

test("what nobody wrote to build is not read to its end", () => {
  assert.equal(runsOf(parse("RUN a\n".repeat(10_500))).length, 10_000);
  assert.equal(findings("RUN sudo a\nUSER x\n".repeat(3100), "noSudo").length, 3000);
  assert.deepEqual(findings(`RUN ${"sudo a; ".repeat(70_000)}`), []);
});

test("thousands of layers are checked: quadratic work would not end", { timeout: 60_000 }, () => {
  const layer = 'RUN apt-get update\nRUN cd /x && apt-get install curl "$a" $(b) | c; x=`d`\n# note\n';
  assert.ok(findings(`FROM debian\n${layer.repeat(4_000)}`).length > 0);
});
