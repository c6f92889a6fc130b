// Logs and shells in real terminals, and what is told where there is no shell.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { workbenchStage, type WorkbenchStage } from "../support/workbenchStage.ts";

let stage: WorkbenchStage;

before(async () => {
  stage = await workbenchStage();
  await stage.run("talker", {
    Cmd: [
      "sh",
      "-c",
      "trap 'exit 0' TERM; i=0; while [ $i -lt 300 ]; do i=$((i+1)); echo line $i; done; echo oops >&2; while :; do sleep 0.2; done",
    ],
  });
  await stage.run("bare", { Image: "porthole/scratch:1" });
  await stage.sidebar.open();
});
after(() => stage.close());

test("the log shows its last lines, and lines written later come by themselves", async () => {
  const { sidebar, window, docker } = stage;
  await sidebar.choose("talker", "View logs");
  const screen = await window.waitForScreen(/line 300/);
  assert.match(screen, /oops/);
  const exec = await docker.getContainer("talker").exec({ Cmd: ["sh", "-c", "echo later > /proc/1/fd/1"] });
  (await exec.start({})).resume();
  await window.waitForScreen(/later/);
});

test("the log of a container has one terminal, shown again", async () => {
  const { sidebar, window } = stage;
  await sidebar.choose("talker", "View logs");
  await window.waitForScreen(/later/);
  assert.equal(await window.page.locator(".terminal-wrapper").count(), 1);
});

test("a shell opens, runs what is typed and leaves no process behind", async () => {
  const { sidebar, window, docker } = stage;
  await sidebar.choose("talker", "Open shell");
  await window.waitForScreen(/[#$] /);
  await window.type("echo $((6*7))-answer\n");
  await window.waitForScreen(/42-answer/);
  await window.type("exit\n");
  await window.waitForScreen(/exit|0/);
  const { Processes } = (await docker.getContainer("talker").top()) as { Processes: string[][] };
  assert.deepEqual(
    Processes.filter((row) => /\bsh$|\bash$/.test(row.at(-1) ?? "")),
    [],
  );
});

test("a container without a shell says so and offers what looks inside instead", async () => {
  const { sidebar, window } = stage;
  await sidebar.choose("bare", "Open shell");
  await window.toast.filter({ hasText: /shell/i }).first().waitFor();
});
