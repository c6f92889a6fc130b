// What a person does with the files of a container: look, edit, save, make, delete, find, and see what differs from the
// image; in one that runs, one that is stopped and one that holds nothing but a program; and with volumes.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import type { Container } from "dockerode";
import { extract } from "tar-stream";
import { editorText, tab } from "./pages/editor.ts";
import { dialog, dialogText, toast } from "./pages/messages.ts";
import { answer, pick, runCommand } from "./pages/palette.ts";
import { view } from "./pages/sideBar.ts";
import { workbenchStage, type WorkbenchStage } from "../support/workbenchStage.ts";

let stage: WorkbenchStage;
let box: Container;
let stopped: Container;
let bare: Container;

/** Runs a shell line inside; what it prints comes back. */
async function inside(line: string, container = box): Promise<string> {
  const exec = await container.exec({ Cmd: ["sh", "-c", line], AttachStdout: true, Tty: true });
  const parts: string[] = [];
  for await (const part of await exec.start({ Tty: true })) parts.push(String(part));
  return parts.join("").replaceAll("\r\n", "\n").trim();
}

interface HandedOut {
  readonly owner: string;
  /** Octal. */
  readonly mode: string;
  readonly text: string;
}

/** A file as the engine itself hands it out, in whatever state the container is. */
async function handedOut(container: Container, path: string): Promise<HandedOut> {
  const tar = extract();
  (await container.getArchive({ path })).pipe(tar);
  for await (const entry of tar) {
    const parts: Buffer[] = [];
    for await (const part of entry) parts.push(Buffer.from(part as Uint8Array));
    const { uid, gid, mode } = entry.header;
    return { owner: `${uid}:${gid}`, mode: (mode & 0o7777).toString(8), text: Buffer.concat(parts).toString() };
  }
  return assert.fail(`nothing at ${path}`);
}

/** Asks until the file is as wished; what a person saved takes a moment to be there. */
async function until(container: Container, path: string, wished: string): Promise<HandedOut> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const file = await handedOut(container, path).catch(() => undefined);
    if (file?.text === wished) return file;
    await new Promise((wait) => setTimeout(wait, 200));
  }
  return assert.fail(`${path} is ${JSON.stringify((await handedOut(container, path)).text)}`);
}

/** The row in the view of that title: names come up in several. */
const rowIn = (title: string, name: string) =>
  view(stage.page, title)
    .locator(".monaco-list-row")
    .filter({ has: stage.page.locator(".label-name").getByText(name, { exact: true }) })
    .first();

const fold = async (name: string): Promise<void> => {
  const row = stage.row(name);
  if ((await row.getAttribute("aria-expanded")) === "true") await row.locator(".monaco-tl-twistie").click();
};

/** Types at the beginning of the editor that has the focus, and saves; until that is done the editor hears of no change. */
async function typeAndSave(text: string): Promise<void> {
  await stage.page.locator(".editor-group-container.active .view-lines").click();
  await stage.page.keyboard.press("Control+Home");
  await stage.page.keyboard.type(text);
  await stage.page.keyboard.press("Control+S");
  await stage.page.locator(".tabs-container .tab.active.dirty").waitFor({ state: "detached" });
}

before(async () => {
  stage = await workbenchStage();
  box = await stage.run("box", { Cmd: ["sleep", "1000000"] });
  await inside("mkdir /work && cd /work && echo hello > a.conf && ln -s /etc out && mkfifo pipe && mkdir sub");
  stopped = await stage.run("halted", { Cmd: ["sleep", "1000000"], StopSignal: "SIGKILL" });
  await inside("mkdir /work && cd /work && echo rests > b.conf && chown 12:34 b.conf && chmod 640 b.conf", stopped);
  await stopped.stop();
  bare = await stage.run("bare", { Image: "porthole/scratch:1" });
  await stage.run("keeper", { Cmd: ["sleep", "1000000"], HostConfig: { Binds: ["kept-files:/data"] } });
  for (const name of ["bare", "box", "keeper"]) await stage.says(name, /Up/);
  await stage.says("halted", /Exited/); // rows that still come would move what is pressed
});
afterEach((story) => stage.look(story));
after(async () => {
  const { docker } = stage;
  await stage.close();
  await docker
    .getVolume("kept-files")
    .remove()
    .catch(() => undefined);
});

test("folders unfold, links show where they lead, and a click opens a file", async () => {
  await stage.unfold("box");
  await stage.unfold("Files");
  await stage.unfold("work");
  await stage.says("out", /→ \/etc/);
  await stage.says("pipe", /named pipe/);
  await stage.row("a.conf").click();
  await tab(stage.page, /a\.conf/).waitFor();
  await stage.page.locator(".view-lines").getByText("hello").waitFor();
  assert.match(await editorText(stage.page), /hello/);
});

test("what is typed and saved is inside, whoever the file belongs to", async () => {
  await inside("chown 12:34 /work/a.conf && chmod 640 /work/a.conf");
  await typeAndSave("well ");
  const { owner, mode } = await until(box, "/work/a.conf", "well hello\n");
  assert.deepEqual([owner, mode], ["12:34", "640"]);
});

test("what is changed inside shows in the open editor", async () => {
  await inside("echo from inside >> /work/a.conf");
  await stage.page.locator(".view-lines").getByText("from inside").waitFor();
});

