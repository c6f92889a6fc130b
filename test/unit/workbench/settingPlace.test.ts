import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf } from "../../../src/workbench/settingPlace.ts";

test("a setting is changed for the person, or where a value stands that would win over that", () => {
  assert.equal(placeOf(undefined), "person");
  assert.equal(placeOf({}), "person");
  assert.equal(placeOf({ workspaceValue: undefined }), "person");
  assert.equal(placeOf({ workspaceValue: "image" }), "workspace");
  assert.equal(placeOf({ workspaceValue: false }), "workspace");
});
