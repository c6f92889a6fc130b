// Logs and shells in real terminals, and what is told where there is no shell.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { toast } from "./pages/messages.ts";
import { terminalLines, terminalShows, typeInTerminal } from "./pages/terminal.ts";
import { workbenchStage, type WorkbenchStage } from "../support/workbenchStage.ts";

let stage: WorkbenchStage;

before(async () => {
  stage = await workbenchStage();
  await stage.run("talker", {
    Cmd: [
      "sh",
      "-c",
      "trap 'exit 0' TERM; i=0; while [ $i -lt 300 ]; do i=$((i+1)); echo line $i; done; sleep 1; echo oops >&2; while :; do sleep 0.2; done",
    ],
  });
  await stage.run("bare", { Image: "porthole/scratch:1" });
  for (const name of ["bare", "talker"]) await stage.says(name, /Up/); // rows that still come would move what is pressed
});
afterEach((story) => stage.look(story));
after(() => stage.close());

test("the log shows its last lines, and lines written later come by themselves", async () => {
  const { docker } = stage;
  await stage.choose("talker", "View logs");
  await terminalShows(stage.page, "line 300");
  await terminalShows(stage.page, "oops");
  const exec = await docker.getContainer("talker").exec({ Cmd: ["sh", "-c", "echo later > /proc/1/fd/1"] });
  (await exec.start({})).resume();
  await terminalShows(stage.page, /later/);
});

test("the log of a container has one terminal, shown again", async () => {
  await stage.choose("talker", "View logs");
  await terminalShows(stage.page, /later/);
  assert.equal(await stage.page.locator(".terminal-wrapper").count(), 1);
});

test("words are found in a log with the editor's own keys", async () => {
  const { page } = stage;
  await stage.choose("talker", "View logs");
  await terminalShows(page, /later/);
  await page.locator(".terminal-wrapper.active .xterm-helper-textarea").focus();
  await page.keyboard.press("Control+F");
  const find = page.locator(".simple-find-part").filter({ visible: true });
  await find.locator("input, textarea").first().fill("line 299");
  await find.getByText("1 of 1").waitFor();
  await page.keyboard.press("Escape");
});

test("a shell opens, runs what is typed and leaves no process behind", async () => {
  const { docker } = stage;
  await stage.choose("talker", "Open shell");
  await terminalShows(stage.page, /[#$]$/);
  await typeInTerminal(stage.page, "echo $((6*7))-answer\n");
  await terminalShows(stage.page, /42-answer/);
  await typeInTerminal(stage.page, "exit 3\n");
  await terminalShows(stage.page, /Ended with exit code 3/);
  const lines = (await terminalLines(stage.page)).filter((line) => line !== "");
  assert.match(lines.at(-1) ?? "", /Ended with exit code 3/); // below all else, nothing written over
  assert.ok(lines.includes("42-answer"));
  const { Processes } = (await docker.getContainer("talker").top()) as { Processes: string[][] };
  assert.deepEqual(
    Processes.filter((row) => /\bsh$|\bash$/.test(row.at(-1) ?? "")),
    [],
  );
});

test("a container without a shell says so and offers what looks inside instead", async () => {
  await stage.choose("bare", "Open shell");
  await toast(stage.page, /shell/i).first().waitFor();
});
