import assert from "node:assert/strict";
import { test } from "node:test";
import { problemOf } from "../../../src/base/problem.ts";
import { shellsIn } from "../../../src/terminal/shells.ts";
import { refusal, scriptedEngine, type Asked } from "../../support/scriptedEngine.ts";
import { noPath, pathAnswer } from "../../support/scriptedStreams.ts";

const target = { id: "3f2a", name: "web-1" };
const link = 2 ** 27 + 0o777;

/** An engine whose container has these paths. */
const container = (paths: Readonly<Record<string, number>>, env = ["PATH=/usr/bin:/bin"]) =>
  scriptedEngine(({ method, query }: Asked) => {
    if (method === "GET") return { Config: { Env: env } };
    const mode = paths[query["path"] ?? ""];
    return mode === undefined ? noPath() : pathAnswer(mode, mode === link ? "/bin/busybox" : "");
  });

async function found(
  engine: ReturnType<typeof scriptedEngine>,
  candidates: readonly string[],
  most = 10,
): Promise<readonly string[]> {
  const shells: string[] = [];
  for await (const shell of shellsIn(engine, target, candidates, new AbortController().signal))
    if (shells.push(shell) >= most) break;
  return shells;
}

test("shells come best first, wherever they are", async () => {
  const engine = container({ "/bin/sh": link, "/usr/local/bin/bash": 0o755, "/usr/bin/zsh": 0o755 });
  assert.deepEqual(await found(engine, ["bash", "zsh", "fish", "sh"]), [
    "/usr/local/bin/bash",
    "/usr/bin/zsh",
    "/bin/sh",
  ]);
});

test("links count, folders and files that cannot be run do not", async () => {
  const engine = container({ "/bin/bash": 0o644, "/usr/bin/bash": 2 ** 31 + 0o755, "/bin/sh": link });
  assert.deepEqual(await found(engine, ["bash", "sh"]), ["/bin/sh"]);
});

test("folders of the container's own PATH are looked into, but not those for administrators twice", async () => {
  const engine = container({ "/opt/tools/bin/bash": 0o755 }, ["HOME=/", "PATH=/opt/tools/bin:/usr/sbin:/bin:relative"]);
  assert.deepEqual(await found(engine, ["bash"]), ["/opt/tools/bin/bash"]);
  assert.equal(engine.requests(/sbin/).length, 0);
});

test("a full path is taken as it is, and programs of Windows are left out", async () => {
  const engine = container({ "/opt/sh": 0o755 });
  assert.deepEqual(await found(engine, ["/opt/sh", "powershell.exe"]), ["/opt/sh"]);
  assert.deepEqual(engine.requests(/HEAD/), ["HEAD /containers/3f2a/archive?path=/opt/sh"]);
});

test("nothing is started, and what was found ends the asking", async () => {
  const engine = container({ "/bin/bash": 0o755 });
  assert.deepEqual(await found(engine, ["bash", "zsh", "fish", "ash", "sh", "pwsh"], 1), ["/bin/bash"]);
  assert.deepEqual(engine.requests(/POST/), []);
  assert.ok(engine.asked.length <= 7, `${engine.asked.length} requests`);
});

test("a container without any gives none", async () => {
  assert.deepEqual(await found(container({}), ["bash", "sh"]), []);
});

test("where the engine cannot look, the names are to be tried", async () => {
  const engine = scriptedEngine(({ method }) => {
    if (method === "GET") return { Config: { Env: null } };
    throw refusal(500, "not supported");
  });
  assert.deepEqual(await found(engine, ["bash", "sh"]), ["bash", "sh"]);
});

test("an engine that is away is a problem, not a container without shells", async () => {
  const engine = scriptedEngine(() => {
    throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  });
  await assert.rejects(found(engine, ["bash"]), (error) => problemOf(error).kind === "unreachable");
});
