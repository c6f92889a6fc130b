// Steps of a build, as builders tell them, and the instructions that they are of.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../../../src/language/dockerfile/syntax/parse.ts";
import { watchSteps, type StepVerdict } from "../../../../src/run/build/stepVerdicts.ts";

const text = [
  "ARG BASE=busybox:1",
  "FROM ${BASE} AS build",
  "ENV X=y",
  "WORKDIR /",
  "WORKDIR /src",
  "COPY --chown=1 a.txt b.txt ./",
  'RUN echo "$X" && \\',
  "    # why",
  "    echo two",
  "RUN <<EOF",
  "echo heredoc",
  "EOF",
  "",
  "FROM build AS more",
  "run echo more > /more",
  "FROM busybox:1",
  "COPY --from=build /src/a.txt /a.txt",
  "COPY --from=more /more /${V}x",
  "RUN echo final",
  'CMD ["x"]',
].join("\n");

/** Steps in whatever order; "C" for one from the cache. */
function traced(...names: readonly string[]): readonly StepVerdict[] {
  const watch = watchSteps();
  const steps = names.map((name, index) => {
    const cached = name.startsWith("C ");
    return { digest: String(index), name: name.replace(/^C /, ""), cached, started: 1, completed: 2, error: "" };
  });
  const begun = steps.map((step) => ({ ...step, cached: false, completed: undefined }));
  for (const some of [begun, steps])
    watch.hear({ kind: "trace", trace: { steps: some, statuses: [], logs: [], warnings: [] } });
  return watch.verdicts(text);
}

/** "COPY a b: cached" */
function shown(verdicts: readonly StepVerdict[], of = text): readonly string[] {
  const doc = parse(of);
  return verdicts.map(({ instruction, cached }) => {
    const { name = "", stage } = doc.instructions[instruction] ?? {};
    return `${stage?.index ?? "?"} ${name} ${instruction}${cached ? " cached" : ""}`;
  });
}

test("BuildKit's steps are found by stage and words, whatever was filled in for variables", () => {
  const verdicts = traced(
    "[internal] load metadata for docker.io/library/busybox:1",
    "[stage-2 4/4] RUN echo final",
    "[stage-2 3/4] COPY --from=more /more /x",
    "[more 1/1] RUN echo more > /more",
    "C [stage-2 2/4] COPY --from=build /src/a.txt /a.txt",
    "[build 5/6] RUN <<EOF (echo heredoc)",
    "[build 4/6] RUN echo y &&     echo two",
    "C [build 3/6] COPY --chown=1 a.txt b.txt ./",
    "C [build 2/6] WORKDIR /src",
    "C [build 1/6] FROM docker.io/library/busybox:1",
    "exporting to image",
  );
  assert.deepEqual(shown(verdicts), [
    "0 WORKDIR 4 cached",
    "0 COPY 5 cached",
    "0 RUN 6",
    "0 RUN 7",
    "1 RUN 9",
    "2 COPY 11 cached",
    "2 COPY 12",
    "2 RUN 13",
  ]);
});

/** Where a build failed; steps named "E …" ended with an error, "X …" because another one did. */
function failing(names: readonly string[], said = "", of = text): number | undefined {
  const watch = watchSteps();
  const steps = names.map((name, index) => ({
    ...{ digest: String(index), name: name.replace(/^[EX] /, ""), cached: false, started: 1, completed: 2 },
    error: name.startsWith("E ") ? "exit code: 1" : name.startsWith("X ") ? "context canceled" : "",
  }));
  watch.hear({ kind: "trace", trace: { steps, statuses: [], logs: [], warnings: [] } });
  const at = watch.failedAt(of, said);
  assert.equal(at && parse(of).lines.position(parse(of).instructions[at.instruction]?.start ?? 0).line + 1, at?.line);
  return at?.instruction;
}

test("the step that failed is found, not those that were given up with it", () => {
  assert.equal(
    failing([
      "[build 2/6] WORKDIR /src",
      "X [more 1/1] RUN echo more > /more",
      "E [build 3/6] COPY --chown=1 a.txt b.txt ./",
    ]),
    5,
  );
  // The same words twice: the second is meant when the first went well.
  const twice = "FROM a\nRUN make\nRUN x\nRUN make\n";
  assert.equal(failing(["[2/4] RUN make", "[3/4] RUN x", "E [4/4] RUN make"], "", twice), 3);
  assert.equal(failing(["[1/2] FROM docker.io/library/a"], "", twice), undefined);
});

