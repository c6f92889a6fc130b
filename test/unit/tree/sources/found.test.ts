// What was found, as rows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createEmitter } from "../../../../src/base/event.ts";
import { rootOf } from "../../../../src/model/fileRoot.ts";
import { foundSource, withoutGone, type FoundPicture, type FoundRow } from "../../../../src/tree/sources/found.ts";
import { fakeSessions } from "../../../support/fakeSession.ts";
import { aFile } from "../../../support/memoryFiles.ts";
import { looksAt } from "../../../support/outline.ts";
import { aContainer, madeAt } from "../../../support/resources.ts";

const root = rootOf(aContainer({ name: "web" }));
const etc = aFile(root, "/etc", { kind: "folder" });

const sourceOf = (by: "name" | "content", found: readonly FoundRow[], folder = etc) => {
  const picture: FoundPicture = { number: 1, session: "default", folder, by, found };
  return foundSource(() => picture, createEmitter<void>().event);
};
const shown = (by: "name" | "content", found: readonly FoundRow[], folder = etc): Promise<string> =>
  looksAt(sourceOf(by, found, folder), fakeSessions(), { contexts: true });

const line = (path: string, number: number, text: string, start = 0, length = 1): FoundRow => ({
  ...{ entry: aFile(root, path), line: number, text, start, length },
});

test("names stand in their folders, which are told from where it was looked", async () => {
  const found = [
    { entry: aFile(root, "/etc/nginx/sites/b.conf") },
    { entry: aFile(root, "/etc/nginx/sites/a.conf") },
    { entry: aFile(root, "/etc/sub", { kind: "folder" }) },
  ];
  assert.equal(
    await shown("name", found),
    `/etc — 1 | ;file;ofContainer;folder;changeable;found;
  sub | ;file;ofContainer;folder;changeable;found;
nginx/sites — 2 | ;file;ofContainer;folder;changeable;found;
  a.conf — 12 B | ;file;ofContainer;document;changeable;found;
  b.conf — 12 B | ;file;ofContainer;document;changeable;found;`,
  );
});

test("lines stand under their files, with the match marked and the line's number beside", async () => {
  const found = [
    line("/etc/nginx/a.conf", 7, "    listen 80;", 4, 9),
    line("/etc/nginx/a.conf", 12, "listen 81;", 0, 9),
    line("/etc/hosts", 1, "\tlisten\u202e\u001b[2J", 1, 6),
  ];
  assert.equal(
    await shown("content", found),
    `hosts — 1 | ;file;ofContainer;document;changeable;found;
  listen\ufffd\ufffd[2J — line 1 | ;line;
a.conf — nginx · 2 | ;file;ofContainer;document;changeable;found;
  listen 80; — line 7 | ;line;
  listen 81; — line 12 | ;line;`,
  );
  const rows = sourceOf("content", found).roots(fakeSessions(), { settings: {} as never, filter: "", now: madeAt });
  const [first] = rows[1]?.children as typeof rows;
  assert.ok(first);
  assert.deepEqual(first.marks, [[0, 9]]);
  assert.deepEqual(first.click, { command: "porthole.files.open", args: [found[0]?.entry.id, undefined, 7] });
});

test("a match that begins in the blanks before a line keeps them", () => {
  const rows = sourceOf("content", [line("/etc/a", 1, "   x", 1, 3)]).roots(fakeSessions(), {
    ...{ settings: {} as never, filter: "", now: madeAt },
  });
  const [only] = rows[0]?.children as typeof rows;
  assert.equal(only?.label, "  x");
  assert.deepEqual(only.marks, [[0, 3]]);
});

test("a folder of results has its own address, also where it is the root", () => {
  const top = aFile(root, "/", { kind: "folder" });
  const [first, second] = sourceOf("name", [{ entry: aFile(root, "/a") }, { entry: aFile(root, "/b c/d") }], top).roots(
    fakeSessions(),
    { settings: {} as never, filter: "", now: madeAt },
  );
  assert.equal(first?.of?.id, aFile(root, "/").id);
  assert.equal(second?.of?.id, aFile(root, "/b c").id);
});

test("many results are folded at first, few unfolded; without a search there is nothing", () => {
  const looked = { settings: {} as never, filter: "", now: madeAt };
  const many = Array.from({ length: 201 }, (_, index) => ({ entry: aFile(root, `/etc/${index}`) }));
  assert.equal(sourceOf("name", many).roots(fakeSessions(), looked)[0]?.open, undefined);
  assert.equal(sourceOf("name", many.slice(1)).roots(fakeSessions(), looked)[0]?.open, true);
  assert.deepEqual(foundSource(() => undefined, createEmitter<void>().event).roots(fakeSessions(), looked), []);
});

test("what is deleted is found no more, nor what was in it; names that only begin alike stay", () => {
  const paths = ["/etc/a", "/etc/a/b", "/etc/ab", "/var/x y"];
  const found: readonly FoundRow[] = paths.map((path) => ({ entry: aFile(root, path) }));
  const left = (...gone: readonly string[]): readonly string[] =>
    withoutGone(
      found,
      gone.map((path) => aFile(root, path).id),
    ).map(({ entry }) => entry.path);
  assert.deepEqual(left("/etc/a"), ["/etc/ab", "/var/x y"]);
  assert.deepEqual(left("/var/x y", "/etc/ab/c"), ["/etc/a", "/etc/a/b", "/etc/ab"]);
  assert.deepEqual(left("/var"), ["/etc/a", "/etc/a/b", "/etc/ab"]);
});
