// What stands under Files and Changes: order, links, what is never opened, what was cut, and what went wrong.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Failure } from "../../../../src/base/problem.ts";
import type { FileBackend } from "../../../../src/files/backend.ts";
import type { TreeNode } from "../../../../src/tree/node.ts";
import { containersSource } from "../../../../src/tree/sources/containers.ts";
import { imagesSource } from "../../../../src/tree/sources/images.ts";
import type { TreeSource } from "../../../../src/tree/source.ts";
import { defaultSettings } from "../../../../src/manifest/settings.ts";
import { fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import { memoryBackend, memoryFiles, type MemoryEntry, type MemoryOptions } from "../../../support/memoryFiles.ts";
import { outline } from "../../../support/outline.ts";
import { aContainer, anImage, madeAt } from "../../../support/resources.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";

const web = aContainer({ name: "web" });

interface Change {
  readonly Path: string;
  readonly Kind: number;
}

/** A view over one container or image, whose rows are unfolded by their labels. */
function view(
  backend: FileBackend | (() => FileBackend),
  {
    source = containersSource,
    changes = [],
    inspected = [],
  }: { source?: TreeSource; changes?: readonly Change[]; inspected?: object } = {},
) {
  const image = anImage();
  const engine = scriptedEngine(({ path }) => (path.endsWith("/changes") ? changes : inspected));
  const session = fakeSession({ engine, containers: [web], images: [image] });
  const sessions = fakeSessions({ open: [session] });
  const files = memoryFiles({ sessions, roots: { [web.id]: backend, [image.id]: backend } });
  const signal = new AbortController().signal;
  const now = madeAt + 180_000;
  const below = async (node: TreeNode): Promise<readonly TreeNode[]> =>
    (await source.open?.(node, { session, files, now, signal })) ?? [];
  const rows = async (...labels: readonly string[]): Promise<readonly TreeNode[]> => {
    let all = source.roots(sessions, { settings: defaultSettings, filter: "", now });
    for (const label of labels) {
      const node = all.find((candidate) => candidate.label === label);
      assert.ok(node, `no row "${label}" among ${all.map((each) => each.label).join(", ")}`);
      all = await below(node);
    }
    return all;
  };
  return {
    rows,
    files,
    engine,
    text: async (...labels: readonly string[]) => outline(await rows(...labels)),
    hover: async (node: TreeNode) => (await source.tooltip?.(node, { sessions, files, now, signal }))?.markdown ?? "",
  };
}

const seen = async (about: Readonly<Record<string, MemoryEntry>>, options?: MemoryOptions): Promise<string> =>
  await view(memoryBackend(about, options)).text("web", "Files");

test("folders come first, names in the order people expect, links say where they lead", async () => {
  assert.equal(
    await seen({
      "/zoo/x": "",
      "/file10": "0123456789",
      "/file2": "01",
      "/bin": { target: "usr/bin" },
      "/usr/bin/ls": "",
      "/sh": { target: "/usr/bin/ls" },
      "/lost": { target: "/nowhere" },
    }),
    `bin — → usr/bin
usr
zoo
file2 — 2 B
file10 — 10 B
lost — → /nowhere · leads nowhere
sh — → /usr/bin/ls`,
  );
});

test("a link to a folder is unfolded inside the same root, and its entries keep the path one came by", async () => {
  const { rows } = view(memoryBackend({ "/bin": { target: "/usr/bin" }, "/usr/bin/ls": "" }));
  const [ls] = await rows("web", "Files", "bin");
  assert.equal(ls?.copies, "/bin/ls");
});

test("documents open with a click; fifos, sockets and devices never do, and say what they are", async () => {
  const { rows } = view(
    memoryBackend({
      "/doc": "x",
      "/fifo": { kind: "fifo" },
      "/sock": { kind: "socket" },
      "/null": { kind: "characterDevice" },
      "/disk": { kind: "blockDevice" },
      "/link": { target: "/fifo" },
    }),
  );
  const clicks = Object.fromEntries(
    (await rows("web", "Files")).map(({ label, click, description }) => [label, click?.command ?? description]),
  );
  assert.deepEqual(clicks, {
    doc: "porthole.files.open",
    fifo: "named pipe",
    sock: "socket",
    null: "character device",
    disk: "block device",
    link: "→ /fifo · named pipe",
  });
});

test("names that would act on a screen are shown harmlessly, and two of them never make one row", async () => {
  const names = ["a\nb", "a\u202Egpj.exe", "a\u001b[31m", "a%2Fb", "a%252Fb", "[x](command:y)", "\udbff\udeff"];
  const { rows } = view(memoryBackend(Object.fromEntries(names.map((name) => [`/${name}`, "x"]))));
  const found = await rows("web", "Files");
  assert.equal(new Set(found.map(({ id }) => id)).size, names.length);
  assert.deepEqual(new Set(found.map(({ copies }) => copies)), new Set(names.map((name) => `/${name}`)));
  for (const { label, spoken, description = "" } of found)
    assert.doesNotMatch(label + spoken + description, /[\u0000-\u001f\u202e]/);
});

test("a folder that was cut says so and by which way, an empty one that it is empty", async () => {
  assert.equal(
    await seen({ "/a": "x" }, { cut: ["/"], route: "archive" }),
    `a — 1 B
Cut short after 1 — Through the engine's archive call would have to read everything in it`,
  );
  assert.equal(await seen({}), "Empty");
});

test("very many entries are counted from some number on", async () => {
  const many = Object.fromEntries(Array.from({ length: 5003 }, (_, index) => [`/f${index}`, ""]));
  const text = await seen(many);
  assert.match(text, /\n3 more — “Go to path…” reaches them$/);
  assert.equal(text.split("\n").length, 5001);
});

test("what goes wrong stands where the rows would, with what may help and another way", async () => {
  const problem = { kind: "unreachable", endpoint: "unix:///x", why: "refused" } as const;
  const { rows } = view(memoryBackend({}, { fails: { "/": new Failure(problem) } }));
  const [said, ...more] = await rows("web", "Files");
  assert.ok(said);
  assert.match(said.icon, /^warning\//);
  assert.notEqual(said.label, "");
  assert.ok(more.some(({ click }) => click?.command === "porthole.engines.retry"));
  const other = more.at(-1);
  assert.equal(other?.click?.command, "porthole.files.routeChoice");
  assert.deepEqual(other.click.args, [(await rows("web"))[0]?.id]);
});

test("a way that comes back is tried anew: an error is not kept", async () => {
  let broken = true;
  const good = memoryBackend({ "/a": "x" });
  const { text } = view(() => {
    if (broken) throw new Failure({ kind: "unsupported", feature: "Looking", needs: "luck" });
    return good;
  });
  assert.match(await text("web", "Files"), /^Looking needs luck/);
  broken = false;
  assert.equal(await text("web", "Files"), "a — 1 B");
});

test("what differs from the image is marked, what was deleted stands where it was", async () => {
  const changes = [
    { Path: "/etc", Kind: 0 },
    { Path: "/etc/new", Kind: 1 },
    { Path: "/etc/hosts", Kind: 0 },
    { Path: "/etc/gone", Kind: 2 },
  ];
  const { rows, text, files, engine } = view(memoryBackend({ "/etc/new": "", "/etc/hosts": "", "/etc/old": "" }), {
    changes,
  });
  await text("web", "Files");
  await new Promise<void>((resolve) => files.known.onDidLearn(() => resolve()));
  assert.equal(await text("web", "Files"), "etc — changed");
  assert.equal(
    await text("web", "Files", "etc"),
    `gone — deleted
hosts — 0 B · changed
new — 0 B · added
old — 0 B`,
  );
  const [gone, hosts] = await rows("web", "Files", "etc");
  assert.ok(gone && hosts);
  assert.match(hosts.context, /;changed;/);
  assert.equal(gone.click?.command, "porthole.files.compareWithImage");
  assert.doesNotMatch(gone.context, /;(document|folder|changeable);/);
  assert.equal(engine.requests(/changes/).length, 1);
});

test("Changes lists every path with what happened, and a click compares it with the image", async () => {
  const { rows, text } = view(memoryBackend({}), {
    changes: [
      { Path: "/run", Kind: 0 },
      { Path: "/run/x.pid", Kind: 1 },
      { Path: "/etc/motd", Kind: 2 },
    ],
  });
  assert.equal(
    await text("web", "Changes"),
    `/etc/motd — deleted
/run — changed
/run/x.pid — added`,
  );
  const clicks = (await rows("web", "Changes")).map(({ click }) => click?.command);
  assert.deepEqual(clicks, ["porthole.files.compareWithImage", undefined, "porthole.files.compareWithImage"]);
  assert.equal(await view(memoryBackend({})).text("web", "Changes"), "Nothing differs from the image");
});

test("the hover of Changes says what is lost with the container, and where the engine keeps its layer", async () => {
  const upper = "/var/lib/docker/overlay2/3f2a/diff`";
  const one = view(memoryBackend({}), { inspected: { GraphDriver: { Name: "overlay2", Data: { UpperDir: upper } } } });
  const [, row] = await one.rows("web");
  const text = await one.hover(row!);
  assert.match(text, /lost when the container is removed/);
  assert.match(text, /`\/var\/lib\/docker\/overlay2\/3f2a\/diffˋ`/);
  // Engines on containerd's storage tell none.
  const two = view(memoryBackend({}), { inspected: { GraphDriver: null } });
  const [, other] = await two.rows("web");
  assert.doesNotMatch(await two.hover(other!), /keeps this layer/);
});

test("an image has files to look at, none of which can be changed, and no changes", async () => {
  const { rows } = view(memoryBackend({ "/etc/hosts": "x" }), { source: imagesSource });
  const [files, ...others] = await rows("nginx:1.25");
  assert.equal(files?.description, "read-only");
  assert.deepEqual(others, []);
  const [hosts] = await rows("nginx:1.25", "Files", "etc");
  assert.equal(hosts?.context, ";file;document;");
});

test("a hover tells what ls -l would, where a link leads, and which way the answer came", async () => {
  const { rows, hover } = view(
    memoryBackend(
      {
        "/su": { text: "x".repeat(2048), mode: 0o4755, uid: 0, gid: 42, owner: "root", group: "shadow`*" },
        "/link": { target: "/su`x`" },
        "/mtab": { target: "/proc/mounts", leadsTo: "unknown" },
        "/fifo": { kind: "fifo" },
      },
      { route: "toolbox" },
    ),
  );
  const [fifo, link, mtab, su] = await rows("web", "Files");
  assert.ok(fifo && link && mtab && su);
  const text = await hover(su);
  assert.match(text, /\*\*`\/su`\*\*/);
  assert.match(text, /\*\*Size:\*\* 2\.05 kB \(2048 bytes\)/);
  assert.match(text, /`-rwsr-xr-x 4755`/);
  assert.match(text, /\*\*Owner:\*\* root \(0\):shadow&#96;&#42; \(42\)/);
  assert.match(text, /2026&#45;01&#45;01 00&#58;00&#58;00 UTC \(3 minutes ago\)/);
  assert.match(text, /setuid/);
  assert.match(text, /\*\*Read:\*\* Through a helper container/);
  assert.match(await hover(link), /\*\*Leads to:\*\* `\/suˋxˋ` \(nothing is there\)/);
  assert.match(await hover(mtab), /`\/proc\/mounts` \(this way does not tell what is there\)/);
  assert.equal(mtab.description, "→ /proc/mounts");
  assert.match(await hover(fifo), /Never opened/);
});
