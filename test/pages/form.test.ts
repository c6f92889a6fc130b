// The form page in a real browser: what a person does with keyboard and mouse, and what they are shown.
import assert from "node:assert/strict";
import { after, before, test, type TestContext } from "node:test";
import type { Locator, Page } from "playwright-core";
import { Failure, problemOf } from "../../src/base/problem.ts";
import { createScope } from "../../src/base/scope.ts";
import { linesOf, textOf, type Form, type FormValues, type Issue } from "../../src/commands/form.ts";
import { openChannel } from "../../src/protocol/channel.ts";
import { readFromForm, type FromForm, type ToForm } from "../../src/protocol/formMessages.ts";
import { hostForm } from "../../src/workbench/pages/formHost.ts";
import { pageBrowser, type PageBrowser } from "../support/pageStage.ts";

let browser: PageBrowser;
before(async () => void (browser = await pageBrowser("src/formPage.ts", "media/form.css")));
after(() => browser.close());

const hostile = `<img src=x onerror="document.title='owned'"><script>document.title="owned"</script>\u202e`;

const check = (values: FormValues): readonly Issue[] => [
  ...(textOf(values, "name") === ""
    ? [{ field: "name", severity: "error", message: "A name is missing." } as const]
    : []),
  ...linesOf(values, "ports").flatMap((text, line): Issue[] =>
    /^\d+$/.test(text) ? [] : [{ field: "ports", line, severity: "error", message: `Not a port: ${text}` }],
  ),
];

const form: Form = {
  title: `Run ${hostile}`,
  fields: [
    {
      key: "name",
      type: "text",
      section: "Who",
      label: "Name",
      help: "Letters only.",
      value: "",
      suggestions: ["web", "worker", "db"],
    },
    {
      key: "ports",
      type: "lines",
      section: "Who",
      label: "Ports",
      value: [],
      add: "Add a port",
      suggestions: ["80", "8080"],
    },
    {
      key: "mode",
      type: "choice",
      section: "How",
      label: "Mode",
      value: "a",
      choices: [
        { value: "a", label: "Attached", help: "Here." },
        { value: "b", label: "Background" },
      ],
    },
    { key: "remove", type: "switch", section: "How", label: "Remove", value: false },
    { key: "why", type: "text", section: "How", label: "Why", value: "", when: { field: "remove", is: [true] } },
    { key: "note", type: "note", label: "Left out", lines: [hostile, "data"], tone: "warning" },
  ],
  action: "Run",
  check,
  preview: (values) => `docker run --name '${textOf(values, "name")}' ${linesOf(values, "ports").join(" ")}`,
};

interface Opened {
  readonly page: Page;
  readonly outcome: Promise<unknown>;
  readonly copied: readonly string[];
  readonly refused: readonly unknown[];
  readonly complaints: readonly string[];
}

async function open(t: TestContext, over: Partial<Form> = {}): Promise<Opened> {
  const stage = await browser.open();
  const scope = createScope("form", (error) => {
    throw error;
  });
  t.after(async () => {
    scope.dispose();
    await stage.close();
  });
  const [refused, copied]: [unknown[], string[]] = [[], []];
  const shown = { ...form, ...over };
  const channel = openChannel<ToForm, FromForm>(
    { post: (message) => stage.tell(message), onMessage: stage.heard },
    (message) => readFromForm(shown.fields, message),
    (message) => refused.push(message),
  );
  const outcome = hostForm({
    form: shown,
    channel,
    scope,
    id: "one",
    copy: async (text) => void (await Promise.resolve(copied.push(text))),
  }).catch((error: unknown) => problemOf(error).kind);
  await stage.page.reload(); // it said that it was ready before anybody listened
  await stage.page.waitForSelector("form");
  return { page: stage.page, outcome, copied, refused, complaints: stage.complaints };
}

const name = (page: Page) => page.getByRole("combobox", { name: "Name" });
const withFocus = (locator: Locator): Locator => locator.and(locator.page().locator(":focus"));
const port = (page: Page, number: number) => page.getByRole("combobox", { name: `Ports ${number}` });

