// The grammars of ours: whole in themselves, and right where it is easy to be wrong. A real tokenizer takes part in the tests
// that run in the editor only; here the patterns are held against the lines that they are for.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { grammars, languages } from "../../../src/manifest/languages.ts";

interface Rule {
  readonly begin?: string;
  readonly end?: string;
  readonly while?: string;
  readonly match?: string;
  readonly include?: string;
  readonly patterns?: readonly Rule[];
  readonly captures?: Readonly<Record<string, Rule>>;
  readonly repository?: Readonly<Record<string, Rule>>;
}

const folder = new URL("../../../syntaxes/", import.meta.url);
const read = (name: string): Rule => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Rule;

const below = (rule: Rule): readonly Rule[] => [
  rule,
  ...[...(rule.patterns ?? []), ...Object.values(rule.captures ?? {}), ...Object.values(rule.repository ?? {})].flatMap(
    below,
  ),
];

/** As a script's expression that starts where it is told: what \G and flags in groups are to the editor. */
const at = (pattern: string): RegExp => new RegExp(pattern.replaceAll("\\G", "").replace(/\(\?i:/g, "(?:"), "iy");

const matches = (pattern: string | undefined, line: string, from: number): boolean => {
  const expression = at(pattern ?? "");
  expression.lastIndex = from;
  return expression.test(line);
};

test("every file belongs to a language or a grammar, and every include leads somewhere", () => {
  const named = [
    ...languages.flatMap((language) => ("configuration" in language ? [language.configuration] : [])),
    ...grammars.map(({ path }) => path),
  ];
  assert.deepEqual(readdirSync(folder).sort(), named.map((path) => path.replace("./syntaxes/", "")).sort());
  for (const { path } of grammars) {
    const grammar = read(path.replace("./syntaxes/", ""));
    for (const { include } of below(grammar))
      if (include?.startsWith("#") === true)
        assert.ok(Object.hasOwn(grammar.repository ?? {}, include.slice(1)), `${path} ${include}`);
  }
});

test("an inline Dockerfile begins wherever the editor's YAML has come to, and ends with its indentation", () => {
  const [rule] = read("inlineDockerfile.injection.json").patterns ?? [];
  const line = "      dockerfile_inline: | # why";
  // The editor's YAML takes the indentation of each level itself, so that the line's beginning is never ours.
  assert.ok(matches(rule?.begin, line, line.indexOf("dockerfile")));
  assert.ok(matches(rule?.begin, "    - dockerfile_inline: >-", 6));
  assert.ok(!matches(rule?.begin, "      dockerfile_inline: FROM x", 6));
  assert.ok(matches(rule?.while, "        FROM x", 6));
  assert.ok(matches(rule?.while, "", 0));
  assert.ok(!matches(rule?.while, "      context: .", 6));
  const instruction = read("inlineDockerfile.injection.json").repository?.["instruction"]?.match;
  for (const text of ["        FROM a AS b", "        run x", "        ONBUILD COPY a b"])
    assert.ok(matches(instruction, text, 6), text);
  assert.ok(!matches(instruction, "        RUNNER x", 6));
});

test("quotes of an .env file count at the beginning of a value only", () => {
  const { patterns, repository } = read("env.tmLanguage.json");
  const assignment = patterns?.find(({ begin }) => begin !== undefined);
  const value = (line: string): number => at(assignment?.begin ?? "").exec(line)?.[0].length ?? -1;
  const opens = (line: string): boolean =>
    ["single", "double"].some((name) => matches(repository?.[name]?.begin, line, value(line)));
  assert.ok(opens(`A='x'`) && opens(`export B = "x"`));
  assert.ok(!opens("MSG=it's fine"));
  // Nothing else in a value opens a quote: what is plain takes them in.
  const plain = assignment?.patterns?.at(-1)?.match;
  assert.ok(matches(plain, "MSG=it's fine", value("MSG=it's fine")));
  assert.ok(
    repository?.["double"]?.begin?.startsWith("\\G") === true && repository["single"]?.begin?.startsWith("\\G"),
  );
});

test("blocks of code in Markdown are known with words behind their language", () => {
  const begins = Object.values(read("markdown.injection.json").repository ?? {}).map(({ begin }) => begin ?? "");
  const known = (line: string): boolean => begins.some((begin) => matches(begin.replace("(?i)", ""), line, 0));
  for (const line of [
    "```docker",
    "~~~ Containerfile",
    "```docker{1,3}",
    "```compose:x.yml",
    "```dockerignore title=x",
  ])
    assert.ok(known(line), line);
  for (const line of ["```dockers", "```dockerfile", "```composed", "docker"]) assert.ok(!known(line), line);
});
