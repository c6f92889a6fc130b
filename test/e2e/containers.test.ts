// What a person does with containers in the sidebar, in a VS Code that has no docker command on its PATH.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { tab } from "./pages/editor.ts";
import { dialog, dialogText, toast } from "./pages/messages.ts";
import { answer, pickOneOfMany, runCommand } from "./pages/palette.ts";
import { pressInline, view } from "./pages/sideBar.ts";
import { engineSocket, workbenchStage, type WorkbenchStage } from "../support/workbenchStage.ts";

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
  // rows that still come would move what is pressed
  for (const name of ["shop-web-1", "shop-db-1", "alone"]) await stage.says(name, /Up/);
});
afterEach((story) => stage.look(story));
after(() => stage.close());

test("containers stand below their Compose project, with their state in words", async () => {
  await stage.row("shop").waitFor();
  await stage.unfold("shop");
  await stage.row("shop-web-1").waitFor();
  assert.match((await stage.row("shop-web-1").getAttribute("aria-label")) ?? "", /Up|running/i);
  await stage.row("alone").waitFor();
});

test("a container started or stopped elsewhere changes its row by itself", async () => {
  const { docker } = stage;
  await docker.getContainer("alone").stop({ t: 5 });
  await stage.says("alone", /Exited \(0\)/);
  await docker.getContainer("alone").start();
  await stage.says("alone", /Up/);
});

test("stop and start from the row's buttons", async () => {
  await pressInline(stage.row("alone"), "Stop");
  await stage.says("alone", /Exited \(0\)/);
  await pressInline(stage.row("alone"), "Start");
  await stage.says("alone", /Up/);
});

test("a verb on a Compose project acts on all of it", async () => {
  const { docker } = stage;
  await stage.choose("shop", "Stop");
  await stage.says("shop-web-1", /Exited \(0\)/);
  await stage.says("shop-db-1", /Exited \(0\)/);
  const { State } = await docker.getContainer("shop-db-1").inspect();
  assert.equal(State.Running, false);
});

test("removing says what is lost before, and turning away keeps it", async () => {
  const { docker } = stage;
  await stage.choose("shop-db-1", "Remove…");
  assert.match(await dialogText(stage.page), /shop-db-1/);
  await stage.page.keyboard.press("Escape");
  await dialog(stage.page).waitFor({ state: "detached" });
  await docker.getContainer("shop-db-1").inspect();
});

test("inspect opens a read-only document", async () => {
  await stage.choose("alone", "Inspect");
  await tab(stage.page, /alone/).waitFor();
  await stage.page.locator(".editor-instance .view-lines").getByText('"Id"').first().waitFor();
});

test("from the palette one picks the container", async () => {
  await runCommand(stage.page, "Porthole: Pause");
  await pickOneOfMany(stage.page, "alone");
  await stage.says("alone", /Paused/);
  await stage.choose("alone", "Unpause");
  await stage.says("alone", /Up/);
});

test("what an engine says of a container's command is text, whatever the editor would make of it", async () => {
  const hostile = "[press](command:workbench.action.toggleSidebarVisibility)";
  const { id } = await stage.docker.createContainer({ Image: "porthole/busybox:1", name: "hostile", Cmd: [hostile] });
  await stage.says("hostile", /Created/);
  await stage.choose("hostile", "Start");
  const told = toast(stage.page, /press/);
  await told.waitFor();
  assert.equal(await told.locator(".notification-list-item-message a").count(), 0);
  await stage.docker.getContainer(id).remove({ force: true });
});

test("a container that mounts the engine's socket is marked at the edge of its row", async () => {
  const HostConfig = { Binds: [`${engineSocket()}:/var/run/docker.sock`] };
  const options = { Image: "porthole/busybox:1", name: "strong", HostConfig };
  const { id } = await stage.docker.createContainer(options);
  await stage.says("strong", /engine's socket/);
  // The editor draws it by a class of its style sheet.
  const mark = (name: string) => stage.row(name).locator('[class*="monaco-decoration-itemBadge"]');
  await mark("strong").first().waitFor();
  assert.equal(await mark("alone").count(), 0);
  await stage.docker.getContainer(id).remove({ force: true });
});

test("a filter stands again after the window was loaded again", async () => {
  const { page } = stage;
  await runCommand(page, "Porthole: Filter containers");
  await answer(page, "alo");
  await stage.row("shop").waitFor({ state: "detached" });
  await stage.row("alone").waitFor();
  await page.waitForTimeout(2_000); // the editor writes what it keeps a little later, and nothing shows it
  await page.reload();
  await stage.row("alone").waitFor({ timeout: 60_000 });
  assert.equal(await stage.row("shop").count(), 0);
  const header = view(page, "Containers").locator(".pane-header");
  await header.hover();
  await header.getByRole("button", { name: "Clear filter of containers" }).click();
  await stage.row("shop").waitFor();
});
