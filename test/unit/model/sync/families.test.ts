// What is listed of an engine.
import assert from "node:assert/strict";
import { test } from "node:test";
import { familyLists } from "../../../../src/model/sync/families.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";

test("containers that Porthole makes to look into files are nobody's business", async () => {
  const wire = (id: string, labels: Record<string, string> | null) => ({ Id: id, Names: [`/${id}`], Labels: labels });
  const engine = scriptedEngine(() => [
    wire("web", {}),
    wire("helper", { "porthole.helper": "m:1:2" }),
    wire("bare", null),
  ]);
  const listed = await familyLists.containers.list(engine, undefined, new AbortController().signal);
  assert.deepEqual(
    listed.map(({ id }) => id),
    ["web", "bare"],
  );
});