test("a base image that is not there, and lines that cannot be read", () => {
  const bases = "FROM debian:12 AS a\nFROM ghcr.io/x/y\nRUN b\n";
  assert.equal(failing(["E [internal] load metadata for ghcr.io/x/y:latest"], "", bases), 1);
  assert.equal(failing(["X [internal] load metadata for docker.io/library/debian:12"], "", bases), undefined);
  assert.equal(failing(["E [internal] load metadata for docker.io/library/debian:12"], "", bases), 0);
  assert.equal(
    failing([], "dockerfile parse error on line 3: unknown instruction: RUNN", "FROM a\n\nRUNN x \\\n y\n"),
    1,
  );
  assert.equal(failing([], "no such host", "FROM a\n"), undefined);
});

test("the classic builder fails at the step that it named last", () => {
  const watch = watchSteps();
  watch.hear({ kind: "text", text: "Step 1/3 : FROM a\n ---> 1\nStep 2/3 : ENV A=1\n ---> 2\nStep 3/3 : RUN make\n" });
  assert.deepEqual(watch.failedAt("FROM a\nENV A=1\n\nRUN make\n", "returned a non-zero code: 2"), {
    instruction: 2,
    line: 4,
  });
});

test("a platform before the stage's name is none of the name", () => {
  assert.deepEqual(shown(traced("C [linux/arm64 build 3/6] COPY --chown=1 a.txt b.txt ./")), ["0 COPY 5 cached"]);
});

test("steps that are not of the text are nobody's, and those behind them still are somebody's", () => {
  assert.deepEqual(
    shown(traced("[build 2/7] RUN from an ONBUILD", "[build 3/7] COPY --chown=1 a.txt b.txt ./", "[other 1/2] RUN x")),
    ["0 COPY 5"],
  );
});

test("the only stage may be called nothing, or by its number", () => {
  for (const name of ["[2/2] RUN make", "[stage-0 2/2] RUN make"]) {
    const watch = watchSteps();
    const step = { digest: "a", name, cached: true, started: 1, completed: 1, error: "" };
    watch.hear({ kind: "trace", trace: { steps: [step], statuses: [], logs: [], warnings: [] } });
    assert.deepEqual(watch.verdicts("FROM x\nRUN make\n"), [{ instruction: 1, cached: true }]);
  }
});

function written(lines: string): readonly StepVerdict[] {
  const watch = watchSteps();
  // As it arrives: in pieces of any size.
  for (const piece of lines.match(/[^]{1,7}/g) ?? []) watch.hear({ kind: "text", text: piece });
  return watch.verdicts(text);
}

test("the classic builder's lines, and Podman's", () => {
  const docker =
    'Step 1/14 : ARG BASE=busybox:1\nStep 2/14 : FROM ${BASE} AS build\n ---> 44f684b4d921\nStep 3/14 : ENV X=y\n ---> Using cache\n ---> ee47\nStep 4/14 : WORKDIR /\n ---> Using cache\nStep 5/14 : WORKDIR /src\n ---> Using cache\nStep 6/14 : COPY --chown=1 a.txt b.txt ./\n ---> Using cache\n ---> e72c\nStep 7/14 : RUN echo "$X" &&     echo two\n ---> Running in c947\ny\n';
  assert.deepEqual(shown(written(docker)), ["0 WORKDIR 3 cached", "0 WORKDIR 4 cached", "0 COPY 5 cached", "0 RUN 6"]);
  const podman =
    "[1/3] STEP 1/7: FROM busybox:1 AS build\n[1/3] STEP 4/7: WORKDIR /src\n--> Using cache 1a2b\n--> 1a2b\n[1/3] STEP 5/7: COPY --chown=1 a.txt b.txt ./\n--> 3c4d\n";
  assert.deepEqual(shown(written(podman)), ["0 WORKDIR 4 cached", "0 COPY 5"]);
});

test("a step's own output is no step", () => {
  const watch = watchSteps();
  watch.hear({ kind: "text", text: "Step 1/2 : FROM x\nStep 2/2 : RUN make\nhe said: Step 9/9 : RUN make\n" });
  assert.deepEqual(watch.verdicts("FROM x\nRUN make\nRUN make\n"), [{ instruction: 1, cached: false }]);
});

test("hostile words cost no time that grows with their square", () => {
  const many = "$A".repeat(20_000);
  const watch = watchSteps();
  const name = `[stage-0 1/1] RUN ${"x".repeat(50_000)}`;
  const step = { digest: "a", name, cached: true, started: 1, completed: 1, error: "" };
  watch.hear({ kind: "trace", trace: { steps: [step], statuses: [], logs: [], warnings: [] } });
  assert.deepEqual(watch.verdicts(`FROM x\nRUN ${many}\n`), [{ instruction: 1, cached: true }]);
});
