// Which documents that are not ours start the language server: those that something of ours stands in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { holdsOurs } from "../../../src/manifest/languages.ts";

const block = (info: string, code: string): string => `# A\n\n\`\`\`${info}\n${code}\n\`\`\`\n`;

test("a text with a block or a command of ours", () => {
  for (const text of [
    block("dockerfile", "x"),
    block("YAML", "a: 1"),
    `1. a\n\n     ${block("compose", "x").slice(5)}`,
    block("", "FROM a:1"),
    block("", "services:\n  web:"),
    block("json", '{"live-restore": true}'),
    block("json", '{"hosts": ["unix:///var/run/docker.sock"]}'),
    "Put it into `daemon.json`.",
    "Run `dockerd --debug`.",
    "docker run x",
  ])
    assert.ok(holdsOurs("markdown", text), text);
  assert.ok(holdsOurs("shellscript", "docker build ."));
});

test("a text without", () => {
  for (const text of ["# A", "Docker is fine.", block("json", '{"scripts": {}}'), block("ts", "const a = 1;"), ""])
    assert.ok(!holdsOurs("markdown", text), text);
  assert.ok(!holdsOurs("json", block("", "FROM a:1")));
});