test("what was changed inside meanwhile is not written over unasked", async () => {
  const { page } = stage;
  await page.locator(".editor-group-container.active .view-lines").click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("mine ");
  await page.locator(".tabs-container .tab.active.dirty").waitFor();
  await inside("echo theirs > /work/a.conf");
  await page.keyboard.press("Control+S");
  await toast(page, /a\.conf.*newer/).waitFor();
  assert.equal(await inside("cat /work/a.conf"), "theirs");
  assert.match(await editorText(page), /mine/); // and what was typed is still there
  await runCommand(page, "File: Revert File");
  await page.locator(".view-lines").getByText("theirs").waitFor();
});

test("what is made inside shows by itself, and what a person makes is inside", async () => {
  await inside("touch /work/born-inside");
  await stage.row("born-inside").waitFor();
  await stage.choose("work", "New folder…");
  await stage.page.locator(".quick-input-widget").getByText("New folder in /work").waitFor();
  await stage.page.keyboard.type("made-outside");
  await stage.page.keyboard.press("Enter");
  await stage.row("made-outside").waitFor();
  assert.match(await inside("ls -ld /work/made-outside"), /^d/);
});

test("deleting says what is lost first", async () => {
  await stage.says("made-outside", /added/); // and is not fetched anew while the menu is open
  await stage.choose("made-outside", "Delete file…");
  assert.match(await dialogText(stage.page), /with everything in it/);
  await dialog(stage.page).getByRole("button", { name: "Delete" }).click();
  await stage.row("made-outside").waitFor({ state: "detached" });
  assert.match(await inside("ls -d /work/made-outside 2>&1"), /No such/);
});

test("a file that is dragged onto a folder is moved, after asking", async () => {
  await inside("echo dragged > /work/drag.me");
  await stage.says("drag.me", /added/);
  await stage.row("drag.me").dragTo(stage.row("sub"));
  assert.match(await dialogText(stage.page), /Move drag\.me to \/work\/sub\?/);
  await dialog(stage.page).getByRole("button", { name: "Move" }).click();
  await until(box, "/work/sub/drag.me", "dragged\n");
});

test("what is found stands in a view of its own, and a line opens the file there", async () => {
  await inside(
    "for i in 1 2 3 4 5 6 7 8 9; do echo row $i; done > /work/sub/lines.txt; echo needle >> /work/sub/lines.txt",
  );
  await stage.choose("work", "Find in files…");
  await pick(stage.page, "By content");
  await stage.page.locator('.quick-input-widget input[placeholder^="listen"]').waitFor();
  await answer(stage.page, "need.e");
  await rowIn("Found in files", "lines.txt").waitFor();
  await view(stage.page, "Found in files").getByText("line 10").click();
  await tab(stage.page, /lines\.txt/).waitFor();
  await stage.page.getByText(/Ln 10,/).waitFor();
  await view(stage.page, "Found in files").hover();
  await view(stage.page, "Found in files").getByRole("button", { name: "Clear what was found" }).click();
  await view(stage.page, "Found in files").waitFor({ state: "detached" });
});

test("Changes lists what differs from the image, and a click shows both", async () => {
  await inside("echo added >> /etc/group");
  await fold("Files"); // rows that are out of sight are not there
  await stage.unfold("Changes");
  await stage.row("/etc/group").click();
  await tab(stage.page, /group \(.*↔ box\)/).waitFor();
});

test("a stopped container's file is edited and saved, and keeps its owner and mode", async () => {
  await fold("box");
  await stage.unfold("halted");
  await stage.unfold("Files");
  await stage.unfold("work");
  await stage.row("b.conf").click();
  await tab(stage.page, /b\.conf/).waitFor();
  await stage.page.locator(".view-lines").getByText("rests").waitFor();
  await typeAndSave("it ");
  const { owner, mode } = await until(stopped, "/work/b.conf", "it rests\n");
  assert.deepEqual([owner, mode], ["12:34", "640"]);
});

test("a container that holds nothing but a program has its files all the same, and they can be written", async () => {
  await fold("halted");
  await stage.unfold("bare");
  await stage.unfold("Files");
  await stage.unfold("etc");
  await stage.row("hostname").waitFor();
  await stage.choose("etc", "New file…");
  await stage.page.locator(".quick-input-widget").getByText("New file in /etc").waitFor();
  await stage.page.keyboard.type("made.conf");
  await stage.page.keyboard.press("Enter");
  await tab(stage.page, /made\.conf/).waitFor();
  await typeAndSave("by hand");
  await until(bare, "/etc/made.conf", "by hand");
});

test("where there is no shell, one beside the container is offered", async () => {
  await stage.choose("bare", "Open shell");
  await toast(stage.page, /bare has no shell/)
    .getByRole("button", { name: "Open debug shell" })
    .waitFor();
});

test("a volume has its files, and says who keeps it from being removed", async () => {
  await inside("echo kept > /data/in-volume.txt", stage.docker.getContainer("keeper"));
  await view(stage.page, "Volumes").locator(".pane-header").click();
  const volume = rowIn("Volumes", "kept-files");
  await volume.waitFor();
  await volume.locator(".monaco-tl-twistie").click();
  await rowIn("Volumes", "Files").locator(".monaco-tl-twistie").click();
  await rowIn("Volumes", "in-volume.txt").click();
  await tab(stage.page, /in-volume\.txt/).waitFor();
  await stage.page.locator(".view-lines").getByText("kept").waitFor();
  await stage.choose("kept-files", "Remove…");
  await toast(stage.page, /kept-files stays: it is in use by keeper/).waitFor();
});
