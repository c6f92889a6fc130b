// Commit and run through their forms, with what they make seen in the sidebar and at the engine.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { webPage } from "./pages/editor.ts";
import { workbenchStage, type WorkbenchStage } from "../support/workbenchStage.ts";

let stage: WorkbenchStage;

before(async () => {
  stage = await workbenchStage();
  await stage.run("source", {
    Cmd: ["sh", "-c", "trap 'exit 0' TERM; echo made > /made; while :; do sleep 0.2; done"],
  });
  await stage.says("source", /Up/);
});
afterEach((story) => stage.look(story));
after(async () => {
  await stage.docker
    .getContainer("from-form")
    .remove({ force: true })
    .catch(() => undefined);
  await stage.docker
    .getImage("e2e/committed:1")
    .remove({ force: true })
    .catch(() => undefined);
  await stage.close();
});

test("a commit goes through its form and the new image shows in the sidebar", async () => {
  const { docker } = stage;
  await stage.choose("source", "Commit…");
  await webPage(stage.page).getByLabel("Image name").fill("e2e/committed:1");
  await webPage(stage.page).getByLabel("Author").fill("Ada");
  await webPage(stage.page).getByLabel("Message").fill("as it is");
  await webPage(stage.page).getByRole("button", { name: "Commit", exact: true }).click();
  await stage.row("e2e/committed:1").waitFor();
  const { Author, Comment } = await docker.getImage("e2e/committed:1").inspect();
  assert.deepEqual([Author, Comment], ["Ada", "as it is"]);
});

test("a run goes through its form; what is wrong with a value is said while one types", async () => {
  const { docker } = stage;
  await stage.choose("e2e/committed:1", "Run…");
  const name = webPage(stage.page).getByLabel("Name", { exact: true });
  await name.fill("a b");
  await webPage(stage.page).locator("[aria-invalid=true]").first().waitFor();
  await name.fill("from-form");
  await webPage(stage.page).getByLabel("Command", { exact: true }).fill("sleep 300");
  await webPage(stage.page).getByRole("button", { name: "Run", exact: true }).click();
  await stage.says("from-form", /Up/);
  const { Config } = await docker.getContainer("from-form").inspect();
  assert.deepEqual(Config.Cmd, ["sleep", "300"]);
});
