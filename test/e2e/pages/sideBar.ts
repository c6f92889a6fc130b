// The activity bar, and the trees beside it.
import type { Locator, Page } from "playwright-core";

/** Opens a container of views by its name in the activity bar. */
export async function openSideBar(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("tab", { name }).click();
}

/** A view by its title. */
export function view(page: Page, title: string): Locator {
  return page.locator(".pane").filter({ has: page.locator(`.pane-header[aria-label^="${title}"]`) });
}

/** Rows of trees whose accessible name matches; give a view to look in that one only. */
export function row(within: Page | Locator, name: string | RegExp): Locator {
  return within.getByRole("treeitem", { name });
}

/**
 * Opens a row's children if they are not. A row that moves just then leaves the press to another: like a person, this
 * looks whether it opened, and presses again.
 */
export async function expand(item: Locator): Promise<void> {
  const open = item.and(item.page().locator("[aria-expanded=true]"));
  for (let attempt = 0; attempt < 10; attempt++) {
    if ((await item.getAttribute("aria-expanded")) === "true") return;
    await item.locator(".monaco-tl-twistie").click();
    await open.waitFor({ timeout: 5_000 }).catch(() => undefined);
  }
  throw new Error(`${String(item)} does not open`);
}

/** Presses one of the buttons that a row shows under the pointer. */
export async function pressInline(item: Locator, title: string): Promise<void> {
  await item.hover();
  await item.getByRole("button", { name: title }).click();
}
