import assert from "node:assert/strict";
import { duplexPair, type Duplex } from "node:stream";
import { test } from "node:test";
import { joinStreams, type JoinParts } from "../../../src/terminal/joinStreams.ts";
import { movedClock, settled } from "../../support/clock.ts";
import { fakeScreen } from "../../support/fakeScreen.ts";
import { testScope } from "../../support/fakeSession.ts";
import { frame } from "../../support/scriptedStreams.ts";

function joined(over: Partial<JoinParts> = {}) {
  const [screen, scope, clock] = [fakeScreen(), testScope(), movedClock()];
  const [stream, engine] = duplexPair();
  let received = "";
  engine.on("data", (chunk: Buffer) => void (received += chunk.toString()));
  const done = joinStreams({ screen, scope, clock, stream, tty: true, stdin: true, ...over });
  done.catch(() => undefined);
  return {
    screen,
    scope,
    stream,
    engine,
    done,
    get received() {
      return received;
    },
  };
}
const send = async (engine: Duplex, bytes: string | Buffer): Promise<void> => {
  engine.write(bytes);
  await settled();
};

test("with a TTY bytes go both ways as they are, but for what reaches out of the screen", async () => {
  const { screen, engine, ...rest } = joined();
  await send(engine, "\x1b[?1049h\x1b[2Jfull \x1b]52;c;aGk=\x07screen \xff");
  assert.equal(screen.text, "\x1b[?1049h\x1b[2Jfull screen ÿ");
  screen.type("\x1b[A\x03é");
  await settled();
  assert.equal(engine.readableEnded, false);
  assert.equal(rest.scope.ended, false);
});

test("a character that is cut between two chunks arrives whole", async () => {
  const { screen, engine } = joined();
  const bytes = Buffer.from("日");
  await send(engine, bytes.subarray(0, 1));
  await send(engine, bytes.subarray(1));
  assert.equal(screen.text, "日");
});

test("typing is sent at once, also text of several bytes", async () => {
  const session = joined();
  session.screen.type("é");
  session.screen.type("\x03");
  await settled();
  assert.equal(session.received, "é\x03");
});

test("the end of the stream is the end", async () => {
  const { screen, engine, done } = joined();
  engine.end("bye");
  await done;
  assert.equal(screen.text, "bye");
});

test("a stream that fails says why", async () => {
  const { stream, done } = joined();
  await settled();
  stream.destroy(new Error("cut"));
  await assert.rejects(done, /cut/);
});

test("typing after the end does no harm", async () => {
  const { screen, stream, engine, done } = joined();
  const errors: Error[] = [];
  stream.on("error", (error) => errors.push(error));
  stream.end();
  engine.end();
  await done;
  screen.type("late");
  await settled();
  assert.deepEqual(errors, []);
});

test("without a TTY stderr is marked, lines end as terminals want them, colours stay and nothing else", async () => {
  const { screen, engine } = joined({ tty: false });
  await send(
    engine,
    Buffer.concat([frame(1, "out\nmore"), frame(2, "bad\x1b[2J\nworse\n"), frame(1, "\x1b[32mgreen\x1b[0m\n")]),
  );
  assert.equal(screen.plain, "out\nmore\nerr bad\nerr worse\ngreen\n");
  assert.ok(screen.text.includes("\x1b[32mgreen\x1b[0m\r\n"));
});

test("a question without a line end is shown at once, and the rest of its line follows it", async () => {
  const { screen, engine } = joined({ tty: false });
  await send(engine, frame(1, "Name: "));
  assert.equal(screen.plain, "Name: ");
  await send(engine, frame(1, "thanks\n"));
  assert.equal(screen.plain, "Name: thanks\n");
});

test("without a TTY a line is edited here, and Ctrl+D ends the input", async () => {
  let interrupted = 0;
  const session = joined({ tty: false, interrupt: () => void (interrupted += 1) });
  session.screen.type("ab\x7fc\r\x03");
  await settled();
  assert.equal(session.received, "ac\n");
  assert.equal(interrupted, 1);
  const ended = new Promise((resolve) => session.engine.once("end", resolve));
  session.screen.type("\x04");
  await ended;
});

test("without input typing goes nowhere, but keys that mean something here are heard", async () => {
  const keys: string[] = [];
  const session = joined({ stdin: false, typed: (data) => (keys.push(data), data) });
  session.screen.type("x");
  await settled();
  assert.deepEqual([session.received, keys], ["", ["x"]]);
});

test("a program that writes without end waits for the terminal", async () => {
  const [screen, scope, clock] = [fakeScreen({ answers: false }), testScope(), movedClock()];
  const [stream, engine] = duplexPair();
  let written = 0;
  const flood = (): void => {
    for (let more = true; more && written < 50_000_000; written += 65_536) more = engine.write("y".repeat(65_536));
  };
  engine.on("drain", flood);
  flood();
  joinStreams({ screen, scope, clock, stream, tty: true, stdin: true }).catch(() => undefined);
  await settled();
  const before = screen.text.length;
  assert.ok(before < 400_000, `${before} characters without an answer`);
  screen.answer();
  await settled();
  assert.ok(screen.text.length > before);
  engine.destroy();
  scope.dispose();
});
