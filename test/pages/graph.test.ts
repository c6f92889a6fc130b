// The page with a Dockerfile's stages in a real browser: drawn, reached with keys, and nothing foreign more than text.
import assert from "node:assert/strict";
import { after, before, test, type TestContext } from "node:test";
import type { Locator, Page } from "playwright-core";
import { openChannel } from "../../src/protocol/channel.ts";
import {
  readFromGraphPage,
  type FromGraphPage,
  type Graph,
  type GraphWords,
  type ToGraphPage,
} from "../../src/protocol/stageGraph.ts";
import { pageBrowser, type PageBrowser, told } from "../support/pageStage.ts";

let browser: PageBrowser;
before(async () => void (browser = await pageBrowser("src/graphPage.ts", "media/graph.css")));
after(() => browser.close());

const hostile = `<img src=x onerror="document.title='owned'"><script>document.title="owned"</script>`;
const words: GraphWords = {
  title: "Stages",
  none: "There is no FROM in this file yet.",
  stage: "Stage",
  image: "Image",
  last: "Built unless another stage is named",
  aside: "Built only when asked for",
  instructions: "Instructions: {0}",
  line: "Line {0}",
  base: "Built on {0}",
  copy: "Copies from {0}",
  mount: "Mounts from {0}",
  keys: "Arrow keys go along the lines.",
};
const stage = { kind: "stage", instructions: 2, last: false, aside: false } as const;
const graph: Graph = {
  nodes: [
    { ...stage, id: "image:golang", kind: "image", name: "golang", line: 0, instructions: 0 },
    { ...stage, id: "s0", name: "build", image: "golang", line: 0 },
    { ...stage, id: "s1", name: hostile, image: hostile, line: 4, aside: true },
    { ...stage, id: "s2", name: "final", image: "scratch", line: 7, last: true },
  ],
  edges: [
    { from: "image:golang", to: "s0", kind: "base", count: 1, line: 0 },
    { from: "s0", to: "s1", kind: "mount", count: 1, line: 5 },
    { from: "s0", to: "s2", kind: "copy", count: 2, line: 8 },
  ],
};

interface Opened {
  readonly page: Page;
  readonly said: readonly FromGraphPage[];
  readonly complaints: readonly string[];
  send(message: ToGraphPage): void;
}

async function open(t: TestContext, shown: Graph = graph): Promise<Opened> {
  const stageOfPage = await browser.open({ width: 700, height: 700 });
  t.after(() => stageOfPage.close());
  const said: FromGraphPage[] = [];
  const channel = openChannel<ToGraphPage, FromGraphPage>(
    { post: (message) => stageOfPage.tell(message), onMessage: stageOfPage.heard },
    readFromGraphPage,
    (message) => assert.fail(`refused: ${JSON.stringify(message)}`),
  );
  channel.listen((message) => {
    if (message.type === "ready") channel.send({ type: "show", name: "Dockerfile", graph: shown, words });
    else said.push(message);
  });
  await stageOfPage.page.reload();
  await stageOfPage.page.waitForSelector("h1");
  return { page: stageOfPage.page, said, complaints: stageOfPage.complaints, send: (message) => channel.send(message) };
}

const box = (page: Page, name: string): Locator =>
  page.getByRole("button", { name: new RegExp(`^(Stage|Image) ${name}`) });
const focused = (page: Page): Promise<unknown> => page.evaluate("document.activeElement.getAttribute('data-id')");

test("every stage and image is a box, and says what it is made of", async (t) => {
  const { page, complaints } = await open(t);
  assert.equal(await page.getByRole("button").count(), 4);
  assert.equal(
    await box(page, "final").getAttribute("aria-label"),
    "Stage final. Copies from build. Instructions: 2. Built unless another stage is named. Line 8",
  );
  assert.equal(await page.locator(".line text").filter({ hasText: "COPY ×2" }).count(), 1);
  assert.deepEqual(complaints, [], "the policy has nothing to refuse");
});

test("nothing foreign is more than text", async (t) => {
  const { page } = await open(t);
  assert.equal(await page.locator("img").count(), 0);
  assert.notEqual(await page.title(), "owned");
  assert.equal(await page.locator("title", { hasText: hostile }).count(), 1);
});

test("a box is opened by click and by key, a line by click", async (t) => {
  const { page, said } = await open(t);
  await box(page, "build").click();
  await page.keyboard.press("Tab");
  await page.locator(".line.copy .wide").click();
  await box(page, "final").press("Enter");
  assert.deepEqual(await told(page, said), [
    { type: "open", line: 0 },
    { type: "open", line: 8 },
    { type: "open", line: 7 },
  ]);
});

test("Tab reaches the last stage, arrows go along the lines", async (t) => {
  const { page } = await open(t);
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "s2");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(page), "s0");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(page), "image:golang");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), "s1");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "s2");
  await page.keyboard.press("Home");
  assert.equal(await focused(page), "image:golang");
});

test("who is on a box stays there when the graph is drawn anew, and the cursor's stage is marked", async (t) => {
  const { page, send } = await open(t);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowUp");
  send({ type: "current", node: "s1" });
  await page.waitForSelector('[data-id="s1"][aria-current="true"]');
  send({ type: "show", name: "renamed", graph, words });
  await page.getByRole("heading", { name: "renamed" }).waitFor();
  assert.equal(await focused(page), "s0");
  assert.equal(await page.locator('[aria-current="true"]').getAttribute("data-id"), "s1");
});

test("without a stage it says so", async (t) => {
  const { page } = await open(t, { nodes: [], edges: [] });
  await page.getByText(words.none).waitFor();
});

test("no box is on another, and the picture stays in its frame", async (t) => {
  const { page } = await open(t);
  await page.setViewportSize({ width: 260, height: 600 });
  const wide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
  assert.equal(wide, false);
  const boxes = await page.evaluate<[number, number, number, number][]>(
    "[...document.querySelectorAll('.box rect')].map((one) => { const { x, y, right, bottom } = one.getBoundingClientRect(); return [x, y, right, bottom]; })",
  );
  for (const [index, [x, y, right, bottom]] of boxes.entries())
    for (const [otherX, otherY, otherRight, otherBottom] of boxes.slice(index + 1))
      assert.ok(right <= otherX || otherRight <= x || bottom <= otherY || otherBottom <= y);
});
