import assert from "node:assert/strict";
import { test } from "node:test";
import { startAndAttach } from "../../../../src/commands/containers/startAndAttach.ts";
import { flagsOf } from "../../../../src/model/flags.ts";
import type { ContainerState } from "../../../../src/model/resources.ts";
import { matches, type Selector } from "../../../../src/model/selector.ts";
import { aContainer } from "../../../support/resources.ts";

test("it is offered where there is something to start", () => {
  const target = startAndAttach.target as Selector;
  const offered = (state: ContainerState): boolean =>
    matches(target, "container", flagsOf(aContainer({ state }), new Set()));
  assert.deepEqual((["created", "exited", "running", "paused"] as const).map(offered), [true, true, false, false]);
});
