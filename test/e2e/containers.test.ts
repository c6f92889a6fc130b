// What a person does with containers in the sidebar, in a VS Code that has no docker command on its PATH.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { workbenchStage, type WorkbenchStage } from "../support/workbenchStage.ts";

let stage: WorkbenchStage;
const loop = ["sh", "-c", "trap 'exit 0' TERM; echo ready; i=0; while :; do sleep 0.2; done"];
const compose = (service: string) => ({
  "com.docker.compose.project": "shop",
  "com.docker.compose.service": service,
  "com.docker.compose.container-number": "1",
});

before(async () => {
  stage = await workbenchStage();
  await stage.run("shop-web-1", { Cmd: loop, Labels: compose("web") });
  await stage.run("shop-db-1", { Cmd: loop, Labels: compose("db") });
  await stage.run("alone", { Cmd: loop });
  await stage.sidebar.open();
});
after(() => stage.close());

test("containers stand below their Compose project, with their state in words", async () => {
  const { sidebar } = stage;
  await sidebar.row("shop").waitFor();
  await sidebar.unfold("shop");
  await sidebar.row("shop-web-1").waitFor();
  assert.match(await sidebar.spoken("shop-web-1"), /Up|running/i);
  await sidebar.row("alone").waitFor();
});

test("a container started or stopped elsewhere changes its row by itself", async () => {
  const { sidebar, docker } = stage;
  await docker.getContainer("alone").stop({ t: 5 });
  await sidebar.waitFor("alone", /Exited \(0\)/);
  await docker.getContainer("alone").start();
  await sidebar.waitFor("alone", /Up/);
});

test("stop and start from the row's buttons", async () => {
  const { sidebar } = stage;
  await sidebar.press("alone", "Stop");
  await sidebar.waitFor("alone", /Exited \(0\)/);
  await sidebar.press("alone", "Start");
  await sidebar.waitFor("alone", /Up/);
});

test("a verb on a Compose project acts on all of it", async () => {
  const { sidebar, docker } = stage;
  await sidebar.choose("shop", "Stop");
  await sidebar.waitFor("shop-web-1", /Exited \(0\)/);
  await sidebar.waitFor("shop-db-1", /Exited \(0\)/);
  const { State } = await docker.getContainer("shop-db-1").inspect();
  assert.equal(State.Running, false);
});

test("removing says what is lost before, and turning away keeps it", async () => {
  const { sidebar, window, docker } = stage;
  await sidebar.choose("shop-db-1", "Remove…");
  await window.dialog.waitFor();
  assert.match(await window.dialog.innerText(), /shop-db-1/);
  await window.page.keyboard.press("Escape");
  await window.dialog.waitFor({ state: "detached" });
  await docker.getContainer("shop-db-1").inspect();
});

test("inspect opens a read-only document", async () => {
  const { sidebar, window } = stage;
  await sidebar.choose("alone", "Inspect");
  await window.editorText().getByText('"Id"').first().waitFor();
});

test("from the palette one picks the container", async () => {
  const { sidebar, window } = stage;
  await window.run("Porthole: Pause");
  await window.pick("alone");
  await window.page.keyboard.press("Enter");
  await sidebar.waitFor("alone", /Paused/);
  await sidebar.choose("alone", "Unpause");
  await sidebar.waitFor("alone", /Up/);
});
