// Commands on files as conversations: what is asked, what is done to the file system, what rows and editors are told.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { test } from "node:test";
import { Failure, problemOf } from "../../../../src/base/problem.ts";
import type { AnyCommand } from "../../../../src/commands/command.ts";
import type { FileTools } from "../../../../src/commands/files/files.ts";
import { compareWithContainer } from "../../../../src/commands/files/compareWithContainer.ts";
import { compareWithFile } from "../../../../src/commands/files/compareWithFile.ts";
import { compareWithImage } from "../../../../src/commands/files/compareWithImage.ts";
import { copyPath } from "../../../../src/commands/files/copyPath.ts";
import { deleteFiles } from "../../../../src/commands/files/delete.ts";
import { download } from "../../../../src/commands/files/download.ts";
import { exportTar } from "../../../../src/commands/files/exportTar.ts";
import { goToPath } from "../../../../src/commands/files/goToPath.ts";
import { newFile } from "../../../../src/commands/files/newFile.ts";
import { newFolder } from "../../../../src/commands/files/newFolder.ts";
import { ofContainer } from "../../../../src/commands/files/ofContainer.ts";
import { ofImage } from "../../../../src/commands/files/ofImage.ts";
import { open } from "../../../../src/commands/files/open.ts";
import { openAsWorkspaceFolder } from "../../../../src/commands/files/openAsWorkspaceFolder.ts";
import { refresh } from "../../../../src/commands/files/refresh.ts";
import { rename } from "../../../../src/commands/files/rename.ts";
import { revealInTree } from "../../../../src/commands/files/revealInTree.ts";
import { routeChoice } from "../../../../src/commands/files/routeChoice.ts";
import { upload } from "../../../../src/commands/files/upload.ts";
import { rootOf } from "../../../../src/model/fileRoot.ts";
import type { Resource } from "../../../../src/model/resources.ts";
import { commandStage, type CommandStage } from "../../../support/commandStage.ts";
import { fakeSession, fakeSessions } from "../../../support/fakeSession.ts";
import {
  aFile,
  memoryBackend,
  memoryFiles,
  type MemoryBackend,
  type MemoryEntry,
} from "../../../support/memoryFiles.ts";
import { aContainer, aMount, anImage } from "../../../support/resources.ts";
import { scriptedEngine } from "../../../support/scriptedEngine.ts";
import type { Answer } from "../../../support/scriptedUi.ts";

const image = anImage();
const web = aContainer({ name: "web", imageId: image.id });
const db = aContainer({ name: "db" });
const root = rootOf(web);

interface Stage extends CommandStage {
  readonly backend: MemoryBackend;
  /** Addresses that rows or editors were told of. */
  readonly told: readonly string[];
  /** Which ways were opened, in order; "" is the best. */
  readonly ways: readonly string[];
}

function stage({
  about = {},
  inImage = {},
  fails = {},
  answers = [],
  tools,
  container = web,
}: {
  about?: Readonly<Record<string, MemoryEntry>>;
  inImage?: Readonly<Record<string, MemoryEntry>>;
  /** Thrown by whatever is asked of these paths. */
  fails?: Readonly<Record<string, unknown>>;
  answers?: readonly Answer[];
  tools?: Partial<FileTools>;
  container?: typeof web;
}): Stage {
  const backend = memoryBackend(about, { fails });
  const engine = scriptedEngine(() => []);
  const held = { containers: [container, db], images: [image] };
  const ways: string[] = [];
  const files = memoryFiles({
    sessions: fakeSessions({ open: [fakeSession({ engine, ...held })] }),
    roots: { [web.id]: backend, [db.id]: memoryBackend({}), [image.id]: memoryBackend(inImage) },
    tools,
    opened: (_id, force) => ways.push(force ?? ""),
  });
  const told: string[] = [];
  files.onDidTouch((what) => told.push(...what.map((each) => `${each.what} ${decodeURIComponent(each.address)}`)));
  const made = commandStage({ engine, held, answers, over: { files } });
  return { ...made, backend, told, ways };
}

const at = (path: string): string => `porthole://default+container+${web.id}${path}`;
const folder = (path: string) => aFile(root, path, { kind: "folder" });
const run = async (stage: CommandStage, command: AnyCommand, ...items: readonly Resource[]): Promise<void> => {
  await stage.run(command, items);
  stage.ui.end();
};

test("a file opens by its address, however odd its name", async () => {
  const one = stage({});
  await run(one, open, aFile(root, "/a b/#1?\n%.txt"));
  assert.equal(one.ui.of("open")[0]?.address, at("/a%20b/%231%3F%0A%25.txt"));
});

