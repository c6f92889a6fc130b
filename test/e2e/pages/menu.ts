// Context menus.
import type { Locator, Page } from "playwright-core";

/** The editor ignores the mouse during a menu's first 100 ms (`MenuItem` in its base/browser/ui/menu). */
const DEAF = 250;

/**
 * Chooses a line of the context menu of something. A tree that is drawn anew just then moves its rows, or takes the
 * menu away: like a person, this opens it again.
 */
export async function choose(item: Locator, label: string): Promise<void> {
  const page = item.page();
  const line = page
    .locator(".monaco-menu .action-menu-item")
    .filter({ has: page.locator(`.action-label[aria-label="${label}"]`) })
    .last();
  const shown: string[] = [];
  for (let attempt = 0; attempt < 10; attempt++) {
    await item.click({ button: "right" });
    if ((await line.waitFor({ timeout: 5_000 }).then(yes, no)) && (await press(line))) return;
    shown.push((await labels(page)).join(", "));
    await page.keyboard.press("Escape");
  }
  throw new Error(`No menu has "${label}"; they had: ${shown.join(" | ")}`);
}

/** Presses a line until its menu has gone. Says no if it went before it was pressed. */
async function press(line: Locator): Promise<boolean> {
  const menu = line.page().locator(".monaco-menu").first();
  await line.page().waitForTimeout(DEAF);
  for (let attempt = 0; attempt < 10; attempt++) {
    if (!(await line.click({ timeout: 5_000 }).then(yes, no))) return attempt > 0;
    if (await menu.waitFor({ state: "hidden", timeout: 2_000 }).then(yes, no)) return true;
  }
  throw new Error("The menu does not take the mouse");
}

const yes = (): boolean => true;
const no = (): boolean => false;

/** What the open menu has, for the message. */
async function labels(page: Page): Promise<string[]> {
  const texts = await page.locator(".monaco-menu .action-menu-item").allInnerTexts();
  return texts.map((text) => text.split("\n")[0] ?? "");
}
