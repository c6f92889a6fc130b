// The page with what a build is sent in a real browser: a tree that is gone through with keys.
import assert from "node:assert/strict";
import { after, before, test, type TestContext } from "node:test";
import type { Page } from "playwright-core";
import {
  readFromContextPage,
  type BuildContext,
  type ContextWords,
  type FromContextPage,
  type ToContextPage,
} from "../../src/protocol/buildContext.ts";
import { openChannel } from "../../src/protocol/channel.ts";
import { pageBrowser, type PageBrowser, told } from "../support/pageStage.ts";

let browser: PageBrowser;
before(async () => void (browser = await pageBrowser("src/contextPage.ts", "media/context.css")));
after(() => browser.close());

const hostile = `<img src=x onerror="document.title='owned'">\u202e`;
const words: ContextWords = {
  title: "What a build is sent",
  summary: "Files: 3, together 1.03 kB",
  cut: "There is more.",
  noIgnoreFile: "",
  builder: "As BuildKit has it.",
  tree: "Files and folders",
  leftOut: "Left out",
  leftOutBy: "Left out by line {0}: {1}",
  backBy: "Sent because of line {0}: {1}",
  partly: "Left out but for what is below",
  files: "Files: {0}",
  link: "Link",
  more: "{0} more",
  open: "Open",
  leaveOut: "Leave out",
};
const file = { kind: "file", out: false } as const;
const context: BuildContext = {
  folder: "/w/shop",
  ignoreFile: "file:///w/shop/.dockerignore",
  patterns: { 0: "node_modules", 1: "docs", 2: "!docs/a.md" },
  builder: "buildkit",
  cut: false,
  root: {
    name: "",
    kind: "folder",
    out: false,
    bytes: 1_030,
    files: 3,
    entries: [
      { ...file, name: "big.bin", bytes: 1_000, files: 1 },
      {
        name: "docs",
        kind: "folder",
        out: true,
        line: 1,
        bytes: 20,
        files: 1,
        entries: [
          { ...file, name: "a.md", bytes: 20, files: 1, line: 2 },
          { ...file, name: "b.md", bytes: 0, files: 0, out: true, line: 1 },
        ],
        more: { count: 7, files: 0, bytes: 0 },
      },
      { ...file, name: hostile, bytes: 10, files: 1 },
      { name: "node_modules", kind: "folder", out: true, line: 0, bytes: 0, files: 0 },
    ],
  },
};

interface Opened {
  readonly page: Page;
  readonly said: readonly FromContextPage[];
  readonly complaints: readonly string[];
  send(message: ToContextPage): void;
}

async function open(t: TestContext): Promise<Opened> {
  const stage = await browser.open({ width: 700, height: 700 });
  t.after(() => stage.close());
  const said: FromContextPage[] = [];
  const channel = openChannel<ToContextPage, FromContextPage>(
    { post: (message) => stage.tell(message), onMessage: stage.heard },
    readFromContextPage,
    (message) => assert.fail(`refused: ${JSON.stringify(message)}`),
  );
  channel.listen((message) => {
    if (message.type === "ready") channel.send({ type: "show", context, words });
    else said.push(message);
  });
  await stage.page.reload();
  await stage.page.waitForSelector('[role="tree"]');
  return { page: stage.page, said, complaints: stage.complaints, send: (message) => channel.send(message) };
}

const focusedName = (page: Page): Promise<unknown> =>
  page.evaluate("document.activeElement.querySelector(':scope > .row > .name')?.textContent");

test("sums, rows and reasons are shown, and nothing foreign is more than text", async (t) => {
  const { page, complaints } = await open(t);
  await page.getByText("Files: 3, together 1.03 kB").waitFor();
  assert.equal(await page.getByRole("treeitem").count(), 4);
  await page.getByRole("button", { name: "Left out by line 1: node_modules" }).waitFor();
  assert.equal(await page.locator("img").count(), 0);
  assert.doesNotMatch((await page.locator("body").textContent()) ?? "", /\u202e/);
  assert.deepEqual(complaints, []);
});

test("keys go through the tree, unfold, fold and open", async (t) => {
  const { page, said } = await open(t);
  await page.keyboard.press("Tab");
  assert.equal(await focusedName(page), "big.bin");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focusedName(page), "docs/");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focusedName(page), "a.md");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focusedName(page), "docs/");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("End");
  assert.equal(await focusedName(page), "node_modules/");
  assert.deepEqual(await told(page, said), [
    { type: "open", path: "big.bin" },
    { type: "open", path: "docs/a.md" },
  ]);
});

test("the deciding line opens, and a row is left out, with the mouse and with keys", async (t) => {
  const { page, said } = await open(t);
  await page.getByRole("button", { name: "Left out by line 1: node_modules" }).click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.deepEqual(await told(page, said), [
    { type: "openLine", line: 0 },
    { type: "leaveOut", path: "big.bin" },
  ]);
});

test("what was unfolded stays so when the context is counted anew", async (t) => {
  const { page, send } = await open(t);
  await page.getByText("docs/").click();
  await page.getByText("7 more").waitFor();
  send({
    type: "show",
    context: { ...context, root: { ...context.root, files: 4 } },
    words: { ...words, title: "Again" },
  });
  await page.getByRole("heading", { name: "Again" }).waitFor();
  assert.ok(await page.getByText("a.md", { exact: true }).isVisible());
});

test("a failure is told", async (t) => {
  const { page, send } = await open(t);
  send({ type: "failed", message: "Files are looked at only in a folder that you trust." });
  await page.getByRole("alert").waitFor();
});
