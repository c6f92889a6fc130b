// Keeping current over a real socket to an engine that misbehaves in ways a real one does not on demand.
import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { test, type TestContext } from "node:test";
import { systemClock, type Clock } from "../../src/base/timing.ts";
import { fakeEngine, json, silence, status, type Answer, type FakeEngine } from "../support/fakeEngine.ts";
import { eventually } from "../support/realEngine.ts";
import { idOf } from "../support/resources.ts";
import { realSession, type RealSession } from "../support/realSession.ts";
import { wireContainer, wireInspect, type Wire } from "../support/standInEngine.ts";

interface Stage extends RealSession {
  readonly fake: FakeEngine;
  readonly containers: Map<string, Wire>;
  /** Writes into the open event streams. */
  write(bytes: string | Uint8Array): void;
}

/** A fake that lists what `containers` holds and whose event stream is the test's to write. */
async function opened(context: TestContext, clock?: Clock): Promise<Stage> {
  const containers = new Map<string, Wire>();
  const streams = new Set<ServerResponse>();
  const list: Answer = (request, response, body) => {
    const filters = new URL(request.url ?? "", "http://fake").searchParams.get("filters");
    const ids = filters === null ? undefined : (JSON.parse(filters) as { id?: string[] }).id;
    json([...containers].filter(([id]) => ids?.includes(id) !== false).map(([, wire]) => wire))(
      request,
      response,
      body,
    );
  };
  const events: Answer = (_, response) => {
    response.writeHead(200, { "Content-Type": "application/json" }).flushHeaders();
    streams.add(response);
    response.once("close", () => streams.delete(response));
  };
  const fake = await fakeEngine({ answers: { "GET /events": events, "GET /containers/json": list } });
  for (const name of ["web", "db"]) {
    const wire = wireContainer(name);
    containers.set(wire.Id, wire);
    fake.answer(`GET /containers/${wire.Id}/json`, wireInspect());
  }
  const stage = realSession(fake.endpoint, clock);
  context.after(async () => {
    stage.scope.dispose();
    await fake[Symbol.asyncDispose]();
  });
  stage.session.need("containers");
  return { ...stage, fake, containers, write: (bytes) => streams.forEach((stream) => void stream.write(bytes)) };
}

const eventOf = (action: string, name: string): string =>
  `${JSON.stringify({ Type: "container", Action: action, Actor: { ID: idOf(name), Attributes: { name } } })}\n`;
const isReady = ({ session }: Stage) => session.store.current.connection.state === "ready";
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("a storm of 10,000 events in 10 s is survived: few lists, the last state shown", async (context) => {
  const stage = await opened(context);
  await stage.until("ready", () => isReady(stage));
  stage.asked();
  const [cpu, begun] = [process.cpuUsage(), performance.now()];
  for (let tick = 0; tick < 100; tick += 1) {
    for (let event = 0; event < 100; event += 1) stage.write(eventOf("die", event % 2 === 0 ? "web" : "db"));
    stage.containers.set(
      idOf("web"),
      wireContainer("web", { State: "exited", Status: `Exited (${tick}) 1 second ago` }),
    );
    await pause(100);
  }
  const { user, system } = process.cpuUsage(cpu);
  const took = performance.now() - begun;
  stage.write(eventOf("die", "web"));
  await stage.until("the last state", ({ containers }) => containers.get(idOf("web"))?.exitCode === 99);
  const { "containers.list": lists = 0 } = stage.asked();
  context.diagnostic(`${lists} lists, ${Math.round((user + system) / 1000)} ms of CPU`);
  // Ten a second at most, however long a busy machine made the storm last.
  assert.ok(lists >= 20 && lists <= took / 100 + 15, `${lists} lists in ${Math.round(took)} ms`);
});

test("half a line, a line torn in two and a page of HTML do not end the stream", async (context) => {
  const stage = await opened(context);
  await stage.until("ready", () => isReady(stage));
  stage.containers.set(idOf("web"), wireContainer("web", { State: "paused", Status: "Up 1 second (Paused)" }));
  const line = eventOf("pause", "web");
  stage.write('<html>502 Bad Gateway</html>\n{"Type":"contai\n');
  stage.write(line.slice(0, 40));
  await pause(50);
  stage.write(line.slice(40));
  await stage.until("paused", ({ containers }) => containers.get(idOf("web"))?.state === "paused");
  assert.equal(stage.complaints.length, 2);
});

/** Waits of a second and more never end: what happens all the same was not waited for. */
const withoutWaits: Clock = {
  now: systemClock.now,
  after: (milliseconds, call) =>
    milliseconds >= 700 ? { dispose: () => undefined } : systemClock.after(milliseconds, call),
};

test("a cut stream is a lost connection, and the socket's return is seen, not waited for", async (context) => {
  const stage = await opened(context, withoutWaits);
  await stage.until("ready", () => isReady(stage));
  await stage.fake.stop();
  await stage.until("lost", ({ connection }) => connection.state === "lost");
  assert.equal(stage.session.store.current.containers.size, 2);
  await stage.fake.start();
  await stage.until("ready again", () => isReady(stage));
});

test("a list that answers with an error keeps the rows and is asked again", async (context) => {
  const stage = await opened(context);
  await stage.until("ready", () => isReady(stage));
  stage.fake.answer("GET /containers/json", status(500, "container store is locked"));
  stage.write(eventOf("die", "web"));
  await stage.until("refused", ({ refused }) => refused.has("containers"));
  assert.equal(stage.session.store.current.containers.size, 2);
  assert.ok(isReady(stage));
  stage.fake.answer("GET /containers/json", [wireContainer("web", { State: "exited", Status: "Exited (0) now" })]);
  await stage.until(
    "listed again",
    ({ refused, containers }) => refused.size === 0 && containers.get(idOf("web"))?.state === "exited",
  );
});

test("the end of a session closes every connection, of an engine that never answers too", async (context) => {
  const stage = await opened(context);
  stage.fake.answer("GET /events", silence);
  await eventually(() => Promise.resolve(stage.fake.connections > 0), "it connects");
  stage.scope.dispose();
  await eventually(() => Promise.resolve(stage.fake.connections === 0), "every connection is closed");
  assert.deepEqual(stage.scope.living(), []);
});
