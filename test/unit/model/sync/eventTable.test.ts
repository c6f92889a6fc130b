// Engine event → what to list again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { staleAfter } from "../../../../src/model/sync/eventTable.ts";

const event = (Type: string, Action: string, Attributes: object = {}, ID = "c1") => ({
  Type,
  Action,
  Actor: { ID, Attributes },
});
const words = (wire: unknown): string =>
  staleAfter(wire)
    .map(
      ({ family, ids, when, detail }) =>
        `${family} ${ids === "all" ? "all" : ids.join(",")} ${when}${detail ? " detail" : ""}`,
    )
    .join("; ");

test("what changes a row makes that container stale now", () => {
  for (const action of [
    "create",
    "start",
    "die",
    "died",
    "stop",
    "restart",
    "update",
    "oom",
    "pause",
    "unpause",
    "health_status",
  ])
    assert.equal(words(event("container", action)), "containers c1 now detail", action);
  for (const action of ["rename", "destroy", "remove", "health_status: healthy"])
    assert.equal(words(event("container", action)), "containers c1 now", action);
});

test("a signal, and Podman's cleanup, change no row by themselves", () => {
  for (const action of ["kill", "cleanup"])
    assert.equal(words(event("container", action)), "containers c1 soon", action);
});

test("looking inside makes nothing stale: health checks would keep us listing for ever", () => {
  for (const action of [
    "exec_create: sh -c true",
    "exec_start: sh -c true",
    "exec_die",
    "exec",
    "exec_died",
    "exec_detach",
    "attach",
    "detach",
    "top",
    "resize",
    "copy",
    "export",
    "archive-path",
    "extract-to-dir",
    "mount",
    "unmount",
    "init",
    "sync",
    "checkpoint",
  ])
    assert.equal(words(event("container", action)), "", action);
});

test("a commit makes images stale, and a prune of containers all of them", () => {
  assert.equal(words(event("container", "commit")), "images all now");
  assert.equal(words(event("container", "prune", {}, "")), "containers all soon");
});

test("images have no ids to list by, so any change of one makes all stale", () => {
  for (const action of [
    "pull",
    "tag",
    "untag",
    "delete",
    "import",
    "load",
    "remove",
    "prune",
    "create",
    "something new",
  ])
    assert.equal(words(event("image", action, {}, "nginx:1.25")), "images all now", action);
  for (const action of ["push", "save", "mount", "unmount"]) assert.equal(words(event("image", action)), "", action);
});

test("a network's coming and going concerns the container, a little later", () => {
  assert.equal(words(event("network", "connect", { container: "c9" }, "n1")), "containers c9 soon");
  assert.equal(words(event("network", "disconnect", {}, "c9")), "containers c9 soon");
  for (const action of ["create", "destroy", "prune"]) assert.equal(words(event("network", action, {}, "n1")), "");
});

test("a volume's coming and going makes all stale; who mounts it is told by the container", () => {
  for (const action of ["create", "destroy", "remove", "prune"])
    assert.equal(words(event("volume", action, {}, "data")), "volumes all now", action);
  for (const action of ["mount", "unmount"]) assert.equal(words(event("volume", action, {}, "data")), "", action);
});

test("the old way of saying it is understood", () => {
  assert.equal(words({ Type: "container", status: "start", id: "c1" }), "containers c1 now detail");
});

test("what is no event makes nothing stale", () => {
  const none: readonly unknown[] = [
    undefined,
    null,
    0,
    "",
    "die",
    [],
    {},
    { Type: "container" },
    event("container", "constructor"),
    event("container", "__proto__"),
    event("daemon", "reload"),
    event("volume", "mount"),
    event("container", "die", {}, ""),
    { Type: "container", Action: 7, Actor: "x" },
    { Type: ["container"], Action: "die", Actor: { ID: "c1" } },
  ];
  for (const wire of none) assert.equal(words(wire), "", JSON.stringify(wire));
});
