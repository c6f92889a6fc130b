// Logs, attach and exec against the real engine: what goes in and comes out, sizes, exit codes, and how they end.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Readable } from "node:stream";
import { problemOf } from "../../src/base/problem.ts";
import * as containers from "../../src/engine/api/containers.ts";
import * as streams from "../../src/engine/api/streams.ts";
import { failureOf } from "../../src/engine/call.ts";
import { eventually, realEngine, type RealEngine } from "../support/realEngine.ts";

let real: RealEngine;
before(async () => void (real = await realEngine()));
after(() => real.end());

const podman = (): boolean => real.version.product.startsWith("Podman");
const soon = (): AbortSignal => AbortSignal.timeout(20_000);

/** What a stream brings, as text, frames' heads left out. */
function collected(stream: Readable): { readonly text: string; readonly closed: Promise<void> } {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  stream.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => stream.once("close", resolve));
  return {
    get text() {
      return Buffer.concat(chunks)
        .toString("latin1")
        .replace(/[\u0001\u0002]\u0000{3}[^]{4}/g, "");
    },
    closed,
  };
}

const has = (output: { readonly text: string }, words: string) =>
  eventually(
    () => Promise.resolve(output.text.includes(words)),
    `${JSON.stringify(words)} in ${JSON.stringify(output.text)}`,
  );

test("logs: the tail, both streams, and following until the end", async () => {
  const script = "echo oops >&2; sleep 0.5; for i in 1 2 3 4 5; do echo line$i; done; sleep 1; echo late";
  const target = await real.make("logging", { Cmd: ["sh", "-c", script] });
  const followed = collected(await streams.logs(real.engine, target, { follow: true, timestamps: false }, soon()));
  await followed.closed;
  for (const words of ["line1", "line5", "oops", "late"]) assert.ok(followed.text.includes(words), followed.text);
  const tail = collected(
    await streams.logs(real.engine, target, { follow: false, tail: 2, timestamps: true, stderr: false }, soon()),
  );
  await tail.closed;
  assert.match(tail.text, /^\d{4}-\d\d-\d\dT\S+ line5\n\d{4}\S+ late\n$/);
});

test("logs that are followed end when their signal aborts, as cancelled", async () => {
  const target = await real.make("quiet", { Cmd: ["sleep", "100000"], StopSignal: "SIGKILL" });
  const ending = new AbortController();
  // Podman answers with the first line only; then it is the call that ends.
  setTimeout(() => ending.abort(), 500);
  const ended = await streams.logs(real.engine, target, { follow: true, timestamps: false }, ending.signal).then(
    (stream) => new Promise<unknown>((resolve) => stream.resume().once("error", resolve)),
    (error: unknown) => error,
  );
  const problem = failureOf(real.engine, { operation: "containers.logs" }, ending.signal, ended).problem;
  assert.deepEqual(problem, { kind: "cancelled" });
});

test("attach carries bytes both ways, without a TTY", async () => {
  const script = "echo ready; while read x; do echo got:$x; done; echo eof";
  const target = await real.make("attached", {
    Cmd: ["sh", "-c", script],
    OpenStdin: true,
    StdinOnce: true,
    started: false,
  });
  const stream = await streams.attach(real.engine, target, { stdin: true }, soon());
  const output = collected(stream);
  await containers.start(real.engine, target);
  await has(output, "ready\n");
  stream.write("one\ntwo\n");
  await has(output, "got:two\n");
  stream.end();
  await output.closed;
  // Nothing that belongs to the request may have reached the program.
  assert.equal(output.text, "ready\ngot:one\ngot:two\neof\n");
});

