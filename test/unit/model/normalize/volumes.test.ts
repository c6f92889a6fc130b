// The engine's volume list → Volume.
import assert from "node:assert/strict";
import { test } from "node:test";
import { volumesOf } from "../../../../src/model/normalize/volumes.ts";

test("a volume of a list becomes a record", () => {
  const wire = {
    Volumes: [
      {
        Name: "data",
        Driver: "local",
        Mountpoint: "/var/lib/docker/volumes/data/_data",
        CreatedAt: "2026-01-01T00:00:00Z",
        Labels: { project: "shop" },
        Options: { type: "tmpfs" },
        Scope: "local",
      },
    ],
    Warnings: null,
  };
  assert.deepEqual(volumesOf(wire), [
    {
      kind: "volume",
      id: "data",
      name: "data",
      driver: "local",
      folder: "/var/lib/docker/volumes/data/_data",
      created: Date.UTC(2026, 0, 1),
      labels: { project: "shop" },
      options: { type: "tmpfs" },
    },
  ]);
});

test("what is missing or of another type costs that field; without a name there is no volume", () => {
  const wire = { Volumes: [{ Name: "a", Labels: null, Options: null, CreatedAt: 7, Driver: {} }, { Name: "" }, null] };
  assert.deepEqual(volumesOf(wire), [
    { ...{ kind: "volume", id: "a", name: "a", driver: "", folder: "" }, created: 7000, labels: {}, options: {} },
  ]);
  // An engine without volumes says null.
  for (const none of [{ Volumes: null }, {}, null, [], "x"]) assert.deepEqual(volumesOf(none), []);
});
