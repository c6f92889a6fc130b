import assert from "node:assert/strict";
import { test } from "node:test";
import { builtInRecipes, readRecipes, remembering } from "../../../src/run/recipes.ts";
import { parseVariable } from "../../../src/run/environment.ts";
import { parseReference } from "../../../src/run/reference.ts";
import { split } from "../../../src/run/words.ts";

test("Maven, Node, Go and Python come with Porthole, each of good words", () => {
  assert.deepEqual(
    builtInRecipes.map(({ label }) => label),
    ["Maven", "Node", "Go", "Python"],
  );
  for (const { image, command, environment = [] } of builtInRecipes) {
    assert.equal(parseReference(image).fault, undefined);
    assert.equal(split(command).fault, undefined);
    for (const line of environment) assert.equal(parseVariable(line, {}).fault, undefined);
  }
});

test("a broken memory gives no recipes instead of an error", () => {
  for (const memory of [undefined, null, 7, "x", {}, [null, 1, {}, { image: "" }, { image: 1, command: "x" }]])
    assert.deepEqual(readRecipes(memory), []);
  assert.deepEqual(readRecipes([{ image: "a", command: "b", environment: ["X=1", 2] }]), [
    { label: "a", image: "a", command: "b", environment: ["X=1"] },
  ]);
});

test("the last one used stands first and once; what ships is not remembered twice", () => {
  const one = { label: "a", image: "a", command: "x" };
  const two = { label: "b", image: "b", command: "y" };
  assert.deepEqual(remembering(one, remembering(two, remembering(one, []))), [one, two]);
  assert.deepEqual(remembering(builtInRecipes[0]!, [one]), [one]);
  const many = Array.from({ length: 30 }, (_, index) => ({ label: "", image: `i${index}`, command: "x" }));
  assert.equal(many.reduce<readonly (typeof one)[]>((list, item) => remembering(item, list), []).length, 20);
});
