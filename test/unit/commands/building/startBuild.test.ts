// One terminal for a Dockerfile: what is pressed while it builds begins nothing; closing it ends the build.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after, test } from "node:test";
import { createScope } from "../../../../src/base/scope.ts";
import { readBuild, type BuildPlan } from "../../../../src/commands/building/readBuild.ts";
import { gatherBuildFacts } from "../../../../src/commands/building/buildFacts.ts";
import { startBuild } from "../../../../src/commands/building/startBuild.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { fakeScreen } from "../../../support/fakeScreen.ts";

const folder = mkdtempSync(join(tmpdir(), "porthole-start-"));
after(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, "Dockerfile"), "FROM scratch\n");

/** An engine that takes a build and says nothing more until it is told to. */
function standing() {
  const answer = new Readable({ read: () => undefined });
  const ping = Object.assign(Readable.from([]), { headers: { "builder-version": "2" } });
  return { answer, stage: commandStage({ engine: ({ path }) => (path === "/_ping" ? ping : answer) }) };
}

const plan = async (): Promise<BuildPlan> =>
  readBuild({ folder, tags: ["shop:1"] }, await gatherBuildFacts(join(folder, "Dockerfile"), [])).plan;

test(
  "a second build of the file shows the first one's terminal; the end of the first is told",
  { timeout: 60_000 },
  async () => {
    const { stage, answer } = standing();
    const first = startBuild(stage.context, await plan());
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(await startBuild(stage.context, await plan()), undefined);
    assert.match(stage.ui.of("tell")[0]?.message ?? "", /being built already/);
    while (stage.ui.of("terminal").length < 2) await new Promise((resolve) => setImmediate(resolve));
    const sessions = stage.ui.of("terminal").map(({ session }) => session);
    assert.equal(new Set(sessions.map(({ key }) => key)).size, 1);
    const screen = fakeScreen();
    const scope = createScope("terminal", (error) => assert.fail(String(error)));
    for (const session of sessions) session.open(screen, scope);
    const id = `sha256:${"b".repeat(64)}`;
    answer.push(`${JSON.stringify({ id: "moby.image.id", aux: { ID: id } })}\n`);
    answer.push(null);
    assert.deepEqual(await first, { id, tags: ["shop:1"] });
    assert.match(screen.plain, /── docker build --tag shop:1 .*\n[\s\S]*Built shop:1 \(bbbbbbbbbbbb\)\./);
    assert.equal(screen.state, "ended 0");
    scope.dispose();
  },
);

test("closing the terminal ends it, and another may begin", { timeout: 60_000 }, async () => {
  for (let again = 0; again < 2; again += 1) {
    const { stage } = standing();
    const building = startBuild(stage.context, await plan());
    while (stage.ui.of("terminal").length < 1) await new Promise((resolve) => setImmediate(resolve));
    const scope = createScope("terminal", (error) => assert.fail(String(error)));
    stage.ui.of("terminal")[0]?.session.open(fakeScreen(), scope);
    scope.dispose();
    assert.equal(await building, undefined);
  }
});
