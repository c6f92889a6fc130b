// COPY and ADD: what goes where.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Lookup } from "../../../../../src/language/language.ts";
import { findings, testCases } from "./cases.ts";

testCases({
  code: "DL3010",
  severity: "info",
  marked: [
    "FROM debian:12\nCOPY «app.tar.gz» /tmp/\nRUN tar xf /tmp/app.tar.gz",
    "FROM debian:12\nCOPY a «b.tgz» /x/\nWORKDIR /x\nRUN mkdir y && tar -C y -xzf b.tgz",
  ],
  clean: [
    "FROM debian:12\nCOPY app.tar.gz /tmp/",
    "FROM debian:12\nADD app.tar.gz /",
    "FROM debian:12 AS b\nFROM b\nCOPY --from=0 a.tar /\nRUN tar xf a.tar",
  ],
});

testCases({
  code: "DL3020",
  severity: "warning",
  marked: [
    "FROM debian:12\n«ADD» a.txt /x",
    'FROM debian:12\n«add» ["a b", "/x"]',
    "FROM debian:12\nONBUILD «ADD» . /x",
    "FROM debian:12\n«ADD» <<EOF /x\na\nEOF",
  ],
  clean: [
    "FROM debian:12\nADD a.tar.gz /",
    "FROM debian:12\nADD https://example.org/a /a",
    "FROM debian:12\nADD git@github.com:a/b.git /b",
    "FROM debian:12\nADD $SRC /",
    "FROM debian:12\nADD --keep-git-dir=true x /",
    "FROM debian:12\nCOPY a /",
  ],
  fixed: [["FROM debian:12\nADD --chown=1:1 \\\n  # c\n  a /x", "FROM debian:12\nCOPY --chown=1:1 \\\n  # c\n  a /x"]],
});

test("no COPY is offered where it would be told of its target next", () => {
  const fixes = (text: string): number =>
    findings(text).flatMap((finding) => (finding.code === "DL3020" ? finding.fixes : [])).length;
  assert.equal(fixes("FROM debian:12\nADD a b"), 0);
  assert.equal(fixes("FROM debian:12\nWORKDIR /x\nADD a b"), 1);
});

testCases({
  code: "DL3021",
  severity: "info",
  marked: [
    "FROM debian:12\nWORKDIR /x\nCOPY a b «.»",
    "FROM debian:12\nCOPY a b «/x»",
    'FROM debian:12\nCOPY ["a", "b", "«/x»"]',
  ],
  clean: ["FROM debian:12\nCOPY a /x", "FROM debian:12\nCOPY a b /x/", "FROM debian:12\nCOPY <<a <<b /x/\na\nb"],
  fixed: [
    ["FROM debian:12\nWORKDIR /x\nCOPY go.mod go.sum .", "FROM debian:12\nWORKDIR /x\nCOPY go.mod go.sum ./"],
    ['FROM debian:12\nCOPY ["a", "b", "/x"]', 'FROM debian:12\nCOPY ["a", "b", "/x/"]'],
  ],
});

testCases({
  code: "DL3045",
  severity: "warning",
  marked: [
    "FROM debian:12\nCOPY a «x»",
    "FROM debian:12\nCOPY [ab] «x»",
    "FROM debian:12 AS a\nWORKDIR /x\nFROM debian:12\nCOPY a «.»",
  ],
  clean: [
    "FROM debian:12\nCOPY a /x",
    "FROM debian:12\nWORKDIR /x\nCOPY a .",
    "FROM debian:12 AS a\nWORKDIR /x\nFROM a\nCOPY b .",
    "FROM debian:12\nARG D=x\nCOPY a $D/b",
    "FROM debian:12\nCOPY a C:\\x",
    'FROM debian:12\nCOPY a "/x"',
    "FROM debian:12\nCOPY [a, b]",
  ],
});

testCases({
  code: "DL3067",
  severity: "warning",
  marked: ["FROM debian:12 AS b\nFROM scratch\nCOPY --from=b «/ /»"],
  clean: ["FROM debian:12 AS b\nFROM scratch\nCOPY --from=b /x /", "FROM debian:12\nCOPY / /"],
});

