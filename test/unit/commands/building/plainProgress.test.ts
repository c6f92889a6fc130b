// BuildKit's steps and the classic builder's text, as lines for a terminal.
import assert from "node:assert/strict";
import { test } from "node:test";
import { adviceOn } from "../../../../src/commands/building/advice.ts";
import { createClassicProgress } from "../../../../src/commands/building/classicProgress.ts";
import { createPlainProgress } from "../../../../src/commands/building/plainProgress.ts";
import type { BuildStep, BuildTrace } from "../../../../src/engine/streams/buildTrace.ts";

const step = (digest: string, more: Partial<BuildStep> = {}): BuildStep => ({
  digest,
  name: `[1/2] RUN ${digest}`,
  cached: false,
  started: 1_000,
  error: "",
  ...more,
});
const trace = (more: Partial<BuildTrace>): BuildTrace => ({ steps: [], statuses: [], logs: [], warnings: [], ...more });
const log = (text: string, at = 1_500): BuildTrace["logs"][number] => ({ step: "a", at, bytes: Buffer.from(text) });
const bare = (text: string): readonly string[] =>
  text
    .replace(/\x1b\[[\d;]*m/g, "")
    .split("\r\n")
    .filter((line) => line !== "");

test("a step is told once when it begins, its lines with seconds, its end once", () => {
  const progress = createPlainProgress();
  const said = [
    trace({ steps: [step("a", { started: undefined })] }),
    trace({ steps: [step("a")] }),
    trace({ steps: [step("a")], logs: [log("one\ntw"), log("o\n", 2_250)] }),
    trace({ logs: [log("10%\r20%\r\n")] }),
    trace({ steps: [step("a", { completed: 3_000 })], logs: [log("the rest", 2_900)] }),
    trace({ steps: [step("a", { completed: 3_000 })] }),
  ].map(progress.trace);
  assert.deepEqual(bare(said.join("")), [
    "#1 [1/2] RUN a",
    "#1 0.500 one",
    "#1 1.250 two",
    "#1 0.500 20%",
    "#1 2.000 the rest",
    "#1 DONE 2.0s",
  ]);
  assert.equal(progress.failed, undefined);
});

test("steps from the cache, given up and failed; what failed first is kept with its last lines", () => {
  const progress = createPlainProgress();
  const lines = Array.from({ length: 30 }, (_, index) => `line ${index}\n`).join("");
  const said = [
    trace({ steps: [step("c", { cached: true, completed: 1_000 })] }),
    trace({ steps: [step("a")], logs: [log(lines)] }),
    trace({ steps: [step("g", { completed: 2_000, error: "context canceled" })] }),
    trace({ steps: [step("a", { completed: 2_000, error: "exit code: 3" })] }),
  ].map(progress.trace);
  const shown = bare(said.join(""));
  assert.ok(shown.includes("#1 CACHED") && shown.includes("#3 CANCELED") && shown.includes("#2 ERROR: exit code: 3"));
  assert.equal(progress.failed?.name, "[1/2] RUN a");
  assert.deepEqual([progress.failed.lines.length, progress.failed.lines[0]], [20, "line 10"]);
});

test("layers tell now and then how far they are, and once that they are done", () => {
  const progress = createPlainProgress();
  const status = (current: number, at: number, completed = false): BuildTrace =>
    trace({ statuses: [{ id: "sha256:abc", step: "a", current, total: 10_000_000, at, completed }] });
  const said = [
    trace({ steps: [step("a")] }),
    status(1_000_000, 2_000),
    status(5_000_000, 5_000),
    status(6_000_000, 6_000),
    status(10_000_000, 7_000, true),
    status(10_000_000, 7_000, true),
  ].map(progress.trace);
  assert.deepEqual(bare(said.join("")).slice(1), ["#1 sha256:abc 5 MB / 10 MB", "#1 sha256:abc 10 MB done"]);
});

test("foreign sequences do nothing in the terminal", () => {
  const progress = createPlainProgress();
  const hostile = "\x1b]52;c;aGk=\x07\x1b[2J";
  const said = progress.trace(
    trace({
      steps: [step("a", { name: `RUN ${hostile}x` })],
      logs: [log(`${hostile}y\n`)],
      warnings: [{ step: "a", text: hostile }],
    }),
  );
  assert.doesNotMatch(said, /\x1b\]|\x1b\[2J/);
  assert.doesNotMatch(createClassicProgress().text(`${hostile}z\n`), /\x1b\]|\x1b\[2J/);
});

test("of the classic builder's text the last step and its lines are kept", () => {
  const classic = createClassicProgress();
  assert.equal(classic.last, undefined);
  assert.equal(classic.text("Step 1/2 : FROM x\n ---> abc\n"), "Step 1/2 : FROM x\r\n ---> abc\r\n");
  classic.text("STEP 2/2: RUN fa");
  classic.text("il\nbro");
  classic.text("ken");
  assert.deepEqual(classic.last, { name: "RUN fail", lines: ["broken"] });
});

test("what needs the docker command's help is told so, and nothing else is", () => {
  const cases: readonly (readonly [said: string, expected: RegExp | undefined, step?: string])[] = [
    ["failed to solve: secret token: not found", /--secret/],
    ["resolving mountpoints: secret required but no secret with id token found", /--secret/],
    ["failed to solve: no active sessions", /what only the docker command/],
    ["no active sessions", /--secret/, "RUN --mount=type=secret,id=token cat /run/secrets/token"],
    ["no active sessions", /--ssh/, "RUN --mount=type=ssh git clone"],
    ['unset ssh forward key default: "ssh" not found', /--ssh/],
    ["pull access denied for private/app, repository does not exist", /login/],
    ["the --mount option requires BuildKit. Refer to …", /classic/],
    ['process "/bin/sh -c exit 3" did not complete successfully: exit code: 3', undefined],
    ["dockerfile parse error on line 2: unknown instruction: NONSENSE", undefined],
  ];
  for (const [said, expected, step = ""] of cases) {
    const advice = adviceOn(said, step, "docker build .");
    if (expected === undefined) assert.equal(advice, undefined, said);
    else assert.match(advice ?? "", expected, said);
  }
});
