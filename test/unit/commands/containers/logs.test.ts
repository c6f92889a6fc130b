import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "../../../../src/base/problem.ts";
import { logs, readTime } from "../../../../src/commands/containers/logs.ts";
import { settled } from "../../../support/clock.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { fakeScreen } from "../../../support/fakeScreen.ts";
import { testScope } from "../../../support/fakeSession.ts";
import { aContainer, aDetail } from "../../../support/resources.ts";
import type { Answer } from "../../../support/scriptedUi.ts";
import { answerStream } from "../../../support/scriptedStreams.ts";

const container = aContainer({ detail: aDetail() });

async function opened(answers: readonly Answer[] = []) {
  const stage = commandStage({
    engine: ({ path }) => (path.endsWith("/logs") ? answerStream() : { Config: { Tty: false }, State: {} }),
    answers,
    held: { containers: [container] },
    settings: { "logs.tail": 77 },
  });
  await stage.run(logs, [container]);
  const [screen, scope] = [fakeScreen(), testScope()];
  stage.ui.of("terminal")[0]?.session.open(screen, scope);
  await settled();
  return { ...stage, screen, scope };
}

test("a log is followed from the last lines that the setting says", async () => {
  const { engine, ui, scope } = await opened();
  assert.match(engine.requests(/logs/)[0] ?? "", /follow=true.*tail=77/);
  assert.equal(ui.of("terminal")[0]?.session.key, `logs/default/${container.id}`);
  scope.dispose();
});

test("several containers get a terminal each", async () => {
  const stage = commandStage({ held: { containers: [container] } });
  await stage.run(logs, [container, aContainer({ name: "db" })]);
  assert.equal(new Set(stage.ui.of("terminal").map(({ session }) => session.key)).size, 2);
});

test("more terminals than one would open by accident are asked about", async () => {
  const members = Array.from({ length: 9 }, (_, index) => aContainer({ name: `web-${index}` }));
  const stage = commandStage({ held: { containers: members }, answers: [{ confirm: true }] });
  await stage.run(logs, members.slice(1));
  assert.deepEqual([stage.ui.of("confirm").length, stage.ui.of("terminal").length], [0, 8]);
  await stage.run(logs, members);
  assert.deepEqual([stage.ui.of("confirm").length, stage.ui.of("terminal").length], [1, 17]);
  const turned = commandStage({ held: { containers: members }, answers: [{ confirm: false }] });
  await assert.rejects(turned.run(logs, members), (error) => problemOf(error).kind === "cancelled");
  assert.deepEqual(turned.ui.of("terminal"), []);
});

test("it can begin elsewhere: by a span, its last start, its beginning, a time", async () => {
  const now = Math.floor(Date.now() / 1000);
  const since = async (answers: readonly Answer[]): Promise<number> => {
    const { engine, screen, scope, ui } = await opened(answers);
    screen.type("b");
    for (let round = 0; round < 5; round += 1) await settled();
    const request = engine.requests(/logs/)[1] ?? "";
    scope.dispose();
    ui.end();
    return Number(/since=([\d.]+)/.exec(request)?.[1]);
  };
  assert.ok(Math.abs((await since([{ pick: "1 hour ago" }])) - (now - 3600)) < 5);
  assert.equal(await since([{ pick: "Its last start" }]), (container.detail?.startedAt ?? 0) / 1000);
  assert.equal(await since([{ pick: "The beginning" }]), 0);
  assert.equal(
    await since([{ pick: "A time…" }, { ask: "soon" }, { ask: "2026-01-31T14:30:00Z" }]),
    Date.UTC(2026, 0, 31, 14, 30) / 1000,
  );
});

test("times are read as people write them", () => {
  const now = new Date(2026, 0, 31, 15, 0, 0);
  const local = (...parts: [number, number, number, number, number]): number => new Date(...parts).getTime() / 1000;
  assert.equal(readTime("14:30", now), local(2026, 0, 31, 14, 30));
  assert.equal(readTime("16:30", now), local(2026, 0, 30, 16, 30));
  assert.equal(readTime("2026-01-30 08:05", now), local(2026, 0, 30, 8, 5));
  assert.equal(readTime("2026-01-30", now), local(2026, 0, 30, 0, 0));
  for (const wrong of ["", "25:00", "12:60", "1.5.2026", "yesterday", "2026-13-01", "17"])
    assert.equal(readTime(wrong, now), undefined, wrong);
});
