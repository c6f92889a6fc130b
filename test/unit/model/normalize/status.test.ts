// What the engine's sentence tells of state, health and exit code.
import assert from "node:assert/strict";
import { test } from "node:test";
import { exitCodeIn, healthIn, stateIn } from "../../../../src/model/normalize/status.ts";

test("states have one word each, Podman's own words included", () => {
  for (const state of ["created", "running", "paused", "restarting", "removing", "exited", "dead"])
    assert.equal(stateIn(state, ""), state);
  assert.equal(stateIn("Running", ""), "running");
  assert.equal(stateIn("configured", "Created"), "created");
  assert.equal(stateIn("initialized", ""), "created");
  assert.equal(stateIn("stopped", "Exited (0) 2 minutes ago"), "exited");
  assert.equal(stateIn("stopping", "Stopping"), "running");
});

test("without a known word the sentence tells the state", () => {
  const states = {
    "Up 3 minutes": "running",
    "Up 3 minutes (healthy)": "running",
    "Up 2 hours (Paused)": "paused",
    "Exited (137) 2 hours ago": "exited",
    Created: "created",
    "Restarting (1) 5 seconds ago": "restarting",
    "Removal In Progress": "removing",
    Dead: "dead",
    "": "exited",
    "\u001b[31mUp": "exited",
  };
  for (const [sentence, state] of Object.entries(states)) {
    assert.equal(stateIn("unknown", sentence), state, sentence);
    assert.equal(stateIn("constructor", sentence), state, sentence);
  }
});

test("health is told by the end of the sentence, or by a field of its own", () => {
  assert.equal(healthIn(undefined, "Up 3 minutes (unhealthy)"), "unhealthy");
  assert.equal(healthIn(undefined, "Up 3 minutes (healthy)"), "healthy");
  assert.equal(healthIn(undefined, "Up 3 seconds (health: starting)"), "starting");
  assert.equal(healthIn(undefined, "Up 3 seconds (starting)"), "starting");
  assert.equal(healthIn({ Status: "unhealthy", FailingStreak: 3 }, "Up 3 seconds"), "unhealthy");
  for (const sentence of [
    "Up 3 minutes",
    "Up 2 hours (Paused)",
    "Exited (0) 2 hours ago",
    "",
    "(healthy) Up",
    "x (none)",
  ])
    assert.equal(healthIn({ Status: "none" }, sentence), undefined, sentence);
});

test("the exit code stands in brackets after the first word", () => {
  assert.equal(exitCodeIn("Exited (137) 2 hours ago"), 137);
  assert.equal(exitCodeIn("Exited (0) About a minute ago"), 0);
  assert.equal(exitCodeIn("Exited (-1) 2 hours ago"), -1);
  assert.equal(exitCodeIn("Restarting (1) 5 seconds ago"), 1);
  for (const sentence of ["Up 3 minutes (137)", "Exited", "Exited (many)", "Created", "", "Exited (99999999999999)"])
    assert.equal(exitCodeIn(sentence), undefined, sentence);
});
