import assert from "node:assert/strict";
import { test } from "node:test";
import { readToolTask } from "../../../src/run/toolTask.ts";

test("a task is an image, a command and a folder", () => {
  const { value } = readToolTask({ type: "porthole", image: "maven:3.9", command: "mvn install -DskipTests=true" });
  assert.deepEqual(value?.command, ["mvn", "install", "-DskipTests=true"]);
  assert.deepEqual([value.folder, value.user, value.engine], [undefined, undefined, undefined]);
  const full = readToolTask({
    ...{ image: "node:lts", command: ["npm", "run", "a b"], folder: "/w", user: "image" },
    ...{ environment: { CI: "1" }, engine: "prod" },
  }).value;
  assert.deepEqual(full, {
    ...{ image: "node:lts", command: ["npm", "run", "a b"], folder: "/w", user: "" },
    ...{ variables: [{ key: "CI", value: "1" }], engine: "prod" },
  });
});

test("a task that was written wrong says what is wrong", () => {
  for (const definition of [
    {},
    { image: 1 },
    { image: "Upper" },
    { image: "a", command: "echo 'x" },
    { image: "a", command: 7 },
    { image: "a", command: ["x", 1] },
    { image: "a", folder: 1 },
    { image: "a", environment: { A: 1 } },
    { image: "a", environment: ["A=1"] },
    { image: "a", environment: { "A B": "1" } },
  ])
    assert.ok(readToolTask(definition).fault, JSON.stringify(definition));
});
