// Running what has no row: an image that is here is picked, any other is named, and fetched only when one agrees.
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { runByName } from "../../../../src/commands/images/runByName.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { refusal, type Asked } from "../../../support/scriptedEngine.ts";
import type { Answer } from "../../../support/scriptedUi.ts";

/** An engine with images of these names; what it is told to fetch it has from then on. */
function stage(names: readonly string[], answers: readonly Answer[]) {
  const here = new Set(names);
  const engine = ({ method, path, query }: Asked): unknown => {
    if (path === "/images/json") return [{ RepoTags: null }, { RepoTags: ["<none>:<none>"] }, { RepoTags: [...here] }];
    const [, name] = /^\/images\/(?:sha256:)?(.+)\/json$/.exec(path) ?? [];
    if (name !== undefined) {
      if (!here.has(name)) throw refusal(404, `No such image: ${name}`);
      return { Id: `sha256:${name}`, Config: {} };
    }
    if (path === "/images/create") {
      here.add(query["fromImage"] ?? "");
      const answer = Readable.from([Buffer.from('{"status":"Done"}\r\n')]);
      return Object.assign(answer, { statusCode: 200, statusMessage: "OK", headers: {} });
    }
    return path === "/networks" ? [] : assert.fail(`${method} ${path}`);
  };
  return commandStage({ engine, answers });
}

test("images that are here are offered by their names, and the chosen one gets the form", async () => {
  const one = stage(["web:2", "db:1"], [{ pick: "db:1" }, "turn away"]);
  await assert.rejects(one.run(runByName), { message: "cancelled" });
  assert.deepEqual(
    one.ui.of("pick")[0]?.choices.map(({ label }) => label),
    ["db:1", "web:2", "Another image…"],
  );
  assert.equal(one.ui.of("form")[0]?.form.title, "Run db:1");
});

test("another one is named, fetched when one agrees, and gets the form", async () => {
  const one = stage(
    ["db:1"],
    [{ pick: "Another image…" }, { ask: "Nginx" }, { ask: " nginx " }, { confirm: true }, "turn away"],
  );
  await assert.rejects(one.run(runByName), { message: "cancelled" });
  assert.equal(one.ui.of("refused").length, 1, "a name that cannot be one");
  assert.deepEqual(one.engine.requests(/images\/create/), ["POST /images/create?fromImage=nginx:latest"]);
  assert.equal(one.ui.of("form")[0]?.form.title, "Run nginx:latest");
});

test("on an engine without images one is asked for its name at once; nothing is fetched unasked", async () => {
  const one = stage([], [{ ask: "team/app:1" }, { confirm: false }]);
  await assert.rejects(one.run(runByName), { message: "cancelled" });
  assert.match(one.ui.of("confirm")[0]?.confirmation.detail ?? "", /docker pull team\/app:1/);
  assert.deepEqual([one.engine.requests(/create/), one.ui.of("form"), one.ui.of("pick")], [[], [], []]);
});
