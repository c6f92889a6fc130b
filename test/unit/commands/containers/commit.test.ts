// The command round the commit form: what goes to the engine, and what is said when it does not go well.
import assert from "node:assert/strict";
import { test } from "node:test";
import { commit } from "../../../../src/commands/containers/commit.ts";
import { commandStage, type CommandStage } from "../../../support/commandStage.ts";
import { aContainer, idOf } from "../../../support/resources.ts";
import { refusal, type Asked } from "../../../support/scriptedEngine.ts";
import type { Answer } from "../../../support/scriptedUi.ts";

const container = aContainer();
const path = `/containers/${container.id}`;

const on = (
  answers: readonly Answer[],
  over: (asked: Asked) => unknown,
  kept = new Map<string, unknown>(),
): CommandStage =>
  commandStage({
    engine: (asked) =>
      over(asked) ??
      {
        [`${path}/json`]: {
          Config: { Image: "nginx:1.25", Env: [] },
          HostConfig: {},
          Mounts: [{ Type: "volume", Name: "data\u202e", Source: "/x", Destination: "/data" }],
          Image: "sha256:1",
          State: { Running: true, Paused: false },
        },
        [`${path}/changes`]: [{ Path: "/srv/new", Kind: 1 }],
        "/images/sha256:1/json": { Config: {} },
        "/commit": { Id: `sha256:${idOf("made")}` },
      }[asked.path],
    answers,
    over: { memory: { get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) } },
  });

test("what is filled in goes to the engine, each change a parameter of its own, and the author is remembered", async () => {
  const kept = new Map<string, unknown>();
  const form = {
    image: "shop/web:2",
    author: "Ada",
    message: "tuned",
    pause: false,
    changes: ["ENV A=1", "EXPOSE 80"],
  };
  const stage = on([{ form }], () => undefined, kept);
  await stage.run(commit, [container]);
  const asked = stage.engine.asked.find((one) => one.path === "/commit");
  const { changes, ...query } = asked?.query ?? {};
  assert.ok(changes !== undefined);
  assert.deepEqual(query, {
    ...{ container: container.id, repo: "shop/web", tag: "2", author: "Ada", comment: "tuned", pause: "false" },
  });
  assert.deepEqual(stage.ui.of("reveal"), [{ kind: "reveal", what: "image", id: `sha256:${idOf("made")}` }]);
  const again = on(["turn away"], () => undefined, kept);
  await assert.rejects(again.run(commit, [container]), { message: "cancelled" });
  const author = again.ui.of("form")[0]?.form.fields.find(({ key }) => key === "author");
  assert.ok(author?.type === "text" && author.value === "Ada");
});

test("who turns away commits nothing", async () => {
  const stage = on(["turn away"], () => undefined);
  await assert.rejects(stage.run(commit, [container]), { message: "cancelled" });
  assert.deepEqual(stage.engine.requests(/POST/), []);
});

test("an engine that refuses to tell changes, or has lost the image, still gets its form", async () => {
  const stage = on(["turn away"], ({ path: asked }) => {
    if (asked === `${path}/changes`) throw refusal(500, "not supported by this storage driver");
    if (asked.startsWith("/images/")) throw refusal(404, "No such image: sha256:1");
    return undefined;
  });
  await assert.rejects(stage.run(commit, [container]), { message: "cancelled" });
  const field = stage.ui.of("form")[0]?.form.fields.find(({ key }) => key === "goesIn");
  assert.ok(field?.type === "note" && field.lines.length === 1);
});

test("an engine that is away is told before a form opens", async () => {
  const stage = on([], () => {
    throw Object.assign(new Error("connect ENOENT"), { code: "ENOENT" });
  });
  await assert.rejects(stage.run(commit, [container]), /unreachable/);
  assert.equal(stage.ui.of("form").length, 0);
});

test("hostile names in the notes are harmless", async () => {
  const stage = on(["turn away"], () => undefined);
  await assert.rejects(stage.run(commit, [container]), { message: "cancelled" });
  assert.ok(!JSON.stringify(stage.ui.of("form")[0]?.form.fields).includes("\u202e"));
});
