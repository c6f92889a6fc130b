// What is sent of a folder, for both builders.
import assert from "node:assert/strict";
import { test } from "node:test";
import { contextRules, type Builder, type Verdict } from "../../../../src/language/dockerignore/context.ts";
import { parseIgnoreFile } from "../../../../src/language/dockerignore/syntax.ts";

const files = [
  "a.txt",
  "b.log",
  "keep.log",
  "docs/a.md",
  "docs/deep/b.md",
  "docs/deep/c.txt",
  "src/main.ts",
  "src/x.log",
];

/** Walks as the server does: into folders that are sent or may hold exceptions. */
function sent(text: string, builder: Builder, always: readonly string[] = []): readonly string[] {
  const rules = contextRules(parseIgnoreFile(text), { builder, always });
  const verdicts = new Map<string, Verdict>();
  return [...files, ...always].filter((path) => {
    const parts = path.split("/");
    let above: Verdict | undefined;
    for (let length = 1; length < parts.length; length += 1) {
      const folder = parts.slice(0, length).join("/");
      const verdict = verdicts.get(folder) ?? rules.judge(folder, true, above);
      verdicts.set(folder, verdict);
      if (!verdict.enters) return false;
      above = verdict;
    }
    return rules.judge(path, false, above).sent;
  });
}

const both = (text: string): readonly string[] => {
  const found = sent(text, "buildkit");
  assert.deepEqual(sent(text, "classic"), found, "both builders");
  return found;
};

test("without patterns all is sent", () => assert.deepEqual(both(""), files));

test("a folder goes with all that is in it", () =>
  assert.deepEqual(both("docs"), ["a.txt", "b.log", "keep.log", "src/main.ts", "src/x.log"]));

test("the last pattern that fits decides", () => {
  assert.deepEqual(
    both("*.log\n!keep.log").filter((path) => path.endsWith(".log")),
    ["keep.log", "src/x.log"],
  );
  assert.deepEqual(
    both("!keep.log\n*.log").filter((path) => path.endsWith(".log")),
    ["src/x.log"],
  );
});

test("an exception under a folder that is left out", () => {
  assert.deepEqual(
    both("docs\n!docs/deep/b.md").filter((path) => path.startsWith("docs")),
    ["docs/deep/b.md"],
  );
  assert.deepEqual(both("*\n!src"), ["src/main.ts", "src/x.log"]);
  assert.deepEqual(both("*\n!src\nsrc/*.log"), ["src/main.ts"]);
});

test("an exception with signs is looked for everywhere by BuildKit only", () => {
  assert.deepEqual(
    sent("docs\n!**/*.md", "buildkit").filter((path) => path.startsWith("docs")),
    ["docs/a.md", "docs/deep/b.md"],
  );
  assert.deepEqual(
    sent("docs\n!**/*.md", "classic").filter((path) => path.startsWith("docs")),
    [],
  );
});

test("the classic builder always gets its Dockerfile and its .dockerignore", () => {
  assert.deepEqual(sent("*", "classic", ["Dockerfile", ".dockerignore"]), ["Dockerfile", ".dockerignore"]);
  assert.deepEqual(sent("*", "buildkit", ["Dockerfile", ".dockerignore"]), []);
  assert.deepEqual(sent("*", "classic", ["docker/Dockerfile"]), ["docker/Dockerfile"]);
});

test("a verdict names the line that decided", () => {
  const rules = contextRules(parseIgnoreFile("# logs\n*.log\n!keep.log\n"), { builder: "buildkit" });
  assert.equal(rules.judge("b.log", false).by?.line, 1);
  assert.equal(rules.judge("keep.log", false).by?.line, 2);
  assert.equal(rules.judge("a.txt", false).by, undefined);
});
