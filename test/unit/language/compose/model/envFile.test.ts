// Lines of .env files; every value is what docker compose config put in for it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { envFileOf, placesInEnvFile } from "../../../../../src/language/compose/model/envFile.ts";

const read = (text: string): Readonly<Record<string, string>> => Object.fromEntries(envFileOf(text));

test("values with and without quotes, comments, spellings", () => {
  const found = read(
    '# c\nA=1\nexport B=\'x y\' # c\nC="q#r"\n\nD = d # c\nE=\nF: f\nnot a line\n  G=g#h\r\nH= "x"\r\n',
  );
  assert.deepEqual(found, { A: "1", B: "x y", C: "q#r", D: "d", E: "", F: "f", G: "g#h", H: "x" });
});

test("variables of the lines above, but not between single quotes", () => {
  const found = read("A=1\nB=${A}2\nC='${A}3'\nD=\"${A}4 # no\"\nE=${X:-e}\nF=$$A\nA=again\nG=$A\n");
  assert.deepEqual(found, { A: "again", B: "12", C: "${A}3", D: "14 # no", E: "e", F: "$A", G: "again" });
});

test("escapes count between double quotes, and quotes may hold several lines", () => {
  const found = read(
    'A="a\\nb"\nB=a\\nb\nC=\'a\\nb\'\nD="q\\"q"\nE=\'q\\\'q\'\nF="\\$A"\nG="two\nlines"\nH=a"b"\nI="open\nJ=1\n',
  );
  assert.deepEqual(found, {
    ...{ A: "a\nb", B: "a\\nb", C: "a\\nb", D: 'q"q', E: "q'q", F: "$A", G: "two\nlines", H: 'a"b"' },
    ...{ I: '"open', J: "1" },
  });
});

test("the places of a name, not what only looks like it", () => {
  const text = "# A=0\nA=1\r\nB='\nA=2\n'\n  export A : 3\nAA=4\nX=A\n";
  const places = placesInEnvFile(text, "A");
  assert.deepEqual(
    places.map(({ start, end }) => [start, text.slice(start, end), text.slice(end).trimStart()[0]]),
    [
      [6, "A", "="],
      [text.indexOf("A : 3"), "A", ":"],
    ],
  );
});

test("a long file without an end to its quotes is read soon", { timeout: 60_000 }, () => {
  assert.equal(envFileOf('A="\n'.repeat(9_000)).size, 1);
});
