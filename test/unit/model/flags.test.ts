// What a resource is at the moment, as words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { flagsOf, mountsSocket } from "../../../src/model/flags.ts";
import type { Container, FileEntry } from "../../../src/model/resources.ts";
import { aComposeContainer, aContainer, aDetail, aMount, anImage, aPort } from "../../support/resources.ts";

const flags = (container: Container): string => [...flagsOf(container, new Set())].join(" ");

test("each state says what can be done", () => {
  assert.equal(flags(aContainer({ state: "running" })), "running alive stoppable forcible");
  assert.equal(flags(aContainer({ state: "paused" })), "paused alive forcible");
  assert.equal(flags(aContainer({ state: "restarting" })), "restarting alive stoppable forcible");
  assert.equal(flags(aContainer({ state: "exited" })), "exited startable");
  assert.equal(flags(aContainer({ state: "created" })), "created startable");
  assert.equal(flags(aContainer({ state: "dead" })), "dead forcible");
  assert.equal(flags(aContainer({ state: "removing" })), "forcible");
});

test("health, Compose, ports and privilege are flags of their own", () => {
  assert.match(flags(aContainer({ health: "unhealthy" })), /unhealthy/);
  assert.doesNotMatch(flags(aContainer({ health: "starting" })), /starting/);
  assert.match(flags(aComposeContainer("shop", "web")), /compose/);
  assert.match(flags(aContainer({ ports: [aPort()] })), /published/);
  assert.doesNotMatch(
    flags(aContainer({ ports: [aPort({ protocol: "udp" }), aPort({ outside: undefined })] })),
    /published/,
  );
  assert.match(flags(aContainer({ detail: aDetail({ privileged: true }) })), /privileged/);
});

test("mounting an engine's socket, or a folder with it, is seen", () => {
  const mounting = (source: string): boolean =>
    mountsSocket(
      aContainer({ mounts: [aMount({ type: "volume", source: "data" }), aMount({ type: "bind", source })] }),
    );
  assert.equal(mounting("/var/run/docker.sock"), true);
  assert.equal(mounting("/var/run"), true);
  assert.equal(mounting("/var/log"), false);
});

test("an image is dangling or tagged, used or not", () => {
  const image = anImage();
  assert.deepEqual([...flagsOf(image, new Set())], ["tagged", "unused"]);
  assert.deepEqual([...flagsOf(anImage({ tags: [], id: image.id }), new Set([image.id]))], ["dangling", "used"]);
});

test("a file says what can be done with it: entered, opened, changed, or nothing", () => {
  const root = { kind: "container", id: "c", name: "web" } as const;
  const file = (over: Partial<FileEntry>): string =>
    [...flagsOf({ kind: "file", id: "x", root, path: "/x", name: "x", type: "file", ...over }, new Set())].join(" ");
  assert.equal(file({}), "ofContainer document changeable");
  assert.equal(file({ type: "folder", path: "/" }), "top ofContainer folder changeable");
  assert.equal(file({ type: "link", leadsTo: "folder" }), "link ofContainer folder changeable");
  assert.equal(file({ type: "link", leadsTo: "fifo" }), "link ofContainer special changeable");
  assert.equal(file({ type: "link" }), "link ofContainer changeable");
  assert.equal(file({ type: "characterDevice" }), "ofContainer special changeable");
  assert.equal(file({ change: "deleted" }), "ofContainer deleted", "only a name is left");
  assert.equal(file({ root: { ...root, kind: "image" } }), "document", "an image is never changed");
  assert.equal(file({ root: { ...root, kind: "volume" }, change: "added" }), "added document changeable");
});
