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

/** Chooses a fix where the cursor is. The list closes again when the editor draws what it still had to: asked for until it stays. */
export async function chooseFix(page: Page, title: string): Promise<void> {
  const fix = page.locator(".action-widget .monaco-list-row").filter({ hasText: title });
  for (let attempt = 0; attempt < 20; attempt++) {
    await page.keyboard.press("Control+.");
    const offered = await fix.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
    if (offered) return await fix.click();
    await page.keyboard.press("Escape");
  }
  throw new Error(`The editor does not offer "${title}".`);
}
