// Our own helpers never stand in the way of an image that is to go; those of others do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isOwnHelper, removeOwnHelpers } from "../../../../src/commands/removal/ownHelpers.ts";
import { usersOf } from "../../../../src/commands/removal/imageUse.ts";
import { ownInstance } from "../../../../src/files/instance.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";

const signal = new AbortController().signal;
const [machine = ""] = ownInstance().split(":");

test("ours, and those of one that has ended", () => {
  assert.equal(isOwnHelper(ownInstance()), true);
  assert.equal(isOwnHelper(`${machine}:4190000:1`), true);
  assert.equal(isOwnHelper("elsewhere:1:1"), false);
  assert.equal(isOwnHelper(undefined), false);
});

test("only our own on that image are removed, and are not told as its users", async () => {
  const made = (Id: string, ImageID: string, Labels: Readonly<Record<string, string>>) => ({
    ...{ Id, ImageID, Labels, Names: [`/${Id}`], State: "created", Created: 1 },
  });
  const held = [
    made("mine", "i1", { "porthole.helper": ownInstance() }),
    made("theirs", "i1", { "porthole.helper": "elsewhere:1:1" }),
    made("other", "i2", { "porthole.helper": ownInstance() }),
    made("web", "i1", {}),
  ];
  const gone: string[] = [];
  const engine = scriptedEngine(({ method, path }) => {
    if (method === "DELETE") return void gone.push(path);
    return path.endsWith("/containers/json") ? held : undefined;
  });
  await removeOwnHelpers(engine, new Set(["i1"]), signal);
  assert.equal(gone.length, 1);
  assert.match(gone[0] ?? "", /\/containers\/mine/);
  const users = await usersOf(engine, new Set(["i1"]), signal);
  assert.deepEqual(
    users.map(({ name }) => name),
    ["theirs", "web"],
  );
});
