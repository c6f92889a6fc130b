import assert from "node:assert/strict";
import { test } from "node:test";
import type { Container } from "../../../../src/model/resources.ts";
import { countWords, stateFace } from "../../../../src/tree/present/state.ts";
import { aContainer, aDetail, madeAt } from "../../../support/resources.ts";

const hour = 3_600_000;
const now = madeAt + 2 * hour;
const face = (over: Partial<Container>): string => {
  const { icon, words } = stateFace(aContainer(over), undefined, now);
  return `${icon} ${words}`;
};

const faces: readonly (readonly [Partial<Container>, string])[] = [
  [{}, "circle-filled/charts.green Up"],
  [{ detail: aDetail() }, "circle-filled/charts.green Up 2 hours"],
  [{ detail: aDetail({ startedAt: now - 59_000 }) }, "circle-filled/charts.green Up less than a minute"],
  [{ health: "healthy", detail: aDetail() }, "pass-filled/charts.green Up 2 hours (healthy)"],
  [{ health: "unhealthy" }, "warning/charts.red Up (unhealthy)"],
  [{ health: "starting" }, "pulse/charts.yellow Up (starting)"],
  [{ state: "paused", health: "healthy" }, "debug-pause/charts.yellow Paused"],
  [{ state: "restarting" }, "debug-restart/charts.orange Restarting"],
  [{ state: "created" }, "diff-added/descriptionForeground Created 2 hours ago"],
  [{ state: "removing" }, "trash/descriptionForeground Removing…"],
  [{ state: "dead" }, "circle-slash/charts.red Dead"],
  [{ state: "exited" }, "circle-outline/descriptionForeground Exited (0)"],
  [{ state: "exited", exitCode: undefined }, "circle-outline/descriptionForeground Exited"],
  [{ state: "exited", exitCode: 1 }, "error/charts.red Exited (1)"],
  [
    { state: "exited", exitCode: 137, detail: aDetail({ finishedAt: madeAt, oomKilled: true }) },
    "error/charts.red Exited (137, out of memory) 2 hours ago",
  ],
];

test("every state has its own icon and its own words", () => {
  for (const [over, expected] of faces) assert.equal(face(over), expected);
});

test("no two states share an icon's shape, apart from the ages and codes of one state", () => {
  const shapes = new Map<string, string>();
  for (const [over] of faces) {
    const shape = face(over).split("/")[0] ?? "";
    const failed = over.exitCode !== undefined && over.exitCode !== 0;
    const what = `${over.state ?? "running"} ${over.state === undefined ? (over.health ?? "") : failed ? "failed" : ""}`;
    assert.equal(shapes.get(shape) ?? what, what, shape);
    shapes.set(shape, what);
  }
});

test("what is being done replaces the state", () => {
  assert.deepEqual(stateFace(aContainer(), "stopping", now), {
    icon: "loading~spin",
    words: "stopping…",
    spoken: "stopping…",
  });
});

test("a count names every state there is, best first", () => {
  const all = ["dead", "running", "exited", "running", "paused", "created", "restarting", "removing"] as const;
  assert.equal(
    countWords(all.map((state) => aContainer({ state }))),
    "2 running, 1 restarting, 1 paused, 1 created, 1 exited, 1 dead, 1 being removed",
  );
  const sick = [
    aContainer({ health: "unhealthy" }),
    aContainer(),
    aContainer({ state: "paused", health: "unhealthy" }),
  ];
  assert.equal(countWords(sick), "2 running, 1 paused, 1 unhealthy");
  assert.equal(countWords([]), "");
});

test("who hears a row hears the state's own word", () => {
  const heard = (over: Partial<Container>): string => stateFace(aContainer(over), undefined, now).spoken;
  assert.equal(heard({ health: "unhealthy", detail: aDetail() }), "Running, Up 2 hours (unhealthy)");
  const words = {
    paused: "Paused",
    restarting: "Restarting",
    created: "Created",
    exited: "Exited",
    dead: "Dead",
  } as const;
  for (const [state, word] of Object.entries(words))
    assert.match(heard({ state: state as keyof typeof words }), RegExp(word));
});
