// Small files, small functions, few entries a folder, no words of the editor's dialogs outside their one file.
import assert from "node:assert/strict";
import { posix } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { filesBelow, read } from "./source.ts";

const files = filesBelow("src");

test("no file has more than 400 lines", () => {
  const long = files.filter((path) => read(path).split("\n").length > 401);
  assert.deepEqual(long, []);
});

test("no function has more than 80 lines", () => {
  const long = files.flatMap((path) => {
    const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node)) {
        const lines =
          source.getLineAndCharacterOfPosition(node.end).line -
          source.getLineAndCharacterOfPosition(node.getStart()).line +
          1;
        if (lines > 80)
          found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} has ${lines}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
  assert.deepEqual(long, []);
});

/** `src` holds the doors and rooms, folders of commands one file an intent: these may be long. */
const longFolders = /^src\/(commands\/.*)?$/;

test("no folder has more than 20 entries", () => {
  const entries = Map.groupBy(
    files.flatMap((path) => path.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/"))),
    (path) => posix.dirname(path),
  );
  const full = [...entries].filter(([folder, paths]) => !longFolders.test(`${folder}/`) && new Set(paths).size > 20);
  assert.deepEqual(
    full.map(([folder]) => folder),
    [],
  );
});

test("every file says at its head what it knows", () => {
  assert.deepEqual(
    files.filter((path) => !read(path).startsWith("//")),
    [],
  );
});

test("only workbench/ui/report.ts shows error messages", () => {
  const showing = files.filter((path) => read(path).includes("showErrorMessage") && !path.startsWith("src/build/"));
  assert.deepEqual(showing, ["src/workbench/ui/report.ts"]);
});

test("foreign words in messages, progress and prompts of the editor cannot become links", () => {
  const speaking = files.filter((path) =>
    /\bshow(Information|Warning|Error)Message\b|\bwithProgress\(|\bshowInputBox\(/.test(read(path)),
  );
  // These say nothing but words of ours.
  const own = ["languageTools", "restarting", "serviceLenses"].map((name) => `src/workbench/language/${name}.ts`);
  const careless = speaking.filter((path) => !own.includes(path) && !read(path).includes("withoutLinks("));
  assert.deepEqual(careless, []);
});

test("no folder is named after nothing in particular", () => {
  const vague = files.filter((path) => /(^|\/)(utils?|helpers?|common|misc|managers?|services?)(\/|\.ts$)/i.test(path));
  assert.deepEqual(vague, []);
});
