// Blocks of code in Markdown.
import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "../../../src/server/languages.ts";
import { lint } from "../../../src/language/lint.ts";
import { markdownOf } from "../../../src/server/fences.ts";
import { anyLanguage } from "../../../src/server/documents/reading.ts";
import { languageStage, wordsLanguage } from "../../support/languageStage.ts";

const language = markdownOf([anyLanguage(wordsLanguage), anyLanguage({ ...wordsLanguage, id: "compose" })]);
const told = (text: string): readonly string[] =>
  language
    .read(text)
    .lint(
      lint,
      (_, check) => {
        check();
      },
      {},
    )
    .map(({ code, range: { start } }) => `${code} ${start.line}:${start.character}`);

test("what stands in a block of ours is checked, at its place in the text, and nothing else is", () => {
  const text = [
    "bad words in the text",
    "```dockerfile",
    "a bad one",
    "```",
    "bad",
    "~~~ Dockerfile title=x",
    "```",
    "bad",
    "~~~",
    "```sh",
    "bad",
    "```",
    "   ```docker",
    "   bad",
    "   ```",
  ].join("\n");
  assert.deepEqual(told(text), ["DL9999 2:2", "DL9999 7:0", "DL9999 13:3"]);
});

test("a block that is never closed reaches to the end", () => {
  assert.deepEqual(told("```dockerfile\r\nbad\r\n\r\nbad"), ["DL9999 1:0", "DL9999 3:0"]);
});

test("YAML is a Compose file only with services", () => {
  assert.deepEqual(told("```yaml\nbad: 1\n```\n```yaml\nservices:\n  bad\n```\n"), ["DL9999 5:2"]);
});

test("hovering asks the block's language, and outside of blocks nobody", () => {
  const reading = language.read("bad\n```dockerfile\nbad\n```\n");
  assert.equal(reading.answers.hover?.({ line: 0, character: 0 }, {}), undefined);
  assert.deepEqual(reading.answers.hover?.({ line: 2, character: 0 }, {})?.markdown, "*bad*");
});

test("a rule in a block has its own language's page", () => {
  assert.ok(language.rules.some(({ id, language: owner }) => id === "noBad" && owner === "dockerfile"));
});

test("blocks are left alone where the settings say so", async () => {
  const files = anyLanguage(wordsLanguage);
  const stage = await languageStage({ languages: [files, markdownOf([files])] });
  const uri = "file:///w/README.md";
  await stage.open(uri, "markdown", "```dockerfile\nbad\n```\n");
  assert.equal((await stage.next(uri)).diagnostics.length, 1);
  await stage.client.sendNotification("workspace/didChangeConfiguration", { settings: { lint: { markdown: false } } });
  assert.deepEqual((await stage.next(uri)).diagnostics, []);
  stage.end();
});

test("docker commands in blocks of shell are checked, as warnings", () => {
  const markdown = languages.find(({ id }) => id === "markdown");
  const text = "docker ls\n```sh\ndocker run -rm web\n```\n```console\n$ docker tags a b\ndocker ls\n```\n";
  const found = markdown?.read(text).lint(
    lint,
    (_, check) => {
      check();
    },
    {},
  );
  assert.deepEqual(
    found?.map(({ rule, severity, range: { start } }) => `${severity} ${rule} ${start.line}:${start.character}`),
    ["warning unknownFlag 2:11", "warning unknownCommand 5:9"],
  );
});

test("a Compose block stands alone, whatever Compose file is beside the text", () => {
  const markdown = languages.find(({ id }) => id === "markdown");
  const read = (path: string): string | undefined =>
    path === "compose.yaml" ? "services:\n  web:\n    image: other:9\n  db:\n    image: db:1\n" : undefined;
  const block = "```yaml\nservices:\n  web:\n    image: nginx:1.27\n    depends_on: [db]\n```\n";
  const definition = markdown?.read(block).answers.definition;
  assert.deepEqual(definition?.({ line: 4, character: 17 }, { name: "README.md", read }), []);
});