testCases({
  code: "missingDockerignore",
  severity: "hint",
  lookup: { exists: () => "none" },
  marked: ["FROM debian:12\nCOPY «.» /x"],
  clean: ["FROM debian:12\nCOPY a /x", "FROM debian:12 AS b\nFROM b\nCOPY --from=0 . /"],
});

testCases({
  code: "missingDockerignore",
  severity: "hint",
  lookup: { name: "web.Dockerfile", exists: (path) => (path === "web.Dockerfile.dockerignore" ? "file" : "none") },
  marked: [],
  clean: ["FROM debian:12\nCOPY . /x"],
});

testCases({
  code: "escapedBlank",
  severity: "warning",
  marked: [
    "FROM debian:12\nCOPY «a\\ b.txt» /x",
    "FROM debian:12\nADD --chown=1 x «my\\ long\\ name» «to\\ y/»",
    "# escape=`\nFROM debian:12\nCOPY «a` b» /x",
    "FROM debian:12\nONBUILD COPY «$A\\ b» /x/",
    "FROM debian:12\nVOLUME «/a\\ b» /c",
  ],
  clean: [
    'FROM debian:12\nCOPY ["a b.txt", "/x"]',
    "FROM debian:12\nCOPY a\\\\ b /x/",
    "FROM debian:12\nCOPY a \\\n  b /x/",
    "FROM debian:12\nCOPY bin\\ C:\\app\\",
    "FROM debian:12\nCOPY a b\\",
    "FROM debian:12\nRUN cp a\\ b /x",
  ],
  fixed: [
    ["FROM debian:12\nCOPY a\\ b.txt /x", 'FROM debian:12\nCOPY ["a b.txt", "/x"]'],
    ["FROM debian:12\nCOPY --from=0 $A\\ b c  d/", 'FROM debian:12\nCOPY --from=0 ["$A b", "c", "d/"]'],
  ],
});

// S142: a .dockerignore that lets the repository through.
const there = (text: string, own?: string): Lookup => ({
  name: "Dockerfile",
  exists: (path) => (path === ".git" ? "folder" : "file"),
  read: (path) => (path === ".dockerignore" ? text : path === "Dockerfile.dockerignore" ? own : undefined),
});

testCases({
  code: "openDockerignore",
  severity: "hint",
  lookup: there("node_modules\n.env\n"),
  marked: ["FROM debian:12\nCOPY «.» /app", "FROM debian:12\nADD «./» /app\nADD . /b"],
  clean: [
    "FROM debian:12\nCOPY src /app",
    "FROM debian:12 AS a\nFROM debian:12\nCOPY --from=a . /app",
    "FROM debian:12\nCOPY --exclude=.git . /app",
  ],
});

test("S142 what a .dockerignore lets through", () => {
  const told = (lookup: Lookup): string | undefined =>
    findings("FROM debian:12\nCOPY . /app\n", lookup).find(({ rule }) => rule === "openDockerignore")?.message;
  assert.equal(told(there("*.log\n")), ".dockerignore lets .git and .env through, so they go into the image.");
  assert.equal(told(there(".git\n")), ".dockerignore lets .env through, so it goes into the image.");
  assert.equal(told(there("**/.git/**\n.env*\n")), undefined);
  assert.equal(told(there("*\n!src\n")), undefined);
  assert.equal(told(there(".git\n.env\n!.git\n")), ".dockerignore lets .git through, so it goes into the image.");
  assert.equal(
    told(there(".git\n.env\n", "*.log\n.env\n")),
    "Dockerfile.dockerignore lets .git through, so it goes into the image.",
  );
  // A linked worktree has a file of that name, and a folder that is no repository has none.
  assert.equal(told({ ...there("*.log\n.env\n"), exists: () => "file" }), undefined);
  assert.equal(told({ ...there("*.log\n"), exists: () => "none" }), undefined);
  assert.equal(told({}), undefined);
});