test("a form is filled and sent with the keyboard alone", async (t) => {
  const { page, outcome, refused, complaints } = await open(t);
  await page.keyboard.type("wo");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await name(page).inputValue(), "worker");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.type("80");
  await page.keyboard.press("Enter");
  await page.keyboard.type("81");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.type("because");
  await page.keyboard.press("Enter");
  assert.deepEqual(await outcome, { name: "worker", ports: ["80", "81"], mode: "b", remove: true, why: "because" });
  assert.deepEqual([refused, complaints], [[], []]);
});

test("nothing foreign is more than text, and the policy has nothing to refuse", async (t) => {
  const { page, complaints } = await open(t);
  assert.equal(await page.locator("h1").textContent(), `Run ${hostile}`);
  assert.equal(await page.locator("img").count(), 0);
  assert.equal(await page.locator("script").count(), 0, "the page's own is gone with the first drawing");
  assert.notEqual(await page.title(), "owned");
  assert.deepEqual(complaints, []);
});

test("what is typed is judged soon, the command shown, and only errors of visited fields are told", async (t) => {
  const { page } = await open(t);
  const issues = page.locator(".issue");
  await page.getByText("docker run --name ''").waitFor();
  assert.equal(await issues.count(), 0, "nobody has typed yet");
  await name(page).fill("web");
  await page.getByText("docker run --name 'web'").waitFor();
  await name(page).fill("");
  await page.getByText("A name is missing.").waitFor();
  assert.equal(await name(page).getAttribute("aria-invalid"), "true");
  const described = (await name(page).getAttribute("aria-describedby")) ?? "";
  const texts = await Promise.all(described.split(" ").map((id) => page.locator(`#${id}`).textContent()));
  assert.deepEqual(texts, ["Letters only.", "Error: A name is missing."]);
  await name(page).fill("web");
  await page.getByText("A name is missing.").waitFor({ state: "detached" });
  assert.equal(await name(page).getAttribute("aria-invalid"), null);
});

test("sending with errors shows them all and goes to the first", async (t) => {
  const { page } = await open(t, {
    fields: form.fields.map((field) =>
      field.key === "ports" ? { ...field, value: ["80", "x"] } : field,
    ) as Form["fields"],
  });
  await page.getByRole("button", { name: "Run" }).click();
  await page.getByText("A name is missing.").waitFor();
  await page.getByText("Not a port: x").waitFor();
  await withFocus(name(page)).waitFor();
  await name(page).fill("web");
  await page.keyboard.press("Control+Enter");
  await withFocus(port(page, 2)).waitFor();
});

test("lines come and go, and the focus with them", async (t) => {
  const { page, outcome } = await open(t);
  await name(page).fill("web");
  await page.getByRole("button", { name: "Add a port" }).click();
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  await page.keyboard.type("2");
  await page.keyboard.press("Enter");
  await page.keyboard.type("3");
  await page.getByRole("button", { name: "Remove: Ports 2" }).click();
  await withFocus(port(page, 2)).waitFor();
  assert.equal(await port(page, 2).inputValue(), "3");
  await page.keyboard.press("Control+Enter");
  assert.deepEqual(((await outcome) as FormValues)["ports"], ["1", "3"]);
});

test("a field that depends on another is there only with it", async (t) => {
  const { page } = await open(t);
  const why = page.getByLabel("Why");
  assert.equal(await why.isVisible(), false);
  await page.getByLabel("Remove", { exact: true }).check();
  assert.equal(await why.isVisible(), true);
});

test("a page that was thrown away comes back with all that was typed, down to the last key", async (t) => {
  const { page, outcome } = await open(t);
  await name(page).fill("web");
  await page.getByRole("button", { name: "Add a port" }).click();
  await page.keyboard.type("8080");
  await page.reload();
  await page.waitForSelector("form");
  assert.equal(await name(page).inputValue(), "web");
  assert.equal(await port(page, 1).inputValue(), "8080");
  await page.keyboard.press("Control+Enter");
  assert.deepEqual(((await outcome) as FormValues)["ports"], ["8080"]);
});

