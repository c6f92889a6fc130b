// Context menus.
import type { Locator, Page } from "playwright-core";

/** Opens the context menu of something. */
export async function openMenu(item: Locator): Promise<void> {
  await item.click({ button: "right" });
}

/** The lines of the open menu, as texts. */
export async function menuLabels(page: Page): Promise<string[]> {
  const lines = page.locator(".monaco-menu .action-menu-item");
  await lines.first().waitFor();
  return (await lines.allInnerTexts()).map((text) => text.split("\n")[0] ?? "");
}

/** Picks lines one below the other: a line of the menu, then one of its submenu. */
export async function choose(page: Page, ...labels: readonly string[]): Promise<void> {
  const lines = page.locator(".monaco-menu .action-menu-item");
  for (const [depth, label] of labels.entries()) {
    const line = lines.filter({ has: page.locator(`.action-label[aria-label="${label}"]`) }).last();
    if (depth < labels.length - 1) await line.click();
    else await press(page, line);
  }
}

/**
 * Presses a line until its menu has gone: the editor ignores the mouse during a menu's first 100 ms (`MenuItem` in its
 * base/browser/ui/menu), and nothing in the page tells when it begins to listen.
 */
async function press(page: Page, line: Locator): Promise<void> {
  const menu = page.locator(".monaco-menu").first();
  await line.click();
  for (let attempt = 0; attempt < 10; attempt++) {
    const gone = menu.waitFor({ state: "hidden", timeout: 2_000 });
    if (await gone.then(() => true).catch(() => false)) return;
    await line.click({ timeout: 2_000 }).catch(() => undefined); // it may just have gone
  }
  throw new Error("The menu does not take the mouse");
}
