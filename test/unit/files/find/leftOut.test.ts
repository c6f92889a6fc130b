import assert from "node:assert/strict";
import { test } from "node:test";
import { leftOut } from "../../../../src/files/find/leftOut.ts";
import { kernelFolders } from "../../../../src/files/proc/kernel.ts";

const beyond = (...mounts: Parameters<typeof leftOut>[0]): readonly string[] =>
  leftOut(mounts).filter((folder) => !kernelFolders.includes(folder));

test("what the kernel tells is left out wherever it is mounted, and so is a whole host", () => {
  assert.deepEqual(leftOut([]), kernelFolders);
  assert.deepEqual(
    beyond(
      { type: "bind", source: "/proc", target: "/host/proc" },
      { type: "bind", source: "/sys/fs/cgroup/", target: "/host/cgroup/" },
    ),
    ["/host/proc", "/host/cgroup"],
  );
  assert.deepEqual(beyond({ type: "bind", source: "/", target: "/rootfs" }), [
    ...["/rootfs", "/rootfs/proc", "/rootfs/sys", "/rootfs/dev"],
  ]);
});

test("volumes and folders of the host are what a container works with", () => {
  assert.deepEqual(
    beyond(
      { type: "volume", source: "proc", target: "/data" },
      { type: "bind", source: "/home/a/project", target: "/app" },
      { type: "bind", source: "/process", target: "/process" },
      { type: "tmpfs", source: "", target: "/tmp" },
    ),
    [],
  );
});
