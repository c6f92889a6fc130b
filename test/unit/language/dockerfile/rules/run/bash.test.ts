// What bash knows and a plain sh does not; each with ShellCheck's code.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findings as dockerFindings } from "../cases.ts";
import { findings, testRule } from "./ruleCases.ts";

testRule({
  rule: "bashInSh",
  code: "SC3001",
  marked: [
    'RUN x=1 && echo "«${x//a/b}»" "«${x:1:2}»" "«${x^^}»" "«${!x}»"',
    'RUN a=«(1 2)» && echo "«${a[@]}»"',
    "RUN diff «<(a)» «<(b)»",
    "RUN cat «<<< foo»",
    "RUN mkdir -p /x/«{a,b}» && «pushd» /x && «popd»",
    "RUN make «&> /dev/null»",
    "RUN printf %s «$'a'»",
    'RUN x=1; «((x++))»; «let» x=2; echo "$x"',
    "RUN «for ((i=0; i<3; i++)); do a; done»",
    'FROM node:22\nRUN <<EOF\nx=1\necho "«${x//a/b}»"\nEOF',
  ],
  clean: [
    'RUN x=1 && echo "${x%.*}" "${x:-y}" "${#x}"',
    'SHELL ["/bin/bash", "-c"]\nRUN x=1 && echo "${x//a/b}"',
    'FROM alpine:3.22\nRUN x=1 && echo "${x//a/b}"',
    "FROM fedora:43\nRUN make &> /dev/null",
    'RUN bash -c "mkdir {a,b}"',
    "RUN <<EOF\n#!/bin/bash\nmkdir {a,b}\nEOF",
    "RUN find . -exec rm {} +",
    "RUN echo $((1 + 1))",
    "RUN make > /x 2>&1",
    "RUN echo '{a,b}' \"<(x)\"",
    "# shellcheck disable=SC3009\nRUN mkdir {a,b}",
  ],
  fixed: [["FROM debian:12\nRUN mkdir {a,b}", 'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nRUN mkdir {a,b}']],
});

test("each has the code that people know", () => {
  const code = (run: string): string | undefined => findings(`RUN ${run}`, "bashInSh")[0]?.code;
  assert.equal(code("mkdir {a,b}"), "SC3009");
  assert.equal(code('echo "${x//a/b}"'), "SC3060");
  assert.equal(code("pushd /x"), "SC3044");
  assert.equal(code("make &> x"), "SC3020");
});

test("where nobody knows whose sh it is, it is information only", () => {
  const severity = (image: string, run = "mkdir {a,b}"): string | undefined =>
    dockerFindings(`FROM ${image}\nRUN ${run}\n`).find(({ code }) => code.startsWith("SC3"))?.severity;
  assert.equal(severity("debian:12"), "warning");
  assert.equal(severity("node:24"), "warning");
  assert.equal(severity("golang:1.25-bookworm"), "warning");
  assert.equal(severity("ghcr.io/team/app:1"), "info");
  assert.equal(severity("eclipse-temurin:21-ubi9-minimal"), undefined);
  assert.equal(severity("fedora:43"), undefined);
  assert.equal(severity("$UNKNOWN"), "info");
  assert.equal(severity("node:24-alpine"), undefined);
  for (const run of ["if [[ -f x ]]; then y; fi", "[ a == b ]", "source /x"]) {
    assert.equal(severity("ubuntu:24.04", run), "warning");
    assert.equal(severity("team/base:1", run), "info");
  }
});
