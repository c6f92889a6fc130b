// Which volumes are in use, and by whom.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inUse } from "../../../src/model/inUse.ts";
import { usedVolumes, volumeUsers } from "../../../src/model/usedVolumes.ts";
import { aContainer, aMount, aSnapshot, imageIdOf } from "../../support/resources.ts";

const web = aContainer({
  name: "web",
  mounts: [aMount(), aMount({ target: "/again" }), aMount({ type: "bind", source: "/srv" })],
});
const old = aContainer({
  name: "old",
  state: "exited",
  mounts: [aMount({ source: "data" }), aMount({ source: "logs" })],
});
const snapshot = aSnapshot({ containers: [web, old] });

test("a volume is used by every container that mounts it, once each, whether it runs or not", () => {
  const users = volumeUsers(snapshot);
  assert.deepEqual(
    [...users].map(([name, those]) => `${name}: ${those.map((container) => container.name).join(" ")}`),
    ["data: web old", "logs: old"],
  );
  assert.deepEqual([...usedVolumes(snapshot)], ["data", "logs"]);
});

test("folders of the host are no volumes, and the answer is kept while no container changes", () => {
  assert.equal(volumeUsers(snapshot).has("/srv"), false);
  assert.equal(volumeUsers(snapshot), volumeUsers({ containers: snapshot.containers }));
});

test("what is in use depends on the kind", () => {
  assert.equal(inUse(snapshot, "volume").has("data"), true);
  assert.equal(inUse(snapshot, "image").has("data"), false);
  assert.equal(inUse(snapshot, "image").has(imageIdOf("nginx:1.25")), true);
});
