// Which documents that are not ours start the language server: those that something of ours stands in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fencedSelectors, holdsOurs, languageActivation } from "../../../src/manifest/languages.ts";

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
    block("bash", "\tFROM ubuntu:12.04"),
    "Run `usermod -aG docker me`.",
    "docker run x",
  ])
    assert.ok(holdsOurs("markdown", text), text);
  assert.ok(holdsOurs("shellscript", "docker build ."));
  assert.ok(holdsOurs("groovy", "sh 'docker build .'"));
});

test("a text without", () => {
  for (const text of ["# A", "Docker is fine.", block("json", '{"scripts": {}}'), block("ts", "const a = 1;"), ""])
    assert.ok(!holdsOurs("markdown", text), text);
  assert.ok(!holdsOurs("json", block("", "FROM a:1")));
});

test("files of builders are asked for in every language that an editor takes them for, and each wakes us", () => {
  for (const language of ["yaml", "github-actions-workflow", "azure-pipelines", "groovy", "jenkinsfile"]) {
    assert.ok(
      fencedSelectors.some((one) => one.language === language),
      language,
    );
    assert.ok(languageActivation.includes(`onLanguage:${language}`), language);
  }
  assert.ok(!fencedSelectors.some(({ language, pattern }) => language === "groovy" && pattern === undefined));
});
