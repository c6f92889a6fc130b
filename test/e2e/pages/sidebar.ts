// The sidebar as a person uses it: open it, find a row, unfold it, press its buttons and its menu.
import type { Locator, Page } from "playwright-core";

export class Sidebar {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Presses the porthole in the activity bar. */
  async open(): Promise<void> {
    await this.page
      .getByRole("tab", { name: /^Porthole/ })
      .first()
      .click();
    await this.page.getByRole("heading", { name: "Containers" }).first().waitFor();
  }

  /** The row whose name begins so. */
  row(name: string): Locator {
    return this.page.getByRole("treeitem", { name: new RegExp(`^${name}\\b`) }).first();
  }

  async unfold(name: string): Promise<void> {
    const row = this.row(name);
    if ((await row.getAttribute("aria-expanded")) === "false") await row.locator(".monaco-tl-twistie").click();
  }

  /** Presses a button that shows when the row is pointed at. */
  async press(name: string, button: string): Promise<void> {
    const row = this.row(name);
    await row.hover();
    await row.getByRole("button", { name: button, exact: true }).click();
  }

  /** Chooses from the row's context menu. */
  async choose(name: string, item: string): Promise<void> {
    await this.row(name).click({ button: "right" });
    await this.page.getByRole("menuitem", { name: item, exact: true }).click();
  }

  /** What a screen reader says of the row. */
  async spoken(name: string): Promise<string> {
    return (await this.row(name).getAttribute("aria-label")) ?? "";
  }

  /** Waits until the row says what is expected. */
  async waitFor(name: string, words: RegExp): Promise<void> {
    await this.page
      .locator(".monaco-list-row", { has: this.page.locator(`.label-name:text-is("${name}")`) })
      .filter({ hasText: words })
      .first()
      .waitFor();
  }
}
