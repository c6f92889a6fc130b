// Remove, force remove and prune: what is said to be lost, what is asked, and what then goes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import { forceRemove } from "../../../../src/commands/containers/forceRemove.ts";
import { prune } from "../../../../src/commands/containers/prune.ts";
import { remove } from "../../../../src/commands/containers/remove.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { aContainer, idOf, madeAt } from "../../../support/resources.ts";
import { refusal, type Asked } from "../../../support/scriptedEngine.ts";

const web = aContainer({ name: "web", state: "exited" });
const nameless = idOf("volume");

interface Shape {
  readonly running?: boolean;
  readonly mounts?: readonly object[];
  readonly autoRemove?: boolean;
  readonly changes?: readonly { readonly Path: string; readonly Kind: number }[] | null;
}

/** An engine with containers of one shape. */
const engineOf =
  ({ running = false, mounts = [], autoRemove = false, changes = null }: Shape) =>
  ({ method, path }: Asked): unknown => {
    if (path.endsWith("/changes")) return changes;
    if (method !== "GET") return undefined;
    return {
      State: { Running: running, Paused: false, Restarting: false },
      Mounts: mounts,
      HostConfig: { AutoRemove: autoRemove },
    };
  };

const volume = { Type: "volume", Name: nameless };
const kept = [
  { Type: "volume", Name: "data" },
  { Type: "bind", Source: "/srv/www" },
];

test("a stopped container goes after its losses were counted and named", async () => {
  const changes = [0, 1, 1, 2].map((Kind, at) => ({ Path: `/${at}`, Kind }));
  const stage = commandStage({ engine: engineOf({ mounts: kept, changes }), answers: [{ confirm: true }] });
  await stage.run(remove, [web]);
  const { confirmation } = stage.ui.of("confirm")[0]!;
  assert.deepEqual(confirmation, {
    question: "Remove web?",
    detail: [
      "web: lost are its log and its settings; 2 added, 1 changed, 1 deleted in its file system",
      "web: kept is data, /srv/www",
    ].join("\n"),
    action: "Remove",
  });
  assert.deepEqual(stage.engine.requests(/^(POST|DELETE)/), [`DELETE /containers/${web.id}?v=false&force=false`]);
  stage.ui.end();
});

test("volumes without a name are a choice, and the question says what was chosen", async () => {
  for (const [pick, query, said] of [
    ["Keep the volumes", "v=false", `web: kept is the anonymous volume ${nameless.slice(0, 12)}`],
    ["Delete the volumes too", "v=true", `web: lost is the anonymous volume ${nameless.slice(0, 12)}`],
  ] as const) {
    const stage = commandStage({ engine: engineOf({ mounts: [volume] }), answers: [{ pick }, { confirm: true }] });
    await stage.run(remove, [web]);
    assert.ok(stage.ui.of("confirm")[0]!.confirmation.detail.split("\n").includes(said));
    assert.deepEqual(stage.engine.requests(/DELETE/), [`DELETE /containers/${web.id}?${query}&force=false`]);
  }
});

test("a running container is stopped before it is removed, never forced", async () => {
  const stage = commandStage({ engine: engineOf({ running: true }), answers: [{ confirm: true }] });
  await stage.run(remove, [web]);
  const { confirmation } = stage.ui.of("confirm")[0]!;
  assert.equal(confirmation.action, "Stop, then remove");
  assert.match(confirmation.detail, /A stop alone would keep everything/);
  assert.deepEqual(stage.engine.requests(/^(POST|DELETE)/), [
    `POST /containers/${web.id}/stop`,
    `DELETE /containers/${web.id}?v=false&force=false`,
  ]);
});

test("one that was run with --rm is only stopped, and its volumes are told as lost without asking", async () => {
  const stage = commandStage({
    engine: engineOf({ running: true, autoRemove: true, mounts: [volume] }),
    answers: [{ confirm: true }],
  });
  await stage.run(remove, [web]);
  assert.match(stage.ui.of("confirm")[0]!.confirmation.detail, /lost is the anonymous volume .*--rm/s);
  assert.deepEqual(stage.engine.requests(/^(POST|DELETE)/), [`POST /containers/${web.id}/stop`]);
});

test("nothing is touched when one turns away, at either question", async () => {
  for (const answers of [["turn away"], [{ pick: "Keep the volumes" }, { confirm: false }]] as const) {
    const stage = commandStage({ engine: engineOf({ running: true, mounts: [volume] }), answers });
    await assert.rejects(stage.run(remove, [web]), (error) => problemOf(error).kind === "cancelled");
    assert.deepEqual(stage.engine.requests(/^(POST|DELETE)/), []);
  }
});

test("a layer that cannot be compared does not keep its container from being removed", async () => {
  const stage = commandStage({
    engine: (asked) => {
      if (asked.path.endsWith("/changes")) throw refusal(500, "driver failed");
      return engineOf({})(asked);
    },
    answers: [{ confirm: true }],
  });
  await stage.run(remove, [web]);
  assert.match(stage.ui.of("confirm")[0]!.confirmation.detail, /as far as it was changed/);
  assert.equal(stage.engine.requests(/DELETE/).length, 1);
});

test("one that vanished before the question or before the call is no failure", async () => {
  const gone = commandStage({
    engine: () => {
      throw refusal(404, `No such container: ${web.id}`);
    },
  });
  await gone.run(remove, [web]);
  assert.deepEqual(gone.ui.of("confirm"), []);
  const late = commandStage({
    engine: (asked) => {
      if (asked.method === "DELETE") throw refusal(404, `No such container: ${web.id}`);
      return engineOf({})(asked);
    },
    answers: [{ confirm: true }],
  });
  await late.run(remove, [web]);
});

