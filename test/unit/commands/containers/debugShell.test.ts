// The debug shell where no image on the engine serves: one is fetched when the person says so, and never otherwise.
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { Failure, problemOf, type Problem } from "../../../../src/base/problem.ts";
import { debugShell } from "../../../../src/commands/containers/debugShell.ts";
import type { ByteTerminal } from "../../../../src/commands/context.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { fakeSessions } from "../../../support/fakeSession.ts";
import { memoryFiles } from "../../../support/memoryFiles.ts";
import { aContainer } from "../../../support/resources.ts";
import type { Answer } from "../../../support/scriptedUi.ts";

const web = aContainer({ name: "web" });
const terminal = { title: "web: debug" } as ByteTerminal;
const wanting = (image?: string): Problem => ({ kind: "unsupported", feature: "A debug shell", needs: "x", image });

/** An engine on which a debug shell can be opened once something was pulled. */
function stage(problem: Problem, answers: readonly Answer[], said: readonly object[] = [{ status: "Done" }]) {
  const state = { pulled: false, tried: 0 };
  const files = memoryFiles({
    sessions: fakeSessions({ open: [] }),
    tools: {
      debugShell: () => {
        state.tried += 1;
        return state.pulled ? Promise.resolve(terminal) : Promise.reject(new Failure(problem));
      },
    },
  });
  const engine = (): Readable => {
    state.pulled = true;
    const answer = Readable.from([Buffer.from(said.map((line) => `${JSON.stringify(line)}\r\n`).join(""))]);
    return Object.assign(answer, { statusCode: 200, statusMessage: "OK", headers: {} });
  };
  return Object.assign(commandStage({ engine, answers, held: { containers: [web] }, over: { files } }), { state });
}

test("an image that would do is pulled when the person says so, and the shell opens", async () => {
  const one = stage(wanting("busybox"), [{ confirm: true }]);
  await one.run(debugShell, [web]);
  assert.match(one.ui.of("confirm")[0]?.confirmation.question ?? "", /busybox/);
  assert.deepEqual(one.engine.requests(), ["POST /images/create?fromImage=busybox:latest"]);
  assert.equal(one.ui.of("terminal")[0]?.session, terminal);
  one.ui.end();
});

test("a reference is pulled as it is written", async () => {
  for (const [image, asked] of [
    ["registry.test:5000/tools", "registry.test:5000/tools:latest"],
    ["registry.test:5000/tools:2", "registry.test:5000/tools:2"],
    ["tools@sha256:0", "tools@sha256:0"],
  ] as const) {
    const one = stage(wanting(image), [{ confirm: true }]);
    await one.run(debugShell, [web]);
    assert.deepEqual(one.engine.requests(), [`POST /images/create?fromImage=${asked}`]);
  }
});

test("nothing is pulled when the person turns away, nor where no image would help", async () => {
  for (const [problem, answers, kind] of [
    [wanting("busybox"), [{ confirm: false }], "cancelled"],
    [wanting(), [], "unsupported"],
    [{ kind: "gone", operation: "containers.inspect", what: "web" }, [], "gone"],
  ] as const) {
    const one = stage(problem, answers);
    await assert.rejects(one.run(debugShell, [web]), (error) => problemOf(error).kind === kind);
    assert.deepEqual([one.engine.requests(), one.state.tried, one.ui.of("terminal").length], [[], 1, 0]);
  }
});

test("what the engine says to a pull that fails is told, and no shell is tried again", async () => {
  const one = stage(wanting("busybox"), [{ confirm: true }], [{ error: "no such host" }]);
  await assert.rejects(one.run(debugShell, [web]), (error) => {
    const problem = problemOf(error);
    return problem.kind === "rejected" && problem.said === "no such host";
  });
  assert.equal(one.state.tried, 1);
  const [told] = one.engine.record.entries;
  assert.deepEqual(
    [told?.command, told?.problem?.kind],
    [["pull", "busybox"], "rejected"],
    "the record has it as it ended",
  );
});
