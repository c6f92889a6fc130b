// The log view and saved logs against the real engine: nothing lost, nothing doubled, nothing changed, memory bounded.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { systemClock } from "../../src/base/timing.ts";
import * as containers from "../../src/engine/api/containers.ts";
import { logs } from "../../src/engine/api/streams.ts";
import { withoutFrames } from "../../src/engine/streams/output.ts";
import type { Target } from "../../src/engine/api/containers.ts";
import { logScreen } from "../../src/terminal/logs/logScreen.ts";
import { fakeScreen, type FakeScreen } from "../support/fakeScreen.ts";
import { meteredSocket } from "../support/meteredSocket.ts";
import { eventually, realEngine, type RealEngine } from "../support/realEngine.ts";
import { endpointAt, realSession, type RealSession } from "../support/realSession.ts";

let real: RealEngine;
let stage: RealSession;
before(async () => {
  real = await realEngine();
  stage = realSession(endpointAt(process.env["PORTHOLE_TEST_ENGINE"] ?? ""));
  stage.session.need("containers");
});
after(async () => {
  stage.scope.dispose();
  await real.end();
});

const podman = (): boolean => real.version.product.startsWith("Podman");

async function follow(
  target: Target,
  tail = 1000,
  { session, scope: parent } = stage,
): Promise<{ screen: FakeScreen; close: () => void }> {
  const [screen, scope] = [fakeScreen(), parent.child(`logs:${target.name}`)];
  const engine = await session.engine();
  logScreen({
    ...{ engine, store: session.store, target, clock: systemClock, tail, times: false, exitWords: String },
    chooseStart: () => Promise.resolve({}),
    save: () => Promise.resolve(),
  }).open(screen, scope);
  return { screen, close: () => scope.dispose() };
}
const shows = (screen: FakeScreen, words: string | RegExp): Promise<true> =>
  eventually(
    () => Promise.resolve(typeof words === "string" ? screen.plain.includes(words) : words.test(screen.plain)),
    `${String(words)} in ${screen.plain.slice(-500)}`,
  ).then(() => true);

test("both streams are told apart, colours stay, and the end is told with its code", async () => {
  const script =
    "echo out; printf '\\033[32mgreen\\033[0m \\033]52;c;aGk=\\a\\033[2J\\n'; echo bad >&2; sleep 0.3; exit 3";
  const target = await real.make("told", { Cmd: ["sh", "-c", script] });
  const { screen, close } = await follow(target);
  await shows(screen, "ended with exit code 3");
  for (const line of [/^out$/m, /^green $/m, /^err bad$/m]) assert.match(screen.plain, line);
  assert.ok(screen.text.includes("\x1b[32mgreen\x1b[0m"));
  close();
});

test("over restarts no line is lost or doubled", async () => {
  const script =
    'n=$(cat /n 2>/dev/null || echo 0); for i in 1 2 3; do n=$((n+1)); echo "line $n."; done; echo $n >/n; sleep 0.5';
  const target = await real.make("again", { Cmd: ["sh", "-c", script] });
  const { screen, close } = await follow(target);
  for (const last of [3, 6, 9, 12]) {
    await shows(screen, `line ${last}.`);
    await eventually(async () => !(await containers.inspect(real.engine, target)).State.Running, "it ended");
    if (last < 12) await containers.start(real.engine, target);
  }
  const lines = [...screen.plain.matchAll(/^line (\d+)\.$/gm)].map(([, number]) => Number(number));
  assert.deepEqual(
    lines,
    Array.from({ length: 12 }, (_, index) => index + 1),
  );
  close();
});

test("a container that is removed while its log is open is said to be gone, once", async () => {
  const target = await real.make("going", { Cmd: ["sleep", "100000"] });
  const { screen, close } = await follow(target);
  await shows(screen, "p pause");
  await containers.remove(real.engine, target, { volumes: true, force: true });
  await shows(screen, podman() ? /no longer there|no such container/ : "going is no longer there");
  close();
});

