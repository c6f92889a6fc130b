// How this machine's engine was started, by what Linux tells of its process.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { daemonStart, readSmall, type DaemonQuestion } from "../../../src/run/daemonStart.ts";

const started = (line: string, over: Partial<DaemonQuestion> = {}): ReturnType<typeof daemonStart> => {
  const files: Readonly<Record<string, string>> = {
    "/run/docker.pid": "812\n",
    "/run/user/1000/docker.pid": "812",
    "/proc/812/comm": "dockerd\n",
    "/proc/812/cmdline": line.split(" ").join("\0") + "\0",
  };
  const question = { rootless: false, configured: "", platform: "linux", runtimeFolder: "/run/user/1000" };
  return daemonStart({ ...question, read: (path) => files[path], ...over });
};
const usual = "/etc/docker/daemon.json";

test("the file that it was told to read, and its flags", () => {
  assert.deepEqual(started("/usr/bin/dockerd -H fd:// --config-file=/srv/engine.json --debug"), {
    file: "/srv/engine.json",
    usual,
    flags: ["-H", "--config-file", "--debug"],
  });
  assert.equal(started("dockerd --config-file /a.json --config-file /b.json")?.file, "/b.json");
  assert.deepEqual(started("dockerd -Hfd:// -D"), { file: usual, usual, flags: ["-H", "-D"] });
});

test("an ordinary user's engine has its files elsewhere", () => {
  const file = `${homedir()}/.config/docker/daemon.json`;
  assert.deepEqual(started("dockerd --rootless", { rootless: true }), { file, usual: file, flags: ["--rootless"] });
  assert.equal(started("dockerd", { rootless: true, runtimeFolder: undefined }), undefined);
});

test("what cannot be told is not guessed, unless the person says it", () => {
  assert.equal(started("dockerd --config-file engine.json"), undefined);
  const silent = { read: () => undefined };
  assert.equal(started("", silent), undefined);
  assert.deepEqual(started("", { ...silent, configured: "/srv/x.json" }), { file: "/srv/x.json", usual, flags: [] });
  assert.equal(started("dockerd", { platform: "darwin" }), undefined);
  // The number in the file may be another program's by now.
  const other = (path: string): string => (path.endsWith("comm") ? "sshd" : path.endsWith("pid") ? "1" : "sshd\0-D\0");
  assert.equal(started("", { read: other }), undefined);
  assert.equal(started("", { read: (path) => (path.endsWith("pid") ? "../../etc" : "dockerd") }), undefined);
  // Where the command line is known, it counts.
  assert.equal(started("dockerd --config-file=/a.json", { configured: "/b.json" })?.file, "/a.json");
});

test("files of the system, whose size is told as nothing, are read all the same", () => {
  const folder = mkdtempSync(join(tmpdir(), "small-"));
  writeFileSync(join(folder, "a"), "text");
  assert.equal(readSmall(join(folder, "a")), "text");
  assert.equal(readSmall(join(folder, "none")), undefined);
  assert.equal(readSmall(folder), undefined);
  rmSync(folder, { recursive: true });
});
