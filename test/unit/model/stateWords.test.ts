import assert from "node:assert/strict";
import { test } from "node:test";
import { shortState, stateTitle } from "../../../src/model/stateWords.ts";

test("a state is a word, with the health of what runs and the code of what ended", () => {
  assert.equal(shortState({ state: "running" }), "Running");
  assert.equal(shortState({ state: "running", health: "starting" }), "Running (starting)");
  assert.equal(shortState({ state: "running", health: "healthy" }), "Running (healthy)");
  assert.equal(shortState({ state: "running", health: "unhealthy" }), "Running (unhealthy)");
  assert.equal(shortState({ state: "exited", exitCode: 137 }), "Exited (137)");
  assert.equal(shortState({ state: "exited" }), "Exited");
  assert.equal(shortState({ state: "paused", health: "healthy" }), "Paused");
});

test("no two states have the same word", () => {
  const states = ["running", "paused", "restarting", "removing", "exited", "created", "dead"] as const;
  assert.equal(new Set(states.map(stateTitle)).size, states.length);
});
