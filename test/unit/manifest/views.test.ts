import assert from "node:assert/strict";
import { test } from "node:test";
import { createEmitter } from "../../../src/base/event.ts";
import { commands } from "../../../src/commands/index.ts";
import { commandName, viewIds } from "../../../src/manifest/names.ts";
import { views, viewsContainers, viewsWelcome } from "../../../src/manifest/views.ts";
import { containersSource } from "../../../src/tree/sources/containers.ts";
import { enginesSource } from "../../../src/tree/sources/engines.ts";
import { foundSource } from "../../../src/tree/sources/found.ts";
import { imagesSource } from "../../../src/tree/sources/images.ts";
import { volumesSource } from "../../../src/tree/sources/volumes.ts";

test("the sidebar has one place with the views in their order", () => {
  assert.deepEqual(
    viewsContainers.activitybar.map(({ id, title }) => [id, title]),
    [["porthole", "Porthole"]],
  );
  assert.deepEqual(
    views.porthole.map(({ id, name }) => [id, name]),
    [
      ["porthole.containers", "Containers"],
      ["porthole.found", "Found in files"],
      ["porthole.images", "Images"],
      ["porthole.volumes", "Volumes"],
      ["porthole.engines", "Engines"],
    ],
  );
});

test("every view has a source", () => {
  const found = foundSource(() => undefined, createEmitter<void>().event);
  assert.deepEqual(
    [containersSource, imagesSource, volumesSource, enginesSource, found].map(({ view }) => view).sort(),
    Object.values(viewIds).sort(),
  );
});

test("every link of a welcome text runs a command that there is", () => {
  const known = new Set(commands.map(({ id }) => commandName(id)));
  const linked = viewsWelcome.flatMap(({ contents }) =>
    [...contents.matchAll(/\(command:([^)]+)\)/g)].map(([, id]) => id),
  );
  assert.ok(linked.length > 0);
  assert.deepEqual(
    linked.filter((id) => id === undefined || !known.has(id)),
    [],
  );
});

test("at most one welcome text fits at a time", () => {
  const clause = (when: string, state: string, filtered: boolean, show: string): boolean =>
    when.split(" && ").every((part) => {
      if (part.includes("engine.state")) return part.endsWith(`== ${state}`);
      if (part.includes("filtered")) return part.startsWith("!") !== filtered;
      if (part.includes("showDangling")) return part.startsWith("!") !== (show === "all");
      return part.endsWith(`== ${show}`);
    });
  for (const view of Object.values(viewIds))
    for (const state of ["none", "closed", "connecting", "ready", "denied"])
      for (const filtered of [true, false])
        for (const show of ["all", "running"]) {
          const fitting = viewsWelcome.filter((each) => each.view === view && clause(each.when, state, filtered, show));
          assert.ok(fitting.length <= 1, `${view} ${state} ${String(filtered)} ${show}`);
          const mustSpeak =
            state === "ready" && ["porthole.containers", "porthole.images", "porthole.volumes"].includes(view);
          assert.ok(!mustSpeak || fitting.length === 1, `an empty ${view} says why: ${String(filtered)} ${show}`);
        }
});