test("a new file is empty, never replaces another, is told and opened; names are checked as one types", async () => {
  const answers = ["", "..", "a/b", "hosts", "x".repeat(256), "new.conf"].map((ask) => ({ ask }));
  const one = stage({ about: { "/etc/hosts": "x" }, answers });
  await run(one, newFile, folder("/etc"));
  assert.equal(one.ui.of("refused").length, 5);
  assert.equal(one.backend.text("/etc/new.conf"), "");
  assert.deepEqual(one.told, [`created ${at("/etc/new.conf")}`]);
  assert.equal(one.ui.of("open")[0]?.address, at("/etc/new.conf"));
});

test("a new folder is made and told", async () => {
  const one = stage({ answers: [{ ask: "conf.d" }] });
  await run(one, newFolder, folder("/"));
  assert.deepEqual(one.backend.asked.at(-1), "makeFolder /conf.d");
  assert.deepEqual(one.told, [`created ${at("/conf.d")}`]);
});

test("a rename refuses a name that is taken, and the same name does nothing", async () => {
  const about = { "/etc/a": "1", "/etc/b": "2" };
  const one = stage({ about, answers: [{ ask: "b" }, { ask: "c" }] });
  await run(one, rename, aFile(root, "/etc/a"));
  assert.equal(one.ui.of("refused").length, 1);
  assert.deepEqual([one.backend.text("/etc/a"), one.backend.text("/etc/c")], [undefined, "1"]);
  assert.deepEqual(one.told, [`deleted ${at("/etc/a")}`, `created ${at("/etc/c")}`]);
  const same = stage({ about, answers: [{ ask: "a" }] });
  await run(same, rename, aFile(root, "/etc/a"));
  assert.deepEqual(same.told, []);
});

test("before deleting it is said what is lost: folders whole, links themselves, volumes for everybody", async () => {
  const container = { ...web, mounts: [aMount({ source: "shop-data", target: "/data" })] };
  const about = { "/data/x/y": "1", "/log": { target: "/var/log" }, "/var/log/a": "1" };
  const one = stage({ about, container, answers: [{ confirm: true }] });
  const link = aFile(root, "/log", { kind: "link", target: "/var/log", leadsTo: "folder" });
  await run(one, deleteFiles, folder("/data/x"), aFile(root, "/data/x/y"), link);
  const { question, detail } = one.ui.of("confirm")[0]!.confirmation;
  assert.equal(question, "Delete 2 files and folders?");
  assert.match(detail, /^\/data\/x, with everything in it$/m);
  assert.match(detail, /^\/log, the link, not what it leads to \(\/var\/log\)$/m);
  assert.match(detail, /the volume shop-data: it is deleted for every container/);
  assert.deepEqual(one.told, [`deleted ${at("/data/x")}`, `deleted ${at("/log")}`]);
  assert.equal(one.backend.text("/var/log/a"), "1");
});

test("nothing is deleted when the person turns away", async () => {
  const one = stage({ about: { "/a": "1" }, answers: [{ confirm: false }] });
  await assert.rejects(one.run(deleteFiles, [aFile(root, "/a")]), (error) => problemOf(error).kind === "cancelled");
  assert.equal(one.backend.text("/a"), "1");
});

test("a typed path leads to an editor, to the tree, or to words", async () => {
  const about = { "/etc/hosts": "x", "/run/f": { kind: "fifo" as const } };
  const file = stage({ about, answers: [{ ask: "etc/../etc/hosts" }] });
  await run(file, goToPath, folder("/"));
  assert.equal(file.ui.of("open")[0]?.address, at("/etc/hosts"));
  const shown = stage({ about, answers: [{ ask: "/etc" }] });
  await run(shown, goToPath, folder("/run"));
  assert.deepEqual(shown.ui.of("revealFile")[0]?.addresses, [at("/"), at("/etc")]);
  const fifo = stage({ about, answers: [{ ask: "f" }] });
  await run(fifo, goToPath, folder("/run"));
  assert.deepEqual(fifo.ui.of("revealFile")[0]?.addresses, [at("/"), at("/run"), at("/run/f")]);
  assert.equal(fifo.ui.of("tell").length, 1);
  const gone = stage({ about, answers: [{ ask: "/nowhere" }] });
  await assert.rejects(gone.run(goToPath, [folder("/")]), (error) => problemOf(error).kind === "gone");
});

