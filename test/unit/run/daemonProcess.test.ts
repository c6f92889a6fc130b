// Which process is the engine, by what Linux tells of all of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { daemonProcess } from "../../../src/run/daemonProcess.ts";

const usual = "/var/run/docker.sock";

/** Processes by pid: their words, and whose they are. */
function seen(socket: string, all: Readonly<Record<string, readonly [line: string, uid?: number]>>) {
  return daemonProcess(socket, {
    list: () => ["self", "meminfo", ...Object.keys(all), "99"],
    read: (path) => {
      if (path === "/etc/passwd") return "root:x:0:0:root:/root:/bin/sh\nada:x:1000:1000::/home/ada:/bin/sh\n";
      const [, pid = "", what] = /^\/proc\/(\d+)\/(\w+)$/.exec(path) ?? [];
      const [line, uid = 0] = all[pid] ?? [];
      if (line === undefined) return undefined;
      const [program = ""] = line.split(" ");
      if (what === "comm") return `${program.replace(/.*\//, "")}\n`;
      if (what === "status") return `Name:\t${program}\nUid:\t${uid}\t${uid}\t${uid}\t${uid}\n`;
      return `${line.replaceAll(" ", "\0")}\0`;
    },
  });
}

test("the one that listens there is found, however it was told to, with its user", () => {
  for (const line of [
    "dockerd",
    "/usr/bin/dockerd -H fd:// --containerd=/run/containerd/containerd.sock",
    "dockerd -Hunix:///run/docker.sock",
    "dockerd --host=tcp://127.0.0.1:1 --host unix:///var/run/docker.sock",
  ])
    assert.deepEqual(seen(usual, { "7": ["sshd -D"], "812": [line] }), {
      pid: 812,
      user: "root",
      words: line.split(" "),
    });
  const own = "/run/user/1000/docker.sock";
  const line = `dockerd --rootless --host unix://${own}`;
  assert.equal(seen(own, { "1": ["dockerd"], "812": [line, 1000] })?.user, "ada");
  assert.equal(seen(own, { "812": [line, 4711] })?.user, "4711");
});

test("where it is not certain nothing is said", () => {
  assert.equal(seen(usual, {}), undefined);
  assert.equal(seen(usual, { "8": ["dockerd --host unix:///srv/other.sock"] }), undefined);
  assert.equal(seen("/srv/x.sock", { "8": ["dockerd"] }), undefined);
  assert.equal(seen("/srv/x.sock", { "8": ["grep dockerd unix:///srv/x.sock"] }), undefined);
  assert.equal(seen(usual, { "8": ["dockerd"], "9": ["dockerd --host unix:///var/run/docker.sock"] }), undefined);
});
