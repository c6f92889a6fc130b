// Looking at a process: which, what of it, and what is asked before something is done to it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { process } from "../../../../src/commands/containers/process.ts";
import type { ProcessFact } from "../../../../src/files/processes/facts.ts";
import type { Processes } from "../../../../src/files/processes/open.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { fakeSessions } from "../../../support/fakeSession.ts";
import { memoryFiles } from "../../../support/memoryFiles.ts";
import { aContainer } from "../../../support/resources.ts";
import type { Answer } from "../../../support/scriptedUi.ts";

const web = aContainer({ name: "web" });
const main: ProcessFact = {
  ...{ pid: 4711, hostPid: 4711, insidePid: 1, parent: 0, main: true, state: "S", user: "root", cpu: 1.25 },
  ...{ memory: 2_000_000, command: "nginx\u202e: master", started: "5" },
};

function bench(answers: readonly Answer[]) {
  const sent: string[] = [];
  const processes: Processes = {
    route: "toolbox",
    list: () => Promise.resolve([main]),
    environment: () =>
      Promise.resolve([
        ["PATH", "/bin"],
        ["DB_PASSWORD", "hunter2"],
      ]),
    openFiles: () =>
      Promise.resolve(
        new Map([
          ["10", "socket:[77]"],
          ["2", "/dev/null"],
        ]),
      ),
    limits: () => Promise.resolve("Limit   Soft\nMax open files 1024\n"),
    namespaces: () => Promise.resolve([{ kind: "net", number: "5", withHost: false, withContainers: ["db"] }]),
    root: () => Promise.resolve("/srv/jail"),
    signal: ({ pid }, name) => Promise.resolve(void sent.push(`${name} ${pid}`)),
  };
  const files = memoryFiles({
    sessions: fakeSessions({ open: [] }),
    tools: { processes: (_session, _root, _signal, work) => work(processes) },
  });
  return { ...commandStage({ answers, held: { containers: [web] }, over: { files } }), sent };
}

test("the environment hides secrets unless it is asked for them", async () => {
  for (const [label, shown] of [
    ["Environment", false],
    ["Environment with secrets", true],
  ] as const) {
    const stage = bench([{ pick: /nginx/ }, { pick: label }]);
    await stage.run(process, [web]);
    const text = stage.ui.documents[0]?.text ?? "";
    assert.match(text, /Through a helper container/);
    assert.match(text, /PATH=\/bin/);
    assert.equal(text.includes("hunter2"), shown, text);
    assert.ok(!text.includes("\u202e"));
  }
});

test("open files, limits and namespaces are tables", async () => {
  for (const [label, words] of [
    ["Open files", /2  device  \/dev\/null\n +10  socket  socket:\[77\]/],
    ["Limits", /Max open files 1024/],
    ["Namespaces", /net +5 +network +no +db/],
  ] as const) {
    const stage = bench([{ pick: /nginx/ }, { pick: label }]);
    await stage.run(process, [web]);
    assert.match(stage.ui.documents[0]?.text ?? "", words);
  }
});

test("its pid on the host is copied", async () => {
  const stage = bench([{ pick: /nginx/ }, { pick: "Copy its PID" }]);
  await stage.run(process, [web]);
  assert.deepEqual(
    stage.ui.of("copy").map(({ text }) => text),
    ["4711"],
  );
  assert.match(stage.ui.of("pick")[0]?.choices[0]?.detail ?? "", /main process.*PID 4711 on the host/);
});

test("a signal is asked about first; of the main process it is said what that means", async () => {
  const stage = bench([{ pick: /nginx/ }, { pick: "Send a signal…" }, { pick: "SIGHUP" }, { confirm: true }]);
  await stage.run(process, [web]);
  assert.deepEqual(stage.sent, ["HUP 4711"]);
  assert.match(stage.ui.of("confirm")[0]?.confirmation.detail ?? "", /main process/);
  const turned = bench([{ pick: /nginx/ }, { pick: "Send a signal…" }, { pick: "SIGHUP" }, { confirm: false }]);
  await assert.rejects(turned.run(process, [web]));
  assert.deepEqual(turned.sent, []);
});