test("names that would move the cursor or reorder text are harmless in questions", async () => {
  const odd = aContainer({ name: "we\u202eb\u001b[2J", state: "exited" });
  const stage = commandStage({ engine: engineOf({}), answers: [{ confirm: true }] });
  await stage.run(remove, [odd]);
  const { question, detail } = stage.ui.of("confirm")[0]!.confirmation;
  assert.doesNotMatch(question + detail, /[\u001b\u202e]/);
});

test("force remove offers to stop first, and does that when chosen", async () => {
  const stage = commandStage({
    engine: engineOf({ running: true }),
    answers: [{ pick: "Stop, then remove" }, { confirm: true }],
  });
  await stage.run(forceRemove, [web]);
  const { choices } = stage.ui.of("pick")[0]!;
  assert.deepEqual(
    choices.map(({ label }) => label),
    ["Stop, then remove", "Force remove"],
  );
  assert.match(choices[1]!.detail!, /SIGKILL at once/);
  assert.deepEqual(stage.engine.requests(/^(POST|DELETE)/), [
    `POST /containers/${web.id}/stop`,
    `DELETE /containers/${web.id}?v=false&force=false`,
  ]);
});

test("force remove kills at once when that was chosen", async () => {
  const stage = commandStage({
    engine: engineOf({ running: true }),
    answers: [{ pick: "Force remove" }, { confirm: true }],
  });
  await stage.run(forceRemove, [web]);
  assert.match(stage.ui.of("confirm")[0]!.confirmation.question, /^Kill and remove web/);
  assert.deepEqual(stage.engine.requests(/^(POST|DELETE)/), [`DELETE /containers/${web.id}?v=false&force=true`]);
});

const listed = (name: string, State: string, SizeRw: number): object => ({
  Id: idOf(name),
  Names: [`/${name}`],
  Image: "nginx:1.25",
  Created: madeAt / 1000,
  State,
  SizeRw,
});

test("a prune lists the stopped ones with their bytes, and tells what was freed", async () => {
  const all = [listed("up", "running", 5), listed("old", "exited", 1_500_000), listed("new", "created", 0)];
  const stage = commandStage({
    engine: ({ method }) => (method === "GET" ? all : { ContainersDeleted: ["1", "2"], SpaceReclaimed: 1_500_000 }),
    answers: [{ confirm: true }],
  });
  await stage.run(prune);
  const { detail, question } = stage.ui.of("confirm")[0]!.confirmation;
  assert.equal(question, "Remove these 2 stopped containers?");
  assert.match(detail, /^old · nginx:1\.25 · .* · 1\.5 MB\nnew · nginx:1\.25 · .* · 0 B\n\nTogether 1\.5 MB/);
  assert.doesNotMatch(detail, /^up/m);
  assert.equal(stage.ui.of("tell")[0]!.message, "Containers removed: 2. Freed: 1.5 MB.");
});

test("a prune asks again when one more stopped while the question stood", async () => {
  let looks = 0;
  const stage = commandStage({
    engine: ({ method }) => {
      if (method !== "GET") return { ContainersDeleted: ["1", "2"], SpaceReclaimed: 0 };
      looks += 1;
      return [listed("old", "exited", 1), ...(looks > 1 ? [listed("late", "exited", 1)] : [])];
    },
    answers: [{ confirm: true }, { confirm: false }],
  });
  await assert.rejects(stage.run(prune), (error) => problemOf(error).kind === "cancelled");
  assert.match(stage.ui.of("confirm")[1]!.confirmation.detail, /^late/m);
  assert.deepEqual(stage.engine.requests(/POST/), []);
});

test("with nothing stopped a prune says so and asks nothing", async () => {
  const stage = commandStage({ engine: () => [listed("up", "running", 5)] });
  await stage.run(prune);
  assert.deepEqual(
    stage.ui.of("tell").map(({ message }) => message),
    ["There is no stopped container to remove."],
  );
  assert.deepEqual(stage.engine.requests(/POST/), []);
});

test("a long list says how many more there are", async () => {
  const many = Array.from({ length: 100 }, (_, at) => listed(`c${at}`, "exited", 1));
  const stage = commandStage({ engine: () => many, answers: ["turn away"] });
  await assert.rejects(stage.run(prune));
  const lines = stage.ui.of("confirm")[0]!.confirmation.detail.split("\n");
  assert.ok(lines.length < 30);
  assert.match(lines.join("\n"), /and 77 more/);
});

test("what many containers lose does not make a question longer than a screen", async () => {
  const many = Array.from({ length: 60 }, (_, at) => aContainer({ name: `job-${at}`, state: "exited" }));
  for (const [verb, running, answers] of [
    [remove, false, []],
    [forceRemove, true, [{ pick: "Force remove" }]],
  ] as const) {
    const stage = commandStage({ engine: engineOf({ running, mounts: kept }), answers: [...answers, "turn away"] });
    await assert.rejects(stage.run(verb, many));
    const lines = stage.ui.of("confirm")[0]!.confirmation.detail.split("\n");
    assert.ok(lines.length < 30, `${verb.id}: ${lines.length} lines`);
    assert.match(lines.join("\n"), /^job-0: lost are/m);
    assert.match(lines.join("\n"), /and 97 more/);
  }
});
