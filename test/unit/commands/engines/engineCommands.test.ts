// Version, info, why and the start command.
import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf, type Problem } from "../../../../src/base/problem.ts";
import { info } from "../../../../src/commands/engines/info.ts";
import { startDaemon } from "../../../../src/commands/engines/startDaemon.ts";
import { version } from "../../../../src/commands/engines/version.ts";
import { why } from "../../../../src/commands/engines/why.ts";
import { startLine } from "../../../../src/commands/words/startLine.ts";
import type { Address, Reason } from "../../../../src/engine/endpoint/endpoint.ts";
import { commandStage } from "../../../support/commandStage.ts";
import { anEndpoint, fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { windowStage } from "../../../support/windowStage.ts";

test("version and info are shown as the engine says them, with the API version that is spoken", async () => {
  const stage = commandStage({
    engine: ({ path }) => (path === "/version" ? { Version: "28.5.2" } : { Driver: "overlay2" }),
  });
  await stage.run(version);
  await stage.run(info);
  const [first, second] = stage.ui.documents.map(({ text }) => JSON.parse(text) as unknown);
  assert.deepEqual(first, {
    Client: { Name: "Porthole", Library: "dockerode", ApiVersion: "1.51" },
    Server: { Version: "28.5.2" },
  });
  assert.deepEqual(second, { Driver: "overlay2" });
});

const lost: Problem = { kind: "unreachable", endpoint: "unix:///run/default.sock", why: "missing" };

test("why explains the problem at hand and tries again when asked to", async () => {
  const connection = { state: "lost", problem: lost, retryAt: 0 } as const;
  const session = fakeSession({ connection });
  const { context, ui, sessions } = windowStage({
    sessions: fakeSessions({ open: [session] }),
    answers: [{ confirm: true }, { confirm: false }],
  });
  await why.run(context, []);
  const { question, detail, action } = ui.of("confirm")[0]!.confirmation;
  assert.match(question, /unix:\/\/\/run\/default\.sock/);
  assert.match(detail, /default: /);
  assert.equal(action, "Retry");
  assert.deepEqual([sessions.looks, session.refreshes], [1, 1]);
  await assert.rejects(
    why.run(context, [{ ...lost, why: "refused" }]),
    (error) => problemOf(error).kind === "cancelled",
  );
  assert.notEqual(ui.of("confirm")[1]!.confirmation.question, question, "the problem that was handed over counts");
  assert.equal(sessions.looks, 1);
});

test("why says so when nothing is wrong", async () => {
  const { context, ui } = windowStage();
  await why.run(context, []);
  assert.equal(ui.of("tell").length, 1);
});

const line = (
  address: Address,
  reason: Reason = { by: "default" },
  platform = "linux",
  systemd = true,
): string | undefined => startLine(anEndpoint("x", { address, reason }), { platform, systemd });
const unix = (path: string): Address => ({ kind: "unix", path });

test("the start command is the system's and the endpoint's own", () => {
  const usual = unix("/var/run/docker.sock");
  assert.equal(line(usual), "sudo systemctl start docker");
  assert.equal(line(usual, { by: "default" }, "linux", false), "sudo service docker start");
  assert.equal(line(usual, { by: "default" }, "darwin"), "open -a Docker");
  assert.equal(
    line({ kind: "npipe", path: "//./pipe/docker_engine" }, { by: "default" }, "win32"),
    "docker desktop start",
  );
  assert.equal(
    line(unix("/run/user/1000/docker.sock"), { by: "found", what: "rootless" }),
    "systemctl --user start docker",
  );
  assert.equal(line(unix("/run/podman/podman.sock")), "sudo systemctl start podman.socket");
  assert.equal(line(unix("/run/user/1000/podman/podman.sock")), "systemctl --user start podman.socket");
  assert.equal(line(unix("/home/me/.docker/desktop/docker.sock")), "systemctl --user start docker-desktop");
  assert.equal(line(unix("/Users/me/.colima/default/docker.sock"), { by: "setting" }, "darwin"), "colima start");
  assert.equal(line(usual, { by: "found", what: "orbstack" }, "darwin"), "orb start");
  assert.equal(line(unix("/Users/me/.rd/docker.sock"), { by: "default" }, "darwin"), "rdctl start");
  assert.equal(
    line({ kind: "ssh", host: "prod", user: "me", port: 2222 }),
    "ssh -t -p 2222 me@prod sudo systemctl start docker",
  );
  assert.equal(line({ kind: "tcp", host: "10.0.0.1", port: 2375 }), undefined);
  assert.equal(startLine(undefined, { platform: "linux", systemd: true }), "sudo systemctl start docker");
});

test("a host name that a shell would take for more than a name is not put into a terminal", () => {
  for (const host of ["-oProxyCommand=x", "a;reboot", "$(x)", "a b"])
    assert.equal(line({ kind: "ssh", host }), undefined);
});

test("the command is typed, not run; where there is none it says what is needed", async () => {
  const { context, ui } = windowStage();
  await startDaemon.run(context, []);
  assert.equal(ui.of("insertInShell").length, 1);
  const far = anEndpoint("far", { address: { kind: "tcp", host: "10.0.0.1", port: 2375 } });
  const stage = windowStage({ sessions: fakeSessions({ open: [fakeSession({ name: "far", endpoint: far })] }) });
  await assert.rejects(
    async () => startDaemon.run(stage.context, []),
    (error) => problemOf(error).kind === "unsupported",
  );
});
