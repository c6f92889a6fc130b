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
  for (const label of labels) {
    const line = page
      .locator(".monaco-menu .action-menu-item")
      .filter({ has: page.locator(`.action-label[aria-label="${label}"]`) });
    await line.last().click();
  }
}
