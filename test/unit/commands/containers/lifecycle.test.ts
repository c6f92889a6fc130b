// Start, stop, restart, pause, unpause, kill, wait: what goes to the engine, what is asked and what is said.
import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import { kill } from "../../../../src/commands/containers/kill.ts";
import { pause } from "../../../../src/commands/containers/pause.ts";
import { restart } from "../../../../src/commands/containers/restart.ts";
import { start } from "../../../../src/commands/containers/start.ts";
import { stop } from "../../../../src/commands/containers/stop.ts";
import { stopWith } from "../../../../src/commands/containers/stopWith.ts";
import { unpause } from "../../../../src/commands/containers/unpause.ts";
import { wait } from "../../../../src/commands/containers/wait.ts";
import { matches, type Selector } from "../../../../src/model/selector.ts";
import { flagsOf } from "../../../../src/model/flags.ts";
import type { ContainerState } from "../../../../src/model/resources.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { aContainer, aVersion } from "../../../support/resources.ts";
import { refusal, type Asked } from "../../../support/scriptedEngine.ts";

const web = aContainer({ name: "web" });
const db = aContainer({ name: "db" });

/** An engine on which every container has ended with this code. */
const ended =
  (code: number, over: object = {}, config: object = {}) =>
  ({ method, path }: Asked): unknown =>
    method === "GET" && path.endsWith("/json")
      ? { State: { Running: false, ExitCode: code, OOMKilled: false, ...over }, Config: config }
      : undefined;

test("verbs are offered by state", () => {
  const states: readonly ContainerState[] = ["created", "running", "paused", "restarting", "exited", "dead"];
  const offered = (target: Selector): string =>
    states.filter((state) => matches(target, "container", flagsOf(aContainer({ state }), new Set()))).join(" ");
  const targets = { start, stop, restart, pause, unpause, kill, wait };
  assert.deepEqual(
    Object.fromEntries(Object.entries(targets).map(([name, { target }]) => [name, offered(target as Selector)])),
    {
      start: "created exited",
      stop: "running restarting",
      restart: "running paused restarting",
      pause: "running",
      unpause: "paused",
      kill: "running paused restarting",
      wait: "running paused restarting",
    },
  );
});

test("start, pause and unpause act on every item", async () => {
  for (const [command, verb] of [
    [start, "start"],
    [pause, "pause"],
    [unpause, "unpause"],
  ] as const) {
    const stage = commandStage();
    await stage.run(command, [web, db]);
    assert.deepEqual(stage.engine.requests(), [
      `POST /containers/${web.id}/${verb}`,
      `POST /containers/${db.id}/${verb}`,
    ]);
    assert.equal(stage.ui.heard.length, 0, "success is said by the row alone");
  }
});

test("stop leaves the grace period to the container unless the setting was changed", async () => {
  const stage = commandStage({ engine: ended(143) });
  await stage.run(stop, [web]);
  assert.deepEqual(stage.engine.requests(/POST/), [`POST /containers/${web.id}/stop`]);
  const patient = commandStage({ engine: ended(143), settings: { "stop.gracePeriod": 30 } });
  await patient.run(stop, [web]);
  assert.deepEqual(patient.engine.requests(/POST/), [`POST /containers/${web.id}/stop?t=30`]);
  await patient.run(restart, [web]);
  assert.deepEqual(patient.engine.requests(/restart/), [`POST /containers/${web.id}/restart?t=30`]);
});

test("stop is silent when it went well and explains 137 once for all that were killed", async () => {
  for (const code of [0, 143]) {
    const stage = commandStage({ engine: ended(code) });
    await stage.run(stop, [web]);
    assert.deepEqual(
      stage.ui.heard.map(({ kind }) => kind),
      ["progress"],
    );
  }
  const stage = commandStage({ engine: ended(137) });
  await stage.run(stop, [web, db]);
  const [told, ...more] = stage.ui.of("tell");
  assert.match(told!.message, /^Killed when the grace period was over: web and db\. Hence exit code 137/);
  assert.equal(more.length, 0);
});

test("stop does not explain a 137 that was asked for or has another reason", async () => {
  const silent = [
    commandStage({ engine: ended(137, {}, { StopSignal: "SIGKILL" }) }),
    commandStage({ engine: ended(137, { OOMKilled: true }) }),
    commandStage({ engine: ended(137), settings: { "stop.gracePeriod": 0 } }),
  ];
  for (const stage of silent) {
    await stage.run(stop, [web]);
    assert.deepEqual(stage.ui.of("tell"), []);
  }
});

test("a container that removed itself when it stopped is no failure", async () => {
  const stage = commandStage({
    engine: ({ method }) => {
      if (method === "GET") throw refusal(404, `No such container: ${web.id}`);
    },
  });
  await stage.run(stop, [web]);
});

