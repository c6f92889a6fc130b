// Blocks of code in Markdown.
import assert from "node:assert/strict";
import { test } from "node:test";
import { languages } from "../../../../src/server/languages.ts";
import { lint } from "../../../../src/language/lint.ts";
import { markdownOf } from "../../../../src/server/markdown/fences.ts";
import { anyLanguage } from "../../../../src/server/documents/reading.ts";
import { languageStage, wordsLanguage } from "../../../support/languageStage.ts";

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

/** Severity, rule and the words of every finding of the real languages, in order. */
function saidOf(text: string): readonly string[] {
  const markdown = languages.find(({ id }) => id === "markdown");
  const lines = text.split("\n");
  const found = markdown?.read(text).lint(
    lint,
    (_, check) => {
      check();
    },
    { name: "README.md" },
  );
  return (found ?? []).map(
    ({ rule, range: { start, end } }) =>
      `${rule} ${(lines[start.line] ?? "").slice(start.character, start.line === end.line ? end.character : undefined)}`,
  );
}
const block = (info: string, code: string): string => `\`\`\`${info}\n${code}\n\`\`\`\n`;

test("JSON is the engine's settings where its keys or the text around it leave no doubt", () => {
  const open = '{"hosts": ["unix:///var/run/docker.sock", "tcp://0.0.0.0:2375"]}';
  const rules = ["hostsInUnit", "openWithoutTls"].sort();
  const names = (text: string): readonly string[] => saidOf(text).map((one) => one.split(" ")[0] ?? "");
  assert.deepEqual([...names(block("json", open))].sort(), rules);
  assert.deepEqual(names(block("json", '{"hosts": ["a"], "name": "x"}')), []);
  assert.deepEqual(names(block("json", '{"log-level": "debug", "colour": 1}')), []);
  assert.deepEqual(saidOf(block("json", '{"live-restore": true, "registry-mirrors": [], "log-drivr": "local"}')), [
    'unknownKey "log-drivr"',
  ]);
  assert.deepEqual(saidOf(`Put this into \`daemon.json\`:\n\n${block("json", '{"debug": "yes"}')}`), [
    'wrongType "yes"',
  ]);
  assert.deepEqual(saidOf(block('json title="/etc/docker/daemon.json"', '{"debug": "yes"}')), ['wrongType "yes"']);
  assert.deepEqual(saidOf(`Not for daemon.json:\n\n${block("json", '{"scripts": {}}')}`), []);
  assert.deepEqual(saidOf(block("json", '{ ..., "live-restore": true }')), []);
});

test("settings of systemd are the engine's unit where they start it", () => {
  assert.deepEqual(saidOf(block("ini", "[Service]\nExecStart=\nExecStart=/usr/bin/dockerd -H tcp://127.0.0.1:2375")), [
    "portWithoutTls -H tcp://127.0.0.1:2375",
  ]);
  assert.deepEqual(saidOf(block("ini", "[Service]\nExecStart=/usr/bin/web -H tcp://0.0.0.0:80")), []);
});

test("a block that names no language is read where what stands in it is plain", () => {
  assert.deepEqual(saidOf(block("", "FROM a:1 AS b\nRUN sudo x\n...")).slice(0, 1), ["noSudo sudo"]);
  assert.deepEqual(saidOf(block("", "RUN --mount=type=bnd,target=. \\\n  make")), ["mounts bnd"]);
  assert.deepEqual(saidOf(block("", "SELECT a\nFROM users AS u\nWHERE b")), []);
  assert.deepEqual(saidOf(block("", "FROM users")), []);
  assert.deepEqual(saidOf(block("", 'RUN <command>\nCOPY ["<src>", "<dest>"]')), []);
  assert.deepEqual(saidOf(block("", "$ docker ls\nno such command")), ["unknownCommand ls"]);
  assert.deepEqual(saidOf(block("", "a docker ls in words")), []);
  assert.deepEqual(saidOf(block("", "services:\n  web:\n    image: a:1\n    restrt: always")), ["unknownKey restrt"]);
  assert.deepEqual(saidOf(block("", "services:\n  web: 1")), []);
  assert.deepEqual(saidOf(block("text", "docker ls")), []);
});

test("networks or volumes alone are part of a Compose file, unless they are something else's", () => {
  const told = "misindentedKeys driver";
  assert.deepEqual(saidOf(block("yml", "networks:\n  net:\n  driver: overlay\n  attachable: true")), [told]);
  assert.deepEqual(saidOf(block("yaml", "volumes:\n  - name: data\n    emptyDir: {}")), []);
  assert.deepEqual(saidOf(block("yaml", "kind: Pod\nvolumes:\n  data:\n    emptyDir: {}")), []);
});

test("directives count at the top of a block, and blocks of a list are read too", () => {
  assert.deepEqual(saidOf(`text\n\n${block("dockerfile", "# escape=`\nFROM a:1\nRUN a `\n  b")}`), []);
  const listed = "1. First:\n\n    ```yaml\n    services:\n      web:\n        restrt: a\n    ```\n";
  assert.ok(saidOf(listed).includes("unknownKey restrt"), saidOf(listed).join("\n"));
});

test("docker commands between backticks are checked, as far as they are given in full", () => {
  const text = "Use `docker run -rm` and `docker tags`, see `docker build -t x` or `docker run -v`, not `docker ls`.\n";
  assert.deepEqual(saidOf(text), ["unknownFlag -rm", "unknownCommand tags", "unknownCommand ls"]);
  for (const word of "host hub engine desktop daemon group socket registry client machine user process layer api volumes setup status".split(
    " ",
  ))
    assert.deepEqual(saidOf(`The \`docker ${word}\` is.`), [], word);
  assert.deepEqual(saidOf("``docker ls`` and \\`docker ls` and `docker run <name` `docker exec 'a`"), []);
  assert.deepEqual(saidOf("`docker -d &` and `docker ls`"), ["unknownFlag -d", "unknownCommand ls"]);
  const markdown = languages.find(({ id }) => id === "markdown");
  const answers = markdown?.read("See `docker stop web`.\n").answers;
  assert.match(answers?.hover?.({ line: 0, character: 13 }, {})?.markdown ?? "", /stop/);
  assert.equal(answers?.hover?.({ line: 0, character: 1 }, {}), undefined);
});

test("places within a block are those of the document", () => {
  const markdown = languages.find(({ id }) => id === "markdown");
  const answers = markdown?.read(
    `# A\n\n${block("dockerfile", "FROM a:1 AS b\nFROM b\nCOPY --from=b x /y\n")}`,
  ).answers;
  assert.deepEqual(
    answers?.definition?.({ line: 5, character: 12 }, {}).map(({ range }) => range.start),
    [{ line: 3, character: 12 }],
  );
  assert.deepEqual(
    answers.references?.({ line: 5, character: 12 }, {}).map(({ range }) => range.start.line),
    [3, 4, 5],
  );
  assert.equal(answers.hover?.({ line: 4, character: 1 }, {})?.range.start.line, 4);
  const offered = answers.complete?.({ line: 4, character: 6 }, {}) ?? [];
  assert.ok(offered.length > 0);
  for (const { edit } of offered) assert.equal(edit.range.start.line, 4);
});