test("attach to a TTY is raw, has a size, and shows what was there", async () => {
  const script = "echo before; read x; stty size; sleep 100000";
  const target = await real.make("terminal", {
    Cmd: ["sh", "-c", script],
    OpenStdin: true,
    Tty: true,
    StopSignal: "SIGKILL",
  });
  const stream = await streams.attach(real.engine, target, { stdin: true, logs: true }, soon());
  const output = collected(stream);
  await has(output, "before\r\n");
  await streams.resize(real.engine, target, { columns: 101, rows: 33 });
  stream.write("go\n");
  await has(output, "33 101");
  stream.destroy();
});

test("exec: input, output, exit code, user, folder and environment", async () => {
  const target = await real.make("worked-in", { Cmd: ["sleep", "100000"], StopSignal: "SIGKILL" });
  const { id, stream } = await streams.exec(
    real.engine,
    target,
    {
      command: ["sh", "-c", "id -u; pwd; echo $WORD; cat; echo err >&2; exit 7"],
      tty: false,
      stdin: true,
      user: "1234",
      workingDirectory: "/tmp",
      environment: ["WORD=hello there"],
    },
    soon(),
  );
  const output = collected(stream);
  stream.end("from stdin\n");
  await output.closed;
  for (const words of ["1234\n/tmp\nhello there\n", "from stdin\n", "err\n"])
    assert.ok(output.text.includes(words), output.text);
  const ended = await eventually(async () => {
    const found = await streams.inspectExec(real.engine, id);
    return found.running ? undefined : found;
  }, "the process ended");
  assert.equal(ended.exitCode, 7);
});

test("exec with a TTY: the first size is there from the start, later ones arrive", async () => {
  const target = await real.make("sized-shell", { Cmd: ["sleep", "100000"], StopSignal: "SIGKILL" });
  const command = ["sh", "-c", "read x; stty size; read x; stty size; exit 0"];
  const { id, stream } = await streams.exec(real.engine, target, { command, tty: true, stdin: true }, soon());
  const output = collected(stream);
  await streams.resizeExec(real.engine, id, { columns: 90, rows: 40 });
  stream.write("x\n");
  await has(output, "40 90");
  await streams.resizeExec(real.engine, id, { columns: 70, rows: 20 });
  stream.write("x\n");
  await has(output, "20 70");
  await output.closed;
});

test("an exec that is given up leaves its stream closed", async () => {
  const target = await real.make("given-up", { Cmd: ["sleep", "100000"], StopSignal: "SIGKILL" });
  const ending = new AbortController();
  const { stream } = await streams.exec(
    real.engine,
    target,
    { command: ["cat"], tty: false, stdin: true },
    ending.signal,
  );
  const output = collected(stream);
  ending.abort();
  await output.closed;
  assert.ok(stream.destroyed);
});

test("a command that is not there fails with the engine's words", async () => {
  const target = await real.make("bare", { Cmd: ["sleep", "100000"], StopSignal: "SIGKILL" });
  const options = { command: ["no-such-program"], tty: false, stdin: false };
  // Some engines say so when it is started, others write it into the stream and give 126 or 127.
  const outcome = await streams.exec(real.engine, target, options, soon()).then(
    async ({ id, stream }) => {
      const output = collected(stream);
      await output.closed;
      const { exitCode } = await streams.inspectExec(real.engine, id);
      return `${output.text} ${exitCode}`;
    },
    (error: unknown) => JSON.stringify(problemOf(error)),
  );
  assert.match(outcome, /not found|no such file|12[67]/i);
});

test("exec in a container that does not run is a conflict, and in one that is not there it is gone", async () => {
  const target = await real.make("asleep", { Cmd: ["true"], started: false });
  const options = { command: ["true"], tty: false, stdin: false };
  const kindOf = (work: Promise<unknown>) =>
    work.then(
      () => "ok",
      (error: unknown) => problemOf(error).kind,
    );
  const kind = await kindOf(streams.exec(real.engine, target, options, soon()));
  assert.ok(kind === "conflict" || (podman() && kind === "rejected"), kind);
  assert.equal(await kindOf(streams.exec(real.engine, { id: "f".repeat(64), name: "ghost" }, options, soon())), "gone");
});
