// What an engine sends of a file that it has told of: all of it, or an error in words.
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import { problemOf, type Problem } from "../../../../src/base/problem.ts";
import { createScope } from "../../../../src/base/scope.ts";
import { archiveBackend } from "../../../../src/files/archive/backend.ts";
import type { FileBackend } from "../../../../src/files/backend.ts";
import { packTar } from "../../../../src/files/tar/write.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";

const content = Buffer.from(new Uint32Array(500_000).map((_, index) => index).buffer);
const header = { name: "f", kind: "file", size: content.length, mode: 0o644, uid: 0, gid: 0, modified: 0 } as const;
const stat = { name: "f", size: content.length, mode: 0o644, mtime: "2026-01-02T03:04:05Z", linkTarget: "" };
const headers = { "x-docker-container-path-stat": Buffer.from(JSON.stringify(stat)).toString("base64") };

/** The archive of every path is this. */
function sending(pieces: () => Iterable<Uint8Array>, patterns?: boolean): FileBackend {
  const engine = scriptedEngine(() => Object.assign(Readable.from(pieces()), { statusCode: 200, headers }));
  const scope = createScope("test", (error) => {
    throw error;
  });
  const place = { engine, container: { id: "c", name: "c" }, prefix: "", scope, patterns };
  return archiveBackend({ place, running: true, writable: true });
}

const problemIn = async (work: Promise<unknown>): Promise<Problem> =>
  await work.then(
    () => assert.fail("it went well"),
    (error: unknown) => problemOf(error),
  );

test("a file comes whole, at once and as a stream whose pieces may be kept", async () => {
  const tar = await buffer(packTar([{ header, content: [content] }]));
  const backend = sending(() =>
    Array.from({ length: 100 }, (_, index) => tar.subarray(index * 30_000, (index + 1) * 30_000)),
  );
  assert.ok(content.equals(await backend.read("/f")));
  assert.ok(content.equals(await buffer(await backend.stream("/f", new AbortController().signal))));
});

test("an archive that ends before it began, or in the middle, is no file", async () => {
  const tar = await buffer(packTar([{ header, content: [content] }]));
  assert.equal((await problemIn(sending(() => []).read("/f"))).kind, "gone");
  // Podman's ends so as well when the container does.
  const nothing = await problemIn(sending(() => [], true).read("/f"));
  assert.ok(nothing.kind === "rejected" && nothing.said.includes("sent nothing"), JSON.stringify(nothing));
  for (const length of [100, 512, 600, 511 + content.length]) {
    const cut = sending(() => [tar.subarray(0, length)]);
    const read = await problemIn(cut.read("/f"));
    assert.ok(read.kind === "rejected" && read.said.includes("EIO"), `${length} ${JSON.stringify(read)}`);
    const stream = cut.stream("/f", new AbortController().signal).then(async (opened) => await buffer(opened));
    assert.equal((await problemIn(stream)).kind, "rejected", String(length));
  }
});
