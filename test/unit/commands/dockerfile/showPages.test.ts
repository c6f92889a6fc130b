// The commands that show pages hand over what they were called with, whatever it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { showContext } from "../../../../src/commands/dockerfile/showContext.ts";
import { showStageGraph } from "../../../../src/commands/dockerfile/showStageGraph.ts";
import { windowStage } from "../../../support/windowStage.ts";

for (const [command, what] of [
  [showStageGraph, "stageGraph"],
  [showContext, "context"],
] as const)
  test(command.id, async () => {
    const { context, ui } = windowStage();
    await command.run(context, ["file:///w/Dockerfile"]);
    await command.run(context, []);
    assert.deepEqual(ui.of("language"), [
      { kind: "language", what, given: "file:///w/Dockerfile" },
      { kind: "language", what, given: undefined },
    ]);
  });