test("Escape turns away at once from an untouched form, and asks once more when something was typed", async (t) => {
  const untouched = await open(t);
  await untouched.page.keyboard.press("Escape");
  assert.equal(await untouched.outcome, "cancelled");
  const { page, outcome } = await open(t);
  await page.keyboard.type("we");
  await page.keyboard.press("Escape"); // the list of suggestions
  assert.equal(await page.getByRole("listbox").count(), 0);
  await page.keyboard.press("Escape");
  await page.getByText("Press Escape again").waitFor();
  assert.equal(await name(page).inputValue(), "we");
  await page.keyboard.press("Escape");
  assert.equal(await outcome, "cancelled");
});

test("while the work is done only Cancel answers; what it fails with is told and the form is given back", async (t) => {
  const work: { fail?: (error: Error) => void } = {};
  const { page } = await open(t, { send: () => new Promise((_, reject) => void (work.fail = reject)) });
  await name(page).fill("web");
  await page.keyboard.press("Enter");
  await page.getByText("Working…").waitFor();
  assert.ok(await page.getByRole("button", { name: "Run" }).isDisabled());
  await name(page)
    .click({ timeout: 200 })
    .catch(() => undefined);
  assert.equal(await withFocus(name(page)).count(), 0, "inert");
  work.fail?.(new Failure({ kind: "rejected", operation: "x", status: 500, said: `port is taken ${hostile}` }));
  await page.getByRole("alert").getByText("port is taken").waitFor();
  assert.ok(await page.getByRole("button", { name: "Run" }).isEnabled());
  assert.equal(await name(page).inputValue(), "web");
});

test("the command is copied as it is shown", async (t) => {
  const { page, copied } = await open(t);
  await name(page).fill("web");
  await page.getByText("docker run --name 'web'").waitFor();
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  assert.deepEqual(copied, ["docker run --name 'web' "]);
});

test("every control has a name, and nothing is wider than a narrow page", async (t) => {
  const { page } = await open(t, { intro: "x".repeat(400) });
  await page.setViewportSize({ width: 260, height: 600 });
  await page.getByRole("button", { name: "Add a port" }).click();
  // Scripts for the page are texts: this side knows no document.
  const wide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
  assert.equal(wide, false);
  const nameless = await page.evaluate(`[...document.querySelectorAll("input, select, button")]
    .filter((control) => control.labels.length === 0 && !control.hasAttribute("aria-label") && control.textContent.trim() === "")
    .map((control) => control.outerHTML)`);
  assert.deepEqual(nameless, []);
});

test("what has the focus, and what is said of it, is not under the foot", async (t) => {
  const fields = Array.from({ length: 12 }, (_, number) => ({
    ...{ key: `f${number}`, type: "text", section: "Who", label: `Field ${number}`, value: "" },
  })) as Form["fields"];
  const { page } = await open(t, {
    fields,
    check: () => fields.map(({ key }) => ({ field: key, severity: "error", message: `${key} is missing.` })),
    preview: () => "docker run ".repeat(40),
  });
  await page.setViewportSize({ width: 500, height: 500 });
  await page.getByRole("button", { name: "Run" }).click(); // says every fault
  await page.getByText("f11 is missing.").waitFor();
  const foot = (await page.locator(".foot").boundingBox()) ?? assert.fail();
  await withFocus(page.getByLabel("Field 0", { exact: true })).waitFor();
  for (const { key } of fields) {
    const said = (await page.getByText(`${key} is missing.`, { exact: false }).last().boundingBox()) ?? assert.fail();
    assert.ok(said.y + said.height <= foot.y, `${key}: ${said.y + said.height} under ${foot.y}`);
    await page.keyboard.press("Tab");
  }
});