test("paths are copied one a line, folders opened as folders of the window, rows shown", async () => {
  const one = stage({});
  await run(one, copyPath, aFile(root, "/a"), aFile(root, "/b"));
  await run(one, openAsWorkspaceFolder, folder("/etc"));
  await run(one, openAsWorkspaceFolder, folder("/"));
  await run(one, revealInTree, aFile(root, "/etc/hosts"));
  await run(one, ofContainer, web);
  await run(one, ofImage, image);
  assert.equal(one.ui.of("copy")[0]?.text, "/a\n/b");
  assert.deepEqual(
    one.ui.of("addFolder").map(({ address, name }) => [address, name]),
    [
      [at("/etc"), "web: /etc"],
      [at("/"), "web"],
    ],
  );
  assert.deepEqual(
    one.ui.of("revealFile").map((heard) => [heard.root.kind, heard.addresses.length]),
    [
      ["container", 3],
      ["container", 1],
      ["image", 1],
    ],
  );
});

test("a changed file stands beside the image's; one that only one of them has is opened, and it is said", async () => {
  const [about, inImage] = [
    { "/both": "1", "/added": "1" },
    { "/both": "2", "/deleted": "2" },
  ];
  const imageAt = (path: string): string => `porthole://default+image+sha256_3a${image.id.slice(7)}${path}`;
  const both = stage({ about, inImage });
  await run(both, compareWithImage, aFile(root, "/both"));
  assert.deepEqual(both.ui.of("compare")[0], {
    kind: "compare",
    left: imageAt("/both"),
    right: at("/both"),
    title: "both (nginx:1.25 ↔ web)",
  });
  const deleted = stage({ about, inImage });
  await run(deleted, compareWithImage, { ...aFile(root, "/deleted"), change: "deleted" });
  assert.equal(deleted.ui.of("open")[0]?.address, imageAt("/deleted"));
  assert.match(deleted.ui.of("tell")[0]!.message, /in nginx:1\.25 only; web does not have it/);
  const added = stage({ about, inImage });
  await run(added, compareWithImage, aFile(root, "/added"));
  assert.equal(added.ui.of("open")[0]?.address, at("/added"));
  const neither = stage({});
  await run(neither, compareWithImage, aFile(root, "/none"));
  assert.match(neither.ui.of("tell")[0]!.message, /in neither/);
});

test("the image of a container is asked for where no view has listed the containers yet", async () => {
  const engine = scriptedEngine(({ path }) =>
    path.endsWith("/json") ? { Image: image.id, Config: { Image: "nginx" } } : [],
  );
  const sessions = fakeSessions({ open: [fakeSession({ engine })] });
  const files = memoryFiles({
    sessions,
    roots: { [web.id]: memoryBackend({ "/a": "1" }), [image.id]: memoryBackend({ "/a": "2" }) },
  });
  const one = commandStage({ engine, over: { files } });
  await run(one, compareWithImage, aFile(root, "/a"));
  assert.equal(one.ui.of("compare")[0]?.title, "a (nginx ↔ web)");
});

test("another container, another image or a file of this machine can stand on the left", async () => {
  const other = stage({ about: { "/a": "1" }, answers: [{ pick: "db" }] });
  await run(other, compareWithContainer, aFile(root, "/a"));
  assert.deepEqual(
    other.ui.of("pick")[0]?.choices.map(({ label }) => label),
    ["db", "nginx:1.25"],
  );
  assert.match(other.ui.of("tell")[0]!.message, /in web only/);
  const local = stage({ answers: [{ files: ["/home/ada/a.conf"] }] });
  await run(local, compareWithFile, aFile(root, "/etc/a.conf"));
  assert.deepEqual(
    local.ui.of("compare").map(({ left, right }) => [left, right]),
    [["/home/ada/a.conf", at("/etc/a.conf")]],
  );
});

test("a download goes to the folder one chose, says how far it is, and names what was left out", async () => {
  const got: string[] = [];
  const tools: Partial<FileTools> = {
    download: (session, entry, to, { progress }) => {
      progress(1_500_000, "/etc/a");
      progress(1, "/etc/\u001b]0;title\u0007\u202e\nb");
      got.push(`${session} ${entry.path} ${to}`);
      return Promise.resolve(entry.path === "/dev" ? ["/dev/null: a device"] : []);
    },
  };
  const one = stage({ tools, answers: [{ folder: "/home/ada" }] });
  await run(one, download, folder("/etc"), aFile(root, "/etc/hosts"));
  assert.deepEqual(got, ["default /etc /home/ada"], "what lies in a folder goes with it");
  assert.deepEqual(
    one.ui.of("say").map(({ text }) => text),
    ["1.5 MB · /etc/a", "1 B · /etc/\ufffd]0;title\ufffd\ufffd↵b"],
  );
  assert.equal(one.ui.of("tell").length, 1);
  const two = stage({ tools, answers: [{ folder: "/home/ada" }] });
  await run(two, download, folder("/dev"));
  assert.match(two.ui.of("warn")[0]!.message, /without: \/dev\/null: a device/);
});

