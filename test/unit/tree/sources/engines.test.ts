import assert from "node:assert/strict";
import { test } from "node:test";
import { enginesSource } from "../../../../src/tree/sources/engines.ts";
import { anEndpoint, fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { looksAt } from "../../../support/outline.ts";
import { aVersion } from "../../../support/resources.ts";
import { describe } from "../../../../src/base/describe.ts";
import { defaultSettings } from "../../../../src/manifest/settings.ts";

const prod = anEndpoint("prod", {
  address: { kind: "ssh", host: "prod.example", user: "ada" },
  url: "ssh://ada@prod.example",
  reason: { by: "context", context: "prod", current: true },
});
const podman = anEndpoint("podman", { reason: { by: "found", what: "podman" } });

test("every engine that was found says its state, which is the default, and why it is here", async () => {
  const here = fakeSession();
  const open = [
    here,
    fakeSession({
      name: "podman",
      endpoint: podman,
      connection: { state: "ready", version: aVersion({ product: "Podman Engine", version: "4.3.1" }) },
    }),
  ];
  const sessions = fakeSessions({ open, found: { endpoints: [here.endpoint, prod, podman], problems: [] } });
  assert.equal(
    await looksAt(enginesSource, sessions, { contexts: true, icons: true }),
    `[vm-active/charts.green] default — 28.5.2 · default engine · the usual place of Docker on this system | ;engine;open;default;copies;
[vm-outline/descriptionForeground] prod — not connected · current docker context "prod" | ;engine;closed;copies;
[vm-active/charts.green] podman — Podman Engine 4.3.1 · found: Podman | ;engine;open;other;copies;`,
  );
});

test("an engine without root is labelled so", async () => {
  const own = anEndpoint("mine", {
    address: { kind: "unix", path: "/run/user/1000/docker.sock" },
    reason: { by: "context", context: "mine", current: false },
  });
  const sessions = fakeSessions({ open: [], found: { endpoints: [own, anEndpoint("default")], problems: [] } });
  assert.equal(
    await looksAt(enginesSource, sessions),
    `mine — not connected · rootless · docker context "mine"
default — not connected · the usual place of Docker on this system`,
  );
});

test("an engine that does not answer says why, one that is open and no longer found still stands", async () => {
  const problem = { kind: "unreachable", endpoint: "unix:///run/gone.sock", why: "refused" } as const;
  const gone = fakeSession({ name: "gone", connection: { state: "lost", problem, retryAt: 0 } });
  const sessions = fakeSessions({ open: [gone], found: { endpoints: [], problems: [] } });
  const text = await looksAt(enginesSource, sessions, { icons: true });
  assert.ok(
    text.startsWith(`[warning/list.warningForeground] gone — ${describe(problem).message} · default engine`),
    text,
  );
});

test("what was wrong with a place looked at has a row of its own", async () => {
  const problem = { kind: "setting", key: "porthole.engines", said: "Expected a list of engines." } as const;
  const sessions = fakeSessions({ open: [], found: { endpoints: [], problems: [problem] } });
  assert.equal(await looksAt(enginesSource, sessions, { contexts: true }), `${describe(problem).message} | ;problem;`);
});

test("what helps against it is a click away, where something does", () => {
  const setting = { kind: "setting", key: "porthole.engines", said: "Expected a list of engines." } as const;
  const file = { kind: "setting", key: "/home/ada/.docker/config.json", said: "it is no JSON object" } as const;
  const broken = { ...file, file: file.key, line: 3 };
  const sessions = fakeSessions({ open: [], found: { endpoints: [], problems: [setting, file, broken] } });
  const rows = enginesSource.roots(sessions, { settings: defaultSettings, filter: "", now: 0 });
  assert.deepEqual(
    rows.map(({ click }) => click),
    [
      { command: "porthole.engines.openSettings", args: ["porthole.engines"] },
      undefined,
      { command: "porthole.engines.openFile", args: ["/home/ada/.docker/config.json", 3] },
    ],
  );
});