test("with a TTY long lines come whole, without the stamps within them", async () => {
  const script = "head -c 40000 /dev/zero | tr '\\0' x; echo; echo done";
  const target = await real.make("wide", { Cmd: ["sh", "-c", script], Tty: true });
  const { screen, close } = await follow(target);
  // Podman keeps a long line in pieces, tells some of them or all, or fails while they are written; each with a stamp.
  if (podman()) {
    await shows(screen, /ended with exit code 0|parse/);
    assert.doesNotMatch(screen.plain, /\d{4}-\d\d-\d\dT/);
    return close();
  }
  await shows(screen, "ended with exit code 0");
  assert.deepEqual(
    [...screen.plain.matchAll(/x+/g)].map(([found]) => found.length).filter((length) => length > 10),
    [40_000],
  );
  assert.match(screen.plain, /^done$/m);
  close();
});

test("closing the view closes its connection", async () => {
  const target = await real.make("closed", {
    Cmd: ["sh", "-c", "while :; do echo x; sleep 0.1; done"],
    StopSignal: "SIGKILL",
  });
  const { screen, close } = await follow(target);
  await shows(screen, /^x$/m);
  close();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const written = screen.text.length;
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(screen.text.length, written);
});

test("of a large log no more than the tail is read, and the saved file has every byte", async (context) => {
  const bytes = 30_000_000;
  const target = await real.make("large", { Image: "porthole/logger:1", Cmd: [String(bytes), "0"] });
  const lineOf = (count: number): string =>
    `line ${String(count).padStart(12, "0")} of the logger, with some words to make it as long as lines are: ok\n`;
  const number = Math.ceil(bytes / lineOf(1).length);
  const lastLine = async (): Promise<string> => {
    const options = { follow: false, tail: 1, timestamps: false };
    const answer = await logs(real.engine, target, options, AbortSignal.timeout(20_000));
    return Buffer.concat((await withoutFrames(answer, () => undefined).toArray()) as Buffer[]).toString();
  };
  // Podman fails to read a line that is being written.
  await eventually(
    async () => (await lastLine().catch(() => "")) === lineOf(number),
    "everything was written",
    120_000,
  );
  const meter = await meteredSocket(process.env["PORTHOLE_TEST_ENGINE"] ?? "");
  const metered = realSession(endpointAt(meter.path, "metered"));
  context.after(async () => {
    metered.scope.dispose();
    await meter.close();
  });
  await metered.session.engine();
  const before = meter.received;
  const { screen, close } = await follow(target, 1000, metered);
  await shows(screen, `line ${String(number).padStart(12, "0")}`);
  const read = meter.received - before;
  context.diagnostic(`${read} bytes for the tail`);
  // A thousand lines with their stamps and frames, and a little of the engine's own talk.
  assert.ok(read < 1000 * (lineOf(1).length + 60) + 50_000, `${read} bytes of ${bytes}`);
  // Podman joins lines where its tail begins.
  if (!podman()) {
    const shown = [...screen.plain.matchAll(/^line (\d+)/gm)].map(([, found]) => Number(found));
    assert.deepEqual(
      shown,
      Array.from({ length: shown.length }, (_, index) => number - shown.length + 1 + index),
    );
    assert.ok(shown.length >= 999, `${shown.length} lines`);
  }
  close();

  const expected = createHash("sha256");
  let length = 0;
  for (let count = 1; count <= number; count += 1) {
    const line = lineOf(count);
    expected.update(line);
    length += line.length;
  }
  const found = createHash("sha256");
  let saved = 0;
  const answer = await logs(real.engine, target, { follow: false, timestamps: false }, AbortSignal.timeout(120_000));
  for await (const chunk of withoutFrames(answer, () => assert.fail("no frames"))) {
    found.update(chunk as Buffer);
    saved += (chunk as Buffer).length;
  }
  assert.equal(saved, length);
  assert.equal(found.digest("hex"), expected.digest("hex"));
});

test("a flood without end keeps memory bounded and the view at the newest lines", async () => {
  const target = await real.make("flood", { Image: "porthole/logger:1", Cmd: ["0", "5000000"] });
  const { screen, close } = await follow(target, 100);
  await shows(screen, /^line /m);
  const numbers = (): readonly number[] =>
    [...screen.plain.matchAll(/^line (\d+)/gm)].map(([, found]) => Number(found));
  const first = numbers().at(-1) ?? 0;
  let most = 0;
  for (let round = 0; round < 20; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    most = Math.max(most, process.memoryUsage().heapUsed);
    if (round % 5 === 4) screen.take();
  }
  await shows(screen, /^line /m);
  assert.ok((numbers().at(-1) ?? 0) > first);
  assert.ok(most < 250_000_000, `${most} bytes of heap`);
  close();
});