test("what stands in the chosen folder already is replaced only when the person says so", async (context) => {
  const folderHere = mkdtempSync(join(tmpdir(), "porthole-download-"));
  context.after(() => rmSync(folderHere, { recursive: true }));
  mkdirSync(join(folderHere, "etc"));
  const asked: boolean[] = [];
  const tools: Partial<FileTools> = {
    download: (_session, _entry, _to, { overwrite }) => {
      asked.push(overwrite);
      return Promise.resolve([]);
    },
  };
  const one = stage({ tools, answers: [{ folder: folderHere }, { confirm: true }] });
  await run(one, download, folder("/etc"));
  await run(stage({ tools, answers: [{ folder: folderHere }] }), download, folder("/usr"));
  assert.deepEqual(asked, [true, false]);
  const two = stage({ tools, answers: [{ folder: folderHere }, { confirm: false }] });
  await assert.rejects(two.run(download, [folder("/etc")]), (error) => problemOf(error).kind === "cancelled");
  assert.equal(asked.length, 2);
});

test("an upload asks before it replaces, tells rows of each, and replaces nothing when one turns away", async () => {
  const put: string[] = [];
  const tools: Partial<FileTools> = {
    upload: (_session, to, local, { overwrite }) => {
      put.push(`${local} ${to.path} ${overwrite}`);
      return Promise.resolve([]);
    },
  };
  const about = { "/etc/hosts": "x" };
  const picked: readonly Answer[] = [{ pick: "Files…" }, { files: ["/tmp/hosts", "/tmp/new"] }];
  // The folder itself cannot be listed: what stands there is found all the same.
  const fails = { "/etc": new Failure({ kind: "rejected", operation: "files.list", status: 403, said: "denied" }) };
  const one = stage({ about, fails, tools, answers: [...picked, { confirm: true }] });
  await run(one, upload, folder("/etc"));
  assert.deepEqual(put, ["/tmp/hosts /etc true", "/tmp/new /etc false"]);
  assert.match(one.ui.of("confirm")[0]!.confirmation.question, /^Overwrite hosts in \/etc\?$/);
  assert.deepEqual(one.told, [`changed ${at("/etc/hosts")}`, `created ${at("/etc/new")}`]);
  put.length = 0;
  const two = stage({ about, tools, answers: [...picked, { confirm: false }] });
  await assert.rejects(two.run(upload, [folder("/etc")]), (error) => problemOf(error).kind === "cancelled");
  assert.deepEqual(put, []);
});

test("an export is saved under the container's name", async () => {
  const tools: Partial<FileTools> = {
    tar: (_session, container) => Promise.resolve(Readable.from([`tar of ${container.name}`])),
  };
  const one = stage({ tools });
  await run(one, exportTar, web);
  assert.deepEqual(one.ui.of("save")[0], { kind: "save", name: "web.tar", content: Buffer.from("tar of web") });
});

test("a way that was chosen is used from then on, until the best is chosen again", async () => {
  const answers: readonly Answer[] = [{ pick: "Through the engine's archive call" }, { pick: "The best there is" }];
  const one = stage({ answers });
  await one.run(routeChoice, [folder("/")]);
  assert.equal(one.context.files.forced("default", root), "archive");
  await one.run(routeChoice, [folder("/")]);
  assert.equal(one.context.files.forced("default", root), undefined);
  assert.deepEqual(one.ways, ["", "archive", ""]);
  assert.equal(
    one.ui.of("pick")[1]?.choices.find(({ description }) => description === "chosen")?.label,
    answers[0] && "Through the engine's archive call",
  );
  one.ui.end();
});

test("reading again asks anew for what was listed", async () => {
  const one = stage({ about: { "/a": "1" } });
  const { files } = one.context;
  const signal = new AbortController().signal;
  await files.list("default", folder("/"), signal);
  await files.list("default", folder("/"), signal);
  await run(one, refresh, folder("/"));
  await files.list("default", folder("/"), signal);
  assert.deepEqual(one.backend.asked, ["list /", "list /"]);
});
