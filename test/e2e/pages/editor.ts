// Editors: text, and pages of our own.
import type { FrameLocator, Locator, Page } from "playwright-core";

/** Tab of an open editor. */
export function tab(page: Page, name: string | RegExp): Locator {
  return page.locator(".tabs-container").getByRole("tab", { name });
}

/** Lines that the active text editor shows. */
export async function editorText(page: Page): Promise<string> {
  const text = await page.locator(".editor-group-container.active .editor-instance .view-lines").first().innerText();
  return text.replaceAll("\u00a0", " ");
}

/** The inside of the page (web view) that is shown. */
export function webPage(page: Page): FrameLocator {
  return page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
}
