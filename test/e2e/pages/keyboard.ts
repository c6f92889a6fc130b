// Hands that never leave the keyboard.
import type { Locator, Page } from "playwright-core";

/** Runs a command from the palette, which offers those of extensions only some time after the window is there. */
export async function runByKeys(page: Page, title: string): Promise<void> {
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

/** Goes down from the top until the focus is on the row of that name. */
export async function goToRow(page: Page, within: Locator, name: string): Promise<void> {
  await within.locator(".monaco-list:focus").waitFor();
  const focused = within.locator(".monaco-list:focus .monaco-list-row.focused .label-name");
  await page.keyboard.press("Home");
  await walk(page, focused, name, "ArrowDown");
}

/** Chooses from the context menu of the row that has the focus. */
export async function chooseByKeys(page: Page, label: string): Promise<void> {
  await page.keyboard.press("Shift+F10");
  const focused = page.locator(".monaco-menu .action-item.focused .action-label");
  await page.locator(".monaco-menu .action-menu-item").first().waitFor();
  await walk(page, focused, label, "ArrowDown");
  await page.keyboard.press("Enter");
}

/** Presses a key until what has the focus reads so. */
async function walk(page: Page, focused: Locator, text: string, key: string): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    const reads = (await focused.count()) === 0 ? "" : ((await focused.first().textContent()) ?? "");
    if (reads.trim() === text) return;
    seen.push(reads.trim());
    await page.keyboard.press(key);
    await page.waitForTimeout(50); // the focus is drawn with the next frame
  }
  throw new Error(`"${text}" is not reached; on the way: ${seen.join(", ")}`);
}
