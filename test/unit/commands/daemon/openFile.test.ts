// Where daemon.json is, and that the file of another machine is not looked for on this one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { daemonFile } from "../../../../src/commands/daemon/daemonFile.ts";
import { openFile } from "../../../../src/commands/daemon/openFile.ts";
import { ownDaemonStart } from "../../../../src/run/daemonStart.ts";
import { anEndpoint, fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { aVersion } from "../../../support/resources.ts";
import { windowStage } from "../../../support/windowStage.ts";

test("the place by system", () => {
  const at = (platform: string, rootless = false): string => daemonFile({ platform, home: "/home/me", rootless });
  assert.equal(at("linux"), "/etc/docker/daemon.json");
  assert.equal(at("linux", true), "/home/me/.config/docker/daemon.json");
  assert.equal(at("darwin"), "/home/me/.docker/daemon.json");
  assert.equal(at("win32"), "C:\\ProgramData\\docker\\config\\daemon.json");
  assert.equal(
    daemonFile({ platform: "windows", home: "", programData: "D:\\Data", rootless: false }),
    "D:\\Data\\docker\\config\\daemon.json",
  );
});

test("an engine here has its file opened, without an engine too", async () => {
  const { context, ui } = windowStage();
  await openFile.run(context, []);
  assert.deepEqual(
    ui.of("language").map(({ what }) => what),
    ["openFile"],
  );
  ui.end();
});

test("of an engine on another machine the place is told", async () => {
  const connection = { state: "ready", version: aVersion() } as const;
  const endpoint = anEndpoint("far", { address: { kind: "tcp", host: "far", port: 2376 } });
  const { context, ui } = windowStage({
    sessions: fakeSessions({ open: [fakeSession({ name: "far", connection, endpoint })] }),
  });
  await openFile.run(context, []);
  assert.deepEqual(ui.of("language"), []);
  assert.match(ui.of("tell")[0]?.message ?? "", /another machine.*\/etc\/docker\/daemon\.json/);
});

test("the file that the engine here reads is opened, as its command line or the setting has it", async () => {
  const configured = "/srv/docker/engine.json";
  const { context, ui } = windowStage({ settings: { "daemon.configFile": configured } });
  await openFile.run(context, []);
  // On a machine with an engine that tells, that one counts.
  const expected = ownDaemonStart({ rootless: false, configured })?.file;
  assert.deepEqual(
    ui.of("language").map(({ given }) => given),
    [expected],
  );
  ui.end();
});
