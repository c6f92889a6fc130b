// What a person does with the files of a container: look, edit, save, make, delete, and see what differs from the image.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import type { Container } from "dockerode";
import { editorText, tab } from "./pages/editor.ts";
import { dialog, dialogText } from "./pages/messages.ts";
import { workbenchStage, type WorkbenchStage } from "../support/workbenchStage.ts";

let stage: WorkbenchStage;
let box: Container;

/** Runs a shell line inside; what it prints comes back. */
async function inside(line: string): Promise<string> {
  const exec = await box.exec({ Cmd: ["sh", "-c", line], AttachStdout: true, Tty: true });
  const parts: string[] = [];
  for await (const part of await exec.start({ Tty: true })) parts.push(String(part));
  return parts.join("").replaceAll("\r\n", "\n").trim();
}

const fold = async (name: string): Promise<void> => {
  const row = stage.row(name);
  if ((await row.getAttribute("aria-expanded")) === "true") await row.locator(".monaco-tl-twistie").click();
};

before(async () => {
  stage = await workbenchStage();
  box = await stage.run("box", { Cmd: ["sleep", "1000000"] });
  await inside("mkdir /work && cd /work && echo hello > a.conf && ln -s /etc out && mkfifo pipe && mkdir sub");
  await stage.run("bare", { Image: "porthole/scratch:1" });
});
afterEach((story) => stage.look(story));
after(() => stage.close());

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
  await stage.page.locator(".editor-group-container.active .view-lines").click();
  await stage.page.keyboard.press("Control+Home");
  await stage.page.keyboard.type("well ");
  await stage.page.keyboard.press("Control+S");
  const end = Date.now() + 20_000;
  while ((await inside("cat /work/a.conf")) !== "well hello" && Date.now() < end)
    await new Promise((wait) => setTimeout(wait, 200));
  assert.equal(await inside("cat /work/a.conf; stat -c '%a %u:%g' /work/a.conf"), "well hello\n640 12:34");
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
  await stage.choose("made-outside", "Delete file…");
  assert.match(await dialogText(stage.page), /with everything in it/);
  await dialog(stage.page).getByRole("button", { name: "Delete" }).click();
  await stage.row("made-outside").waitFor({ state: "detached" });
  assert.match(await inside("ls -d /work/made-outside 2>&1"), /No such/);
});

test("Changes lists what differs from the image, and a click shows both", async () => {
  await inside("echo added >> /etc/group");
  await fold("Files"); // rows that are out of sight are not there
  await stage.unfold("Changes");
  await stage.row("/etc/group").click();
  await tab(stage.page, /group \(.*↔ box\)/).waitFor();
});

test("a container without a shell has its files all the same", async () => {
  await fold("box");
  await stage.unfold("bare");
  await stage.unfold("Files");
  await stage.unfold("etc");
  await stage.row("hostname").waitFor();
});
