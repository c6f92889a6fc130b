// Every text a person sees has its Vietnamese, with the same places for arguments, and no entry is left over.
import assert from "node:assert/strict";
import { test } from "node:test";
import { contributions } from "../../src/build/contributions.ts";
import { sentences } from "../../src/build/sentences.ts";
import { read } from "./source.ts";

const json = (path: string): Record<string, string> => JSON.parse(read(path)) as Record<string, string>;
const places = (text: string): readonly string[] => [...new Set(text.match(/\{\d+\}/g) ?? [])].sort();

function agree(
  english: readonly string[],
  vietnamese: Readonly<Record<string, string>>,
  of: (key: string) => string,
): void {
  assert.deepEqual(
    english.filter((key) => vietnamese[key] === undefined),
    [],
    "without Vietnamese",
  );
  assert.deepEqual(
    Object.keys(vietnamese).filter((key) => !english.includes(key)),
    [],
    "Vietnamese of nothing",
  );
  for (const key of english) assert.deepEqual(places(vietnamese[key] ?? ""), places(of(key)), key);
}

test("every sentence in the code has its Vietnamese", () => {
  const found = sentences();
  assert.ok(found.length > 0);
  agree(found, json("l10n/bundle.l10n.vi.json"), (key) => key);
});

test("every text of package.json has its Vietnamese", () => {
  const { texts } = contributions();
  agree(Object.keys(texts), json("package.nls.vi.json"), (key) => texts[key] ?? "");
});

test("`t` is called with literals only, apart from the declared words of commands", () => {
  assert.deepEqual(sentences.strays(), []);
});
