// What a person does who has no mouse: after the window is up, no pointer is used in this file.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { dialog, dialogText } from "./pages/messages.ts";
import { tab, webPage } from "./pages/editor.ts";
import { chooseByKeys, focusView, goToRow } from "./pages/keyboard.ts";
import { view } from "./pages/sideBar.ts";
import { terminalShows } from "./pages/terminal.ts";
import { workbenchStage, type WorkbenchStage } from "../support/workbenchStage.ts";

let stage: WorkbenchStage;

before(async () => {
  stage = await workbenchStage();
  await stage.run("typist", { Cmd: ["sh", "-c", "trap 'exit 0' TERM; while :; do sleep 0.2; done"] });
  await stage.says("typist", /Up/);
});
afterEach((story) => stage.look(story));
after(async () => {
  await stage.docker
    .getImage("e2e/typed:1")
    .remove({ force: true })
    .catch(() => undefined);
  await stage.close();
});

async function rowOf(name: string): Promise<void> {
  const containers = view(stage.page, "Containers");
  await focusView(stage.page, "Containers", containers);
  await goToRow(stage.page, containers, name);
}

test("a row is reached and its menu chosen from", async () => {
  await rowOf("typist");
  await chooseByKeys(stage.page, "Inspect");
  await tab(stage.page, /typist/).waitFor();
});

test("a shell has the keyboard as soon as it is there", async () => {
  const { page } = stage;
  await rowOf("typist");
  await chooseByKeys(page, "Open shell");
  await terminalShows(page, /[#$]$/);
  await page.keyboard.type("echo $((6*7))-typed\n");
  await terminalShows(page, /42-typed/);
  await page.keyboard.type("exit\n");
  await page.locator(".terminal-wrapper").waitFor({ state: "detached" }); // which gives the keyboard back
});

test("a form is filled and sent", async () => {
  const { page, docker } = stage;
  await rowOf("typist");
  await chooseByKeys(page, "Commit…");
  await webPage(page).locator("input:focus").first().waitFor();
  await page.keyboard.type("e2e/typed:1");
  const send = webPage(page)
    .locator("button:focus")
    .filter({ hasText: /^Commit$/ });
  for (let presses = 0; presses < 60 && (await send.count()) === 0; presses++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await stage.row("e2e/typed:1").and(page.locator('[aria-selected="true"]')).waitFor();
  await tab(page, /^Commit/).waitFor({ state: "detached" }); // which gives the keyboard back
  await docker.getImage("e2e/typed:1").inspect();
});

test("a question is turned away and confirmed", async () => {
  const { page, docker } = stage;
  await rowOf("typist");
  await chooseByKeys(page, "Remove…");
  assert.match(await dialogText(page), /typist/);
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  await docker.getContainer("typist").inspect();
  await rowOf("typist");
  await chooseByKeys(page, "Remove…");
  await dialogText(page);
  await page.keyboard.press("Enter");
  await stage.row("typist").waitFor({ state: "detached" });
  await assert.rejects(docker.getContainer("typist").inspect(), { statusCode: 404 });
});
