// A file read from an older version is the file read afresh, whatever the edits between them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse, type ComposeDocument } from "../../../../../src/language/compose/syntax/document.ts";
import { editings } from "../../../../support/editing.ts";

const shop = `name: shop # c
services:
  web:
    image: "nginx:\${TAG:-1.27}"
    ports: ["8080:80", { target: 443, published: "8443" }]
    environment:
      - NODE_ENV=production

    # words between
    volumes:
      - static:/x:ro
    command: >-
      echo $$HOME
      and more

  # of the next
  db:
    image: postgres:16
    healthcheck:
      test: [CMD, pg_isready]
  cache: { image: "redis:7" }
networks:
  front:
    driver: bridge
# the end
volumes:
  static: !reset null
`;

const anchored = `x-common: &common
  restart: unless-stopped
  labels: &labels
    a: b
services:
  web:
    <<: *common
    image: nginx:1
  db:
    image: postgres:16
    labels: *labels
  own:
    image: nginx:2
    labels: { a: b }
  last:
    <<: [*common]
    command: a b
      c d
`;

const samples: Readonly<Record<string, string>> = {
  shop,
  anchored,
  "with other line ends": shop.replaceAll("\n", "\r\n"),
  "with two documents": `${shop}---\n${anchored}`,
  "without an end of line": shop.trimEnd(),
};

/** What mostly leaves a file whole, and what mostly does not. */
const gentle = [
  ...Array.from("aab1 "),
  ...[
    "\n",
    "# c\n",
    "\n    a: b",
    "\n    - b",
    "\n      c: d\n",
    "\n  new:\n    image: x\n",
    "nginx:1",
    '"x y"',
    "é𐍈",
    "\n\n",
  ],
];
const rough = [
  ...Array.from("x:- \n\"'[]{}#&*!|>%?,\t\r"),
  ...["---\n", "...\n", "- b", "&a ", "*a", "<<: *common", ": ", "networks:\n  a:\n", "|\n      text\n", "? a\n"],
  ...["!reset ", "\ufeff"],
];

/** As it can be compared: words instead of what makes them. */
const comparable = (doc: ComposeDocument): unknown => ({
  ...doc,
  lines: doc.lines.text,
  problems: doc.problems.map((problem) => ({ ...problem, message: problem.message() })),
});

for (const [name, first] of Object.entries(samples))
  test(`${name}: read from the version before it, or from one further back`, { timeout: 120_000 }, () => {
    let taken = 0;
    for (let seed = 1; seed <= 40; seed += 1) {
      let before = parse(first);
      for (const text of editings(first, seed % 4 === 0 ? rough : gentle, seed, 5)) {
        const doc = parse(text, before);
        assert.deepEqual(comparable(doc), comparable(parse(text)), JSON.stringify(text));
        const old = new Set(before.layers.flatMap(({ entries }) => entries.map(({ value }) => value)));
        if (doc.layers.some(({ entries }) => entries.some(({ value }) => old.has(value)))) taken += 1;
        before = doc;
      }
    }
    if (name !== "with two documents") assert.ok(taken > 10, `only ${taken} versions took something over`);
  });

test("a letter in one service leaves the others what they are", () => {
  const before = parse(shop);
  const doc = parse(shop.replace("postgres:16", "postgres:17"), before);
  const servicesOf = ({ layers: [root] }: ComposeDocument) => {
    const value = root?.entries.find(({ key }) => key.text === "services")?.value;
    assert.ok(value?.kind === "mapping");
    return value.entries;
  };
  assert.equal(servicesOf(doc)[0], servicesOf(before)[0]);
  assert.notEqual(servicesOf(doc)[1], servicesOf(before)[1]);
});