test("one item that fails does not keep the others; what failed is thrown with its name", async () => {
  const stage = commandStage({
    engine: ({ path }) => {
      if (path.includes(web.id)) throw refusal(500, "cannot start a stopped process");
    },
  });
  await assert.rejects(stage.run(start, [web, db]), (error) => {
    const problem = problemOf(error);
    assert.deepEqual(
      [problem.kind, problem.kind === "rejected" && problem.said],
      ["rejected", "web: cannot start a stopped process"],
    );
    return true;
  });
  assert.equal(stage.engine.requests(/start/).length, 2);
});

test("stop with a grace period and a signal sends both and tells how it ended", async () => {
  const stage = commandStage({ engine: ended(137), answers: [{ form: { seconds: "3", signal: "int" } }] });
  await stage.run(stopWith, [web]);
  assert.deepEqual(stage.engine.requests(/POST/), [`POST /containers/${web.id}/stop?t=3&signal=SIGINT`]);
  assert.match(stage.ui.of("tell")[0]!.message, /^web ended with exit code 137: 128 \+ 9, SIGKILL/);
  const { form } = stage.ui.of("form")[0]!;
  assert.equal(form.preview?.({ seconds: "3", signal: "int" }), "docker stop --signal SIGINT --time 3 web");
  const words = form.fields.flatMap((field) => (field.type === "note" ? field.lines : [])).join(" ");
  assert.match(words, /143 .*SIGTERM.*137 .*killed/s);
  stage.ui.end();
});

test("stop with nothing chosen leaves both to the container, and bad values are refused in words", async () => {
  const stage = commandStage({
    engine: ended(143),
    answers: [{ form: { seconds: "soon" } }, { form: { signal: "SIGNOPE" } }, { form: {} }],
  });
  await stage.run(stopWith, [web]);
  assert.deepEqual(stage.engine.requests(/POST/), [`POST /containers/${web.id}/stop`]);
  assert.deepEqual(
    stage.ui.of("refused").flatMap(({ issues }) => issues.map(({ field }) => field)),
    ["seconds", "signal"],
  );
});

test("an engine that cannot choose the signal says so in the form", async () => {
  const connection = { state: "ready", version: aVersion({ api: "1.41" }) } as const;
  const stage = commandStage({ engine: ended(0), held: { connection }, answers: [{ form: { seconds: "1" } }] });
  await stage.run(stopWith, [web]);
  const { form } = stage.ui.of("form")[0]!;
  assert.ok(!form.fields.some(({ key }) => key === "signal"));
  assert.ok(form.fields.some((field) => field.type === "note" && /1\.42/.test(field.lines.join())));
});

test("turning away from a form or a list of signals sends nothing", async () => {
  for (const command of [stopWith, kill]) {
    const stage = commandStage({ answers: ["turn away"] });
    await assert.rejects(stage.run(command, [web]), (error) => problemOf(error).kind === "cancelled");
    assert.deepEqual(stage.engine.requests(), []);
  }
});

test("kill sends the signal that was chosen, to all", async () => {
  const stage = commandStage({ answers: [{ pick: "SIGHUP" }] });
  await stage.run(kill, [web, db]);
  assert.deepEqual(stage.engine.requests(), [
    `POST /containers/${web.id}/kill?signal=SIGHUP`,
    `POST /containers/${db.id}/kill?signal=SIGHUP`,
  ]);
  const { choices } = stage.ui.of("pick")[0]!;
  assert.ok(
    choices.every(({ detail }) => detail !== undefined && detail !== ""),
    "each says what it means",
  );
});

test("any other signal can be typed; one that does not exist is refused", async () => {
  const stage = commandStage({ answers: [{ pick: /^Another/ }, { ask: "sigfoo" }, { ask: "rtmin+3" }] });
  await stage.run(kill, [web]);
  assert.deepEqual(stage.engine.requests(), [`POST /containers/${web.id}/kill?signal=SIGRTMIN+3`]);
  assert.equal(stage.ui.of("refused").length, 1);
  stage.ui.end();
});

test("wait tells the exit code and what it means", async () => {
  const stage = commandStage({ engine: () => ({ StatusCode: 143 }) });
  await stage.run(wait, [web]);
  assert.equal(
    stage.ui.of("tell")[0]?.message,
    "web ended with exit code 143: 128 + 15, SIGTERM: it was asked to end and did.",
  );
});

test("a wait that is cancelled ends at once and says nothing", async () => {
  const abort = new AbortController();
  const stage = commandStage({ engine: () => new Promise(() => undefined), over: { signal: abort.signal } });
  const waiting = stage.run(wait, [web, db]);
  abort.abort();
  await assert.rejects(waiting, (error) => problemOf(error).kind === "cancelled");
  assert.deepEqual(stage.ui.heard, []);
});
