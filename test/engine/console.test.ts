// The API console against a real engine: its answers are the engine's own, refusals are explained, streams end.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { problemOf } from "../../src/base/problem.ts";
import { copyCurl } from "../../src/commands/api/copyCurl.ts";
import { consoleAddress } from "../../src/commands/api/place.ts";
import { send } from "../../src/commands/api/send.ts";
import { fakeSession, fakeSessions } from "../support/fakeSession.ts";
import { busybox, eventually, realEngine, type RealEngine } from "../support/realEngine.ts";
import { endpointAt } from "../support/realSession.ts";
import type { Answer } from "../support/scriptedUi.ts";
import { windowStage } from "../support/windowStage.ts";
import { command, tryCommand } from "../rig/command.ts";
import { startRegistry } from "../rig/registry.ts";
import { requireSandbox } from "../rig/sandbox.ts";

const cli = process.env["PORTHOLE_TEST_CLI"] ?? "docker";
let real: RealEngine;
before(async () => {
  real = await realEngine();
});
after(() => real.end());

function stage(answers: readonly Answer[] = []) {
  const endpoint = endpointAt(process.env["PORTHOLE_TEST_ENGINE"] ?? "");
  const session = fakeSession({ name: "test", endpoint, engine: real.engine });
  return windowStage({ sessions: fakeSessions({ open: [session] }), answers });
}
const cursor = (text: string) => [{ address: consoleAddress("test"), text, offset: 0 }];

/** Sends and gives the answer, its JSON read. */
async function answered(text: string, answers: readonly Answer[] = []) {
  const { context, ui } = stage(answers);
  await send.run(context, cursor(text));
  const shown = ui.documents[0]?.text ?? "";
  const body = shown.slice(shown.indexOf("\n\n") + 2);
  const status = Number(/^HTTP\/1\.1 (\d+)/m.exec(shown)?.[1]);
  return { shown, status, body, json: () => JSON.parse(body) as Record<string, unknown>, ui };
}

test("GET /version and the list of containers are what the engine answers itself", async () => {
  await real.make("console-listed");
  const version = await answered("GET /version");
  assert.deepEqual(version.json(), JSON.parse(JSON.stringify(await real.docker.version())));
  const list = JSON.parse((await answered("GET /containers/json?all=true")).body) as readonly {
    Names: readonly string[];
  }[];
  assert.ok(list.some(({ Names }) => Names.includes("/console-listed")));
  const old = await answered("GET /v1.41/containers/console-listed/json");
  assert.equal(old.status, 200);
  assert.equal(old.json()["Name"], "/console-listed");
});

test("a container is made with a body, and removed once it was asked", async () => {
  const body = JSON.stringify({ Image: busybox, Cmd: ["echo", "hi"], Labels: { made: "by hand" } });
  const made = await answered(`POST /containers/create?name=by-hand\nContent-Type: application/json\n\n${body}`);
  assert.equal(made.status, 201);
  const found = await real.docker.getContainer("by-hand").inspect();
  assert.equal(found.Id, made.json()["Id"]);
  assert.equal(found.Config.Labels["made"], "by hand");
  assert.equal((await answered("POST /containers/by-hand/start")).status, 204);
  await real.docker.getContainer("by-hand").wait();
  const log = await answered("GET /containers/by-hand/logs?stdout=true");
  assert.equal(log.body, "hi\n");
  const removed = await answered("DELETE /containers/by-hand", [{ confirm: true }]);
  assert.ok(removed.status === 204 || removed.status === 200, String(removed.status));
  await assert.rejects(real.docker.getContainer("by-hand").inspect());
});

test("a missing image is explained with what fetches it", async () => {
  const { status, shown, ui } = await answered('POST /containers/create\n\n{"Image":"porthole/not-here:7"}');
  assert.ok(status === 404 || status === 500, shown);
  if (!real.version.product.startsWith("Podman")) {
    assert.match(shown, /POST \/images\/create\?fromImage=porthole%2Fnot-here&tag=7/);
    assert.equal(ui.of("warn").length, 1);
  }
  const { record } = real.engine;
  assert.equal(record.entries.findLast(({ operation }) => operation === "api.request")?.problem?.kind, "rejected");
});

test("a missing image is pulled from its registry, and the container is made then", async () => {
  const folder = mkdtempSync(join(requireSandbox(), "console-"));
  const registry = await startRegistry(join(folder, "registry"));
  const name = `${registry.address}/porthole/scratch:console`;
  try {
    await command(cli, ["tag", "porthole/scratch:1", name]);
    await command(cli, ["push", name]);
    await command(cli, ["image", "rm", name]);
    const create = `POST /containers/create?name=console-pulled\n\n${JSON.stringify({ Image: name, Cmd: ["/x"] })}`;
    const { ui } = await answered(create, [{ offer: "Pull and send again" }]);
    assert.match(ui.documents.at(-1)?.text ?? "", /HTTP\/1\.1 201/);
    const made = await real.docker.getContainer("console-pulled").inspect();
    assert.equal(made.Config.Image, name);
    const nowhere = JSON.stringify({ Image: `${registry.address}/porthole/none:1` });
    const failed = answered(`POST /containers/create\n\n${nowhere}`, [{ offer: "Pull and send again" }]);
    await assert.rejects(failed, (error) => problemOf(error).kind === "rejected");
  } finally {
    await tryCommand(cli, ["rm", "-f", "console-pulled"]);
    await registry.stop();
    await tryCommand("rm", ["-rf", folder]);
  }
});

test("a path that is none and a tar archive are answered in words", async () => {
  const nowhere = await answered("GET /no/such/path");
  assert.equal(nowhere.status, 404);
  await real.make("console-files", { Cmd: ["sleep", "1000"] }); // Podman fails where it ends meanwhile
  const tar = await answered("GET /containers/console-files/archive?path=/bin");
  assert.equal(tar.status, 200);
  assert.match(tar.body, /^# /);
});

test("events are shown as they come, until the answer is closed", async () => {
  const { context, ui } = stage();
  const sending = send.run(context, cursor("GET /events"));
  await eventually(() => Promise.resolve(ui.documents.length > 0), "the answer is shown");
  await real.make("console-told");
  await eventually(() => Promise.resolve(ui.documents[0]?.text.includes("console-told")), "the event is shown");
  ui.documents[0]?.close();
  await sending;
});

test("a copied curl line runs as it stands", async () => {
  const { context: window, ui } = stage();
  await copyCurl.run(window, cursor("GET /version"));
  const [copied] = ui.of("copy");
  const { stdout } = await promisify(execFile)("sh", ["-c", copied?.text ?? ""]);
  assert.deepEqual(JSON.parse(stdout), JSON.parse(JSON.stringify(await real.docker.version())));
});
