// A whole container comes out into a folder of its name: what comes along, what is left out, and that nothing goes elsewhere.
import assert from "node:assert/strict";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { problemOf } from "../../../../../src/base/problem.ts";
import type { FileBackend, ListTerms } from "../../../../../src/files/backend.ts";
import { rootOf } from "../../../../../src/model/fileRoot.ts";
import { createTools } from "../../../../../src/workbench/files/tools/tools.ts";
import { fakeSession, fakeSessions } from "../../../../support/fakeSession.ts";
import { aFile, memoryBackend } from "../../../../support/memoryFiles.ts";
import { aContainer } from "../../../../support/resources.ts";
import { scriptedEngine } from "../../../../support/scriptedEngine.ts";

const base = fs.mkdtempSync(join(tmpdir(), "porthole-tools-"));
after(() => fs.rmSync(base, { recursive: true }));

const web = rootOf(aContainer({ name: "web" }));
const top = aFile(web, "/", { kind: "folder" });
const how = { signal: new AbortController().signal, progress: () => undefined, overwrite: true };

function toolsOver(backend: FileBackend) {
  const engine = scriptedEngine(() => []);
  return createTools({
    sessions: fakeSessions({ open: [fakeSession({ engine })] }),
    toolboxImage: () => "",
    files: () => ({ openUnrecorded: () => Promise.resolve({ route: "archive", why: [], backend }) }),
  });
}

test("all of it comes, patiently listed; what the kernel tells stays, and links beside lead where they led", async () => {
  const memory = memoryBackend({
    ...{ "/etc/hosts": "1", "/usr/bin/run": "2", "/unusual": "3", "/proc/1": "4" },
    ...{ "/bin": { target: "usr/bin" }, "/out": { target: "../gone" } },
  });
  /** As an archive is listed: not all of it at once. */
  const list = async (path: string, signal?: AbortSignal, terms?: ListTerms) => {
    const listing = await memory.list(path, signal);
    const isWhole = path !== "/" || (terms?.patience ?? 0) > 60_000;
    return isWhole ? listing : { entries: listing.entries.filter(({ name }) => name !== "unusual"), cut: true };
  };
  const folder = fs.mkdtempSync(join(base, "all-"));
  const left = await toolsOver({ ...memory, list }).download("default", top, folder, how);
  const found = (fs.readdirSync(folder, { recursive: true }) as string[]).sort();
  const names = ["bin", "bin/run", "etc", "etc/hosts", "unusual", "usr", "usr/bin", "usr/bin/run"];
  assert.deepEqual(found, ["web", ...names.map((name) => `web/${name}`)]);
  assert.equal(fs.readFileSync(join(folder, "web/bin/run"), "utf8"), "2");
  assert.deepEqual(left.map((line) => line.split(":")[0]).sort(), ["/out", "/proc"]);
});

test("it is said when not even patience was enough", async () => {
  const memory = memoryBackend({ "/etc/hosts": "1" }, { cut: ["/"] });
  const left = await toolsOver(memory).download("default", top, fs.mkdtempSync(join(base, "cut-")), how);
  assert.deepEqual(left, ["what could not be listed in 10 minutes"]);
});

test("a link that has the container's name leads nothing elsewhere", async () => {
  const [folder, elsewhere] = [fs.mkdtempSync(join(base, "link-")), fs.mkdtempSync(join(base, "elsewhere-"))];
  fs.symlinkSync(elsewhere, join(folder, "web"));
  await assert.rejects(
    toolsOver(memoryBackend({ "/etc/hosts": "1" })).download("default", top, folder, how),
    (error) => problemOf(error).kind === "conflict",
  );
  assert.deepEqual(fs.readdirSync(elsewhere), []);
});

test("a search of a container leaves out a host that is mounted in it, unless it begins there", async () => {
  const agent = aContainer({
    name: "agent",
    mounts: [
      { type: "bind", source: "/", target: "/rootfs", writable: false },
      { type: "volume", source: "data", target: "/data", writable: true },
    ],
  });
  const backend = memoryBackend({ "/app/a.conf": "1", "/data/b.conf": "2", "/rootfs/etc/c.conf": "3" });
  const engine = scriptedEngine(() => []);
  const tools = createTools({
    sessions: fakeSessions({ open: [fakeSession({ engine, containers: [agent] })] }),
    toolboxImage: () => "",
    files: () => ({ openUnrecorded: () => Promise.resolve({ route: "archive", why: [], backend }) }),
  });
  const found = async (path: string): Promise<readonly string[]> => {
    const paths: string[] = [];
    const folder = aFile(rootOf(agent), path, { kind: "folder" });
    const what = { glob: "*.conf", most: 10, signal: new AbortController().signal };
    for await (const { entry } of tools.find("default", folder, what)) paths.push(entry.path);
    return paths.sort();
  };
  assert.deepEqual(await found("/"), ["/app/a.conf", "/data/b.conf"]);
  assert.deepEqual(await found("/rootfs"), ["/rootfs/etc/c.conf"]);
});
