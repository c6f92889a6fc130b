// Whatever is typed into command lines, .dockerignore, daemon.json, units and Markdown: no crash, and what is found and answered is
// that of the text opened afresh. Edits, beginnings and bytes are the same in every run.
import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../../../src/base/text.ts";
import type { Finding, Lookup } from "../../../src/language/language.ts";
import { lint } from "../../../src/language/lint.ts";
import type { Reading } from "../../../src/server/documents/reading.ts";
import { languages } from "../../../src/server/languages.ts";
import { editings, sequence } from "../../support/editing.ts";

const lookup: Lookup = {
  exists: () => "file",
  read: (path) => (path === "Dockerfile" ? "FROM a:1 AS lint\n" : undefined),
  list: () => ["docker-compose.yml", "src/"],
  images: ["debian:12"],
  name: "x.conf",
};

/** All that is said of a text, and what a person would be told at a place in it. */
function told(reading: Reading, text: string, place: number): unknown {
  const at = linesOf(text).position(place);
  const findings: readonly Finding[] = reading.lint(
    lint,
    (_, run) => {
      run();
    },
    lookup,
  );
  assertWithin(findings, text);
  const { complete, hover, definition, rewrites } = reading.answers;
  return [findings, complete?.(at, lookup), hover?.(at, lookup), definition?.(at, lookup), rewrites?.(at, lookup)];
}

/** Nothing is said of, or written to, what is not there. */
function assertWithin(findings: readonly Finding[], text: string): void {
  const lines = linesOf(text);
  for (const { rule, range, fixes } of findings)
    for (const { start, end } of [range, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.range))]) {
      assert.deepEqual(lines.position(lines.offset(start)), start, `${rule}\n${text}`);
      assert.deepEqual(lines.position(lines.offset(end)), end, `${rule}\n${text}`);
    }
}

const shell = [
  "docker ",
  "run ",
  "-v a:/b ",
  "--rm",
  "\\\n",
  "\n",
  '"',
  "'",
  "$(",
  ")",
  "`",
  "$X ",
  "<<EOF\n",
  "--platform=",
  "=",
  " ",
];
const json = ['"hosts": ', "[", "]", "{", "}", ",", '"', "tcp://x", "\\", "/* ", "\n", "true", "1e5"];

const kinds: readonly (readonly [id: string, text: string, pieces: readonly string[]])[] = [
  [
    "commandLine",
    "#!/bin/sh\ndocker --context x run -it --nme web -v `pwd`:/a ubuntu --network\nsudo docker network create -d overlay net -o\ndocker build --target=lnt --platform linux/amd46,linux/arm64 .\ndocker ps --format '{{.ID}}' | xargs docker rm -f <<EOF\nx\nEOF\n",
    shell,
  ],
  [
    "packageScripts",
    '{\n  "scripts": {\n    "a": "docker run -rm \\"x\\"",\n    "b": "docker tags a b"\n  }\n}\n',
    [...shell, ...json],
  ],
  [
    "workflowScripts",
    "steps:\n  - run: docker run -rm ${{ x }} a:1\n  - run: |\n      docker build -t a:<< pipeline.number >>\n  - script:\n      - 'docker tags a'\n",
    [...shell, "- run: ", "  ", "|", ": "],
  ],
  [
    "jenkinsScripts",
    'steps {\n  sh \'docker run -rm a:1\'\n  sh """docker ls ${x}\n  """\n}\n',
    [...shell, "'''", '"""', "sh(script: "],
  ],
  [
    "dockerignore",
    "# all\nnode_modules\n*\n!src/**\n[a-\n ../x\nsrc # c\nnode_modules\n",
    ["*", "!", "#", "\n", "[", "]", "a", "/", "\\", " ", "\r\n"],
  ],
  [
    "daemonJson",
    '{\n  "hosts": ["tcp://0.0.0.0:2375"],\n  "debug": "yes",\n  "log_driver": "local",\n  "mtu": 1, "mtu": 2\n}\n',
    json,
  ],
  [
    "dockerUnit",
    "[Service]\nExecStart=\nExecStart=/usr/bin/dockerd -H fd:// \\\n  -H tcp://0.0.0.0:2375 --tlskey /k\n",
    ["[", "]", "=", "\\\n", "\n", "ExecStart=", "dockerd ", "-H tcp://x", " ", "#", ";"],
  ],
  [
    "markdown",
    "# A\n\nRun `docker run -v `pwd`:/app web` and `docker tags`.\n\n```sh\n$ docker ls\n```\n\n```\nFROM a:1 AS b\n```\n\n```dockerfile\nCOPY --from=b x /y\n```\n\n```yaml\nservices:\n  web:\n    restrt: a\n```\n\n-v \\pwd`:/app\n",
    ["```", "~~~", "\n", "`", "sh", "dockerfile\n", "FROM x AS y\n", "docker ls", "services:\n", "  ", "\\"],
  ],
];

const languageOf = (id: string) => {
  const language = languages.find((one) => one.id === id);
  assert.ok(language, id);
  return language;
};

for (const [id, first, pieces] of kinds) {
  test(`${id}: after any edits as opened afresh`, () => {
    const language = languageOf(id);
    for (const seed of [11, 12]) {
      let before = language.read(first);
      const random = sequence(seed);
      for (const text of editings(first, pieces, seed, 12)) {
        const reading = language.read(text, before);
        const place = random(text.length + 1);
        assert.deepEqual(told(reading, text, place), told(language.read(text), text, place), JSON.stringify(text));
        before = reading;
      }
    }
  });

  test(`${id}: any beginning of a text is read`, () => {
    const language = languageOf(id);
    for (let end = 0; end <= first.length; end += 5) {
      const text = first.slice(0, end);
      told(language.read(text), text, end);
    }
  });

  test(`${id}: random bytes are read`, () => {
    const language = languageOf(id);
    const random = sequence(21);
    for (let round = 0; round < 12; round += 1) {
      // Over a text of the language, or nothing would be looked into.
      const bytes = Array.from(first, (one) =>
        random(12) > 0 ? one : String.fromCharCode(random(random(4) === 0 ? 0x1_0000 : 128)),
      );
      const text = bytes.join("");
      told(language.read(text), text, random(text.length + 1));
    }
  });
}
