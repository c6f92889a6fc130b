// Hands that never leave the keyboard.
import type { Locator, Page } from "playwright-core";

/** Runs a command from the palette, which offers those of extensions only some time after the window is there. */
async function runByKeys(page: Page, title: string): Promise<void> {
  const offered = page.locator(`.quick-input-list .monaco-list-row.focused[aria-label^="${title}"]`);
  for (let attempt = 0; attempt < 30; attempt++) {
    await page.keyboard.press("F1");
    await page.locator(".quick-input-widget input[aria-autocomplete]:focus").waitFor();
    await page.keyboard.type(title);
    const there = await offered.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
    await page.keyboard.press(there ? "Enter" : "Escape");
    if (there) return;
  }
  throw new Error(`The command palette does not offer "${title}" first.`);
}

/** Gives the keyboard to the view of that name, again where another part of the window takes it in between. */
export async function focusView(page: Page, name: string, within: Locator): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    await runByKeys(page, `Porthole: Focus on ${name} View`);
    const there = await within
      .locator(".monaco-list:focus")
      .waitFor({ timeout: 5_000 })
      .then(
        () => true,
        () => false,
      );
    if (there) return;
  }
  throw new Error(`The ${name} view does not take the keyboard.`);
}

/** Goes down from the top until the focus is on the row of that name, in the view that has the keyboard. */
export async function goToRow(page: Page, within: Locator, name: string): Promise<void> {
  const focused = within.locator(".monaco-list:focus .monaco-list-row.focused .label-name");
  await page.keyboard.press("Home");
  const seen = await walk(page, focused, name, "ArrowDown");
  if (seen.at(-1) !== name) throw notReached(name, seen);
}

/**
 * Chooses from the context menu of the row that has the focus. A window that is laid out anew just then takes the menu
 * away: like a person, this opens it again.
 */
export async function chooseByKeys(page: Page, label: string): Promise<void> {
  const focused = page.locator(".monaco-menu .action-item.focused .action-label");
  let seen: readonly string[] = [];
  for (let attempt = 0; attempt < 5; attempt++) {
    await page.keyboard.press("Shift+F10");
    await page.locator(".monaco-menu .action-menu-item").first().waitFor();
    seen = await walk(page, focused, label, "ArrowDown");
    if (seen.at(-1) === label) return page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
  }
  throw notReached(label, seen);
}

/** Presses a key until what has the focus reads so, or nothing has it any more. Tells what had it, in order. */
async function walk(page: Page, focused: Locator, text: string, key: string): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    const reads = (await focused.count()) === 0 ? "" : ((await focused.first().textContent()) ?? "").trim();
    if (presses > 2 && reads === "") return seen;
    seen.push(reads);
    if (reads === text) return seen;
    await page.keyboard.press(key);
    await page.waitForTimeout(50); // the focus is drawn with the next frame
  }
  return seen;
}

function notReached(text: string, seen: readonly string[]): Error {
  return new Error(`"${text}" is not reached; on the way: ${seen.join(", ")}`);
}
