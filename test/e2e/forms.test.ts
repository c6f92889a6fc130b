// Commit and run through their forms, with what they make seen in the sidebar and at the engine.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { workbenchStage, type WorkbenchStage } from "../support/workbenchStage.ts";

let stage: WorkbenchStage;

before(async () => {
  stage = await workbenchStage();
  await stage.run("source", {
    Cmd: ["sh", "-c", "trap 'exit 0' TERM; echo made > /made; while :; do sleep 0.2; done"],
  });
  await stage.sidebar.open();
});
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
  const { sidebar, window, docker } = stage;
  await sidebar.choose("source", "Commit…");
  await window.form.getByLabel("Image name").fill("e2e/committed:1");
  await window.form.getByLabel("Author").fill("Ada");
  await window.form.getByLabel("Message").fill("as it is");
  await window.form.getByRole("button", { name: "Commit", exact: true }).click();
  await sidebar.row("e2e/committed").waitFor();
  const { Author, Comment } = await docker.getImage("e2e/committed:1").inspect();
  assert.deepEqual([Author, Comment], ["Ada", "as it is"]);
});

test("a run goes through its form; what is wrong with a value is said while one types", async () => {
  const { sidebar, window, docker } = stage;
  await sidebar.choose("e2e/committed", "Run…");
  const name = window.form.getByLabel("Name", { exact: true });
  await name.fill("a b");
  await window.form.locator("[aria-invalid=true]").first().waitFor();
  await name.fill("from-form");
  await window.form.getByLabel("Command", { exact: true }).fill("sleep 300");
  await window.form.getByRole("button", { name: "Run", exact: true }).click();
  await sidebar.waitFor("from-form", /Up/);
  const { Config } = await docker.getContainer("from-form").inspect();
  assert.deepEqual(Config.Cmd, ["sleep", "300"]);
});
