// What stands around a Dockerfile as soon as it is open, without a key having been pressed in it.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import type { Locator } from "playwright-core";
import { chooseFix, editorText, tab } from "./pages/editor.ts";
import { openSideBar, row } from "./pages/sideBar.ts";
import { workbenchStage, type WorkbenchStage } from "../support/workbenchStage.ts";

let stage: WorkbenchStage;

before(async () => {
  stage = await workbenchStage();
  await openSideBar(stage.page, /^Explorer/);
  await row(stage.page, /^Dockerfile/)
    .first()
    .dblclick();
  await tab(stage.page, /Dockerfile/).waitFor();
});
afterEach((story) => stage.look(story));
after(() => stage.close());

const inEditor = (selector: string): Locator =>
  stage.page.locator(`.editor-group-container.active .editor-instance ${selector}`);

test("lenses stand above a Dockerfile once it is open", async () => {
  await inEditor(".codelens-decoration").getByText("Build and run").waitFor({ timeout: 60_000 });
  await inEditor(".codelens-decoration").getByText("What is sent").waitFor();
});

test("what is wrong is underlined, and said when one points at it", async () => {
  await inEditor(".squiggly-warning").first().waitFor({ timeout: 60_000 });
  await inEditor(".view-line").getByText("MAINTAINER").first().hover();
  const said = stage.page.locator(".monaco-hover").filter({ hasText: "LABEL" });
  await said.first().waitFor();
});

test("a fix is chosen with the keyboard", async () => {
  const { page } = stage;
  await inEditor(".view-line").getByText("MAINTAINER").first().click();
  await chooseFix(page, "Replace by a label");
  await inEditor(".view-line").getByText("LABEL").first().waitFor();
  assert.doesNotMatch(await editorText(page), /^MAINTAINER/m);
});
