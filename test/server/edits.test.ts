// Whatever way a text came about, what is said of it is the same; and every feature lives through every text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits, linesOf } from "../../src/base/text.ts";
import { languages } from "../../src/server/languages.ts";
import { languageStage, type Stage } from "../support/languageStage.ts";

const dockerfile = `# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM golang:1.21 AS Build
ARG VERSION=1
WORKDIR src
RUN --mount=type=cache,target=/root/.cache \\
    # words
    apt-get update && apt-get install curl \\
    && go build -o /out/app ./cmd
RUN <<EOF
set -e
echo "\${VERSION:-none}"
EOF
FROM alpine
MAINTAINER somebody
COPY --from=build --chown=1:1 ["/out/app", "/usr/bin/"]
EXPOSE 80/TCP
HEALTHCHECK CMD curl -f http://localhost/
ENTRYPOINT app
CMD ["--serve"]
`;

const compose = `version: "3"
name: shop
x-common: &common
  restart: always
services:
  web:
    <<: *common
    image: "nginx:\${TAG:-latest}"
    ports:
      - 80:80
      - "8080-8081:80-81"
    depends_on:
      db: { condition: service_healthy }
    networks: [front, gone]
  db:
    image: postgres:16
    environment:
      - POSTGRES_PASSWORD=secret
    volumes: ["data:/var/lib/postgresql/data"]
networks:
  front:
volumes:
  data:
    driver: local
`;

interface Sample {
  readonly name: string;
  readonly languageId: string;
  readonly text: string;
}

const samples: readonly Sample[] = [
  { name: "Dockerfile", languageId: "dockerfile", text: dockerfile },
  { name: "compose.yaml", languageId: "dockercompose", text: compose },
  {
    name: "README.md",
    languageId: "markdown",
    text: `# Words\n\n\`\`\`dockerfile\n${dockerfile}\`\`\`\n\`\`\`yaml\n${compose}\`\`\`\n`,
  },
];

/** Numbers below a limit, the same in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

async function askAll(stage: Stage, uri: string, line: number, character: number): Promise<void> {
  const place = { textDocument: { uri }, position: { line, character } };
  const range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
  for (const [method, more] of [
    ["textDocument/completion", {}],
    ["textDocument/hover", {}],
    ["textDocument/definition", {}],
    ["textDocument/references", { context: { includeDeclaration: true } }],
    ["textDocument/documentHighlight", {}],
    ["textDocument/prepareRename", {}],
    ["textDocument/documentSymbol", {}],
    ["textDocument/foldingRange", {}],
    ["textDocument/documentLink", {}],
    ["textDocument/inlayHint", { range }],
    ["textDocument/codeAction", { range, context: { diagnostics: [] } }],
    ["textDocument/codeLens", {}],
    ["textDocument/semanticTokens/full", {}],
    ["textDocument/formatting", { options: { tabSize: 2, insertSpaces: true } }],
  ] as const)
    await stage.ask(method, { ...place, ...more });
}

for (const { name, languageId, text: whole } of samples) {
  const uri = `file:///w/${name}`;

  test(`${name}: a sequence of edits is told of as the text opened afresh`, async () => {
    const random = sequence(11);
    const stage = await languageStage({ languages, options: { commandPrefix: "p", commands: ["compose.up"] } });
    const pieces = [
      "\n",
      " ",
      '"',
      "$",
      "{",
      "\\\n",
      ":",
      "#",
      "FROM x AS y\n",
      "services:\n",
      "<<EOF\n",
      "é𐍈",
      "\t",
      "- a",
    ];
    await stage.open(uri, languageId, whole);
    let text = whole;
    for (let version = 2; version <= 40; version += 1) {
      const start = random(text.length);
      const range = linesOf(text).range(start, start + random(12));
      const fresh = pieces[random(pieces.length)] ?? "";
      text = applyEdits(text, [{ range, text: fresh }]);
      await stage.change(uri, version, { range, text: fresh });
      if (version % 8 !== 0) continue;
      const { diagnostics } = await stage.next(uri, (params) => params.version === version);
      const other = `file:///w/afresh/${version}/${name}`;
      await stage.open(other, languageId, text);
      assert.deepEqual(
        JSON.parse(JSON.stringify(diagnostics).replaceAll(uri, other)),
        (await stage.next(other)).diagnostics,
      );
      await askAll(stage, uri, range.start.line, range.start.character);
    }
    assert.deepEqual(failures(stage), []);
    stage.end();
  });

  test(`${name}: every feature lives through beginnings of the text`, async () => {
    const stage = await languageStage({ languages });
    await stage.open(uri, languageId, "");
    for (let end = 1, version = 2; end <= whole.length; end += 13, version += 1) {
      const text = whole.slice(0, end);
      await stage.change(uri, version, { text });
      const last = linesOf(text);
      await askAll(stage, uri, last.count - 1, last.line(last.count - 1).length);
    }
    assert.deepEqual(failures(stage), []);
    stage.end();
  });
}

const failures = ({ logged }: Stage): readonly string[] => logged.filter((line) => / failed on /.test(line));
