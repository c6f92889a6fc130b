// What VS Code tells or asks outside the trees: toasts and modal dialogs.
import type { Locator, Page } from "playwright-core";

/** Toasts that hold a text. */
export function toast(page: Page, text: string | RegExp): Locator {
  return page.locator(".notifications-toasts .notification-list-item").filter({ hasText: text });
}

/** The modal dialog. */
export function dialog(page: Page): Locator {
  return page.locator(".monaco-dialog-box");
}

/** Text of the modal dialog, once it is there. */
export async function dialogText(page: Page): Promise<string> {
  return await dialog(page).locator(".dialog-message-container").innerText();
}
