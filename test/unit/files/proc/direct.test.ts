// When the direct way is not tried, in words: before anything of a process is opened.
import assert from "node:assert/strict";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createScope } from "../../../../src/base/scope.ts";
import { problemOf } from "../../../../src/base/problem.ts";
import type { Engine } from "../../../../src/engine/engine.ts";
import { openDirect } from "../../../../src/files/proc/direct.ts";
import type { RungTerms } from "../../../../src/files/rung.ts";

const id = "c".repeat(64);
const [pid, other] = [4711, 4712];
/** Processes as the system tells them: one of a container of root's engine, one of a rootless engine's. */
const proc = fs.mkdtempSync(join(tmpdir(), "porthole-proc-"));
after(() => fs.rmSync(proc, { recursive: true }));
const overlay = "rw,lowerdir=/l,upperdir=/u,workdir=/w";
for (const [number, options] of [
  [pid, overlay],
  [other, `${overlay},userxattr`],
] as const) {
  fs.mkdirSync(join(proc, String(number)));
  const fields = Array.from({ length: 19 }, (_, index) => String(index));
  fs.writeFileSync(join(proc, String(number), "stat"), `${number} (a b) S ${fields.join(" ")} 99 0`);
  fs.writeFileSync(join(proc, String(number), "cgroup"), `0::/docker/${id}\n`);
  const mounts = `500 400 0:50 / / rw,relatime - overlay overlay ${options}\n501 500 0:51 / /proc rw - proc proc rw\n`;
  fs.writeFileSync(join(proc, String(number), "mountinfo"), mounts);
}

const scope = createScope("direct", (error) => {
  throw error;
});
after(() => scope.dispose());

const termsOf = (kind: string, process: number, more: Partial<RungTerms> = {}): RungTerms => ({
  // It answers nothing: whoever asks it has gone too far.
  engine: { endpoint: { address: { kind } } } as unknown as Engine,
  target: { kind: "container", id, name: "x" },
  inspected: { Id: id, State: { Running: true, Pid: process } } as RungTerms["inspected"],
  scope,
  toolboxImage: undefined,
  ...more,
});
const needs = (terms: RungTerms): Promise<string> =>
  openDirect(terms, proc).then(
    () => assert.fail("it was opened"),
    (error: unknown) => {
      const problem = problemOf(error);
      return problem.kind === "unsupported" ? problem.needs : problem.kind;
    },
  );

test(
  "an engine elsewhere is never looked at, though a process here looks like its own",
  { skip: process.platform !== "linux" },
  async () => {
    for (const kind of ["tcp", "ssh", "npipe"]) {
      assert.match(await needs(termsOf(kind, pid)), /an engine on this system; a helper container serves others/);
      assert.match(await needs(termsOf(kind, pid, { forced: true })), /an engine on this system/);
    }
  },
);

test(
  "what would serve in part is left to the helper container, unless it was chosen",
  { skip: process.platform !== "linux" },
  async () => {
    const root = process.geteuid?.() === 0;
    assert.match(await needs(termsOf("unix", other)), root ? /rootless/ : /administrator.*helper container/);
    // There is no root folder in this /proc: it was tried.
    assert.match(await needs(termsOf("unix", other, { forced: true })), /^a running container$/);
    assert.match(await needs(termsOf("unix", pid)), root ? /^a running container$/ : /administrator.*helper container/);
    assert.match(await needs(termsOf("unix", 1)), /whose processes this system can see/);
  },
);
