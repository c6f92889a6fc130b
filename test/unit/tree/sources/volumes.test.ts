import assert from "node:assert/strict";
import { test } from "node:test";
import type { Container, Volume } from "../../../../src/model/resources.ts";
import { volumesSource } from "../../../../src/tree/sources/volumes.ts";
import { fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { memoryBackend, memoryFiles } from "../../../support/memoryFiles.ts";
import { looksAt, type Look } from "../../../support/outline.ts";
import { aContainer, aMount, aVolume, idOf, madeAt } from "../../../support/resources.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";

const shown = async (
  volumes: readonly Volume[],
  containers: readonly Container[] = [],
  look: Look = {},
): Promise<string> =>
  await looksAt(volumesSource, fakeSessions({ open: [fakeSession({ volumes, containers })] }), look);

const unnamed = aVolume({ name: idOf("anonymous") });
const day = 86_400_000;

test("volumes stand by name, and say who uses them, how old they are and of which driver when it is no usual one", async () => {
  const users = ["web-10", "web-2", "web-1"].map((name) => aContainer({ name, mounts: [aMount()] }));
  const volumes = [
    aVolume({ name: "logs-10", driver: "nfs/plugin:1" }),
    aVolume({ name: "logs-2", created: 0 }),
    aVolume({ created: madeAt - 3 * day }),
  ];
  assert.equal(
    await shown(volumes, users, { icons: true, contexts: true }),
    `[database/charts.green] data — in use by web-1, web-2 +1 · 3 days ago | ;volume;used;
[database/descriptionForeground] logs-2 — unused | ;volume;unused;
[database/descriptionForeground] logs-10 — unused · 3 minutes ago · nfs/plugin:1 | ;volume;unused;`,
  );
});

test("those without a name stand together at the end, folded", async () => {
  const marked = aVolume({ name: "0a", labels: { "com.docker.volume.anonymous": "" } });
  const users = [aContainer({ name: "db", mounts: [aMount({ source: unnamed.name })] })];
  assert.equal(
    await shown([unnamed, marked, aVolume()], users, { contexts: true }),
    `data — unused · 3 minutes ago | ;volume;unused;
Without a name — 2 unnamed · 1 unused | ;group;of-volume;unnamed;unnamed;unused;used;
  0a — unused · 3 minutes ago | ;volume;unused;unnamed;
  ${unnamed.name.slice(0, 12)} — in use by db · 3 minutes ago | ;volume;used;unnamed;`,
  );
});

test("a filter finds names, drivers and Compose projects", async () => {
  const volumes = [
    aVolume({ name: "shop_data", labels: { "com.docker.compose.project": "shop" } }),
    aVolume({ name: "cache", driver: "fast" }),
  ];
  for (const [filter, found] of [
    ["shop", "shop_data"],
    ["FAST", "cache"],
    ["nothing", ""],
  ] as const)
    assert.equal((await shown(volumes, [], { filter })).split(" ")[0], found, filter);
});

test("under a volume stand its files", async () => {
  const volume = aVolume();
  const sessions = fakeSessions({ open: [fakeSession({ engine: scriptedEngine(), volumes: [volume] })] });
  const files = memoryFiles({ sessions, roots: { data: memoryBackend({ "/a.txt": "12" }) } });
  assert.equal(
    await looksAt(volumesSource, sessions, { unfold: true, files }),
    `data — unused · 3 minutes ago
  Files`,
  );
  const [row] = volumesSource.roots(sessions, { settings: {} as never, filter: "", now: madeAt });
  const opening = { session: sessions.open[0]!, files, now: madeAt, signal: new AbortController().signal };
  const [filesRow] = await volumesSource.open!(row!, opening);
  assert.deepEqual(
    (await volumesSource.open!(filesRow!, opening)).map(({ label }) => label),
    ["a.txt"],
  );
});

test("names are foreign: nothing in a row or a hover can hide or reorder", async () => {
  const evil = aVolume({ name: "x\u202e`**", driver: "d\u001b[2J", labels: { "a|b": "<b>" } });
  const text = await shown([evil]);
  assert.match(text, /^x\ufffd/);
  assert.doesNotMatch(text, /[\u202e\u001b]/);
  const sessions = fakeSessions({ open: [fakeSession({ volumes: [evil] })] });
  const [row] = volumesSource.roots(sessions, { settings: {} as never, filter: "", now: madeAt });
  const hovered = { sessions, files: memoryFiles({ sessions }), now: madeAt, signal: new AbortController().signal };
  const { markdown } = (await volumesSource.tooltip!(row!, hovered))!;
  assert.doesNotMatch(markdown, /[\u202e\u001b]|\*\*x\S*\*\*\*\*|a\|b/);
  assert.match(markdown, /no container/);
});

test("the hover says who mounts it where, and what an unnamed one is", async () => {
  const users = [aContainer({ name: "web", mounts: [aMount({ source: unnamed.name, writable: false })] })];
  const sessions = fakeSessions({ open: [fakeSession({ volumes: [unnamed], containers: users })] });
  const hovered = { sessions, files: memoryFiles({ sessions }), now: madeAt, signal: new AbortController().signal };
  const [group] = volumesSource.roots(sessions, { settings: {} as never, filter: "", now: madeAt });
  const [row] = group!.children as readonly (typeof group)[];
  const { markdown } = (await volumesSource.tooltip!(row!, hovered))!;
  assert.match(markdown, /`web` at `\/data` \(read-only\)/);
  assert.match(markdown, /Unnamed: /);
});
