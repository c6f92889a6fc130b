// The rest of the window: palette, quick picks, dialogs, messages, terminals, forms, editors.
import type { FrameLocator, Locator, Page } from "playwright-core";

export class Window {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Runs a command by its words, as from F1. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    const input = this.page.locator(".quick-input-widget input[aria-autocomplete]");
    await input.waitFor();
    await input.fill(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first().waitFor();
    await this.page.keyboard.press("Enter");
  }

  /** Picks the row of a quick pick that holds the words. */
  async pick(words: string): Promise<void> {
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: words }).first().click();
  }

  /** Answers an input box. */
  async answer(text: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget input").first();
    await input.fill(text);
    await this.page.keyboard.press("Enter");
  }

  get dialog(): Locator {
    return this.page.locator(".monaco-dialog-box");
  }

  get toast(): Locator {
    return this.page.locator(".notifications-toasts .notification-list-item");
  }

  /** What the shown terminal has on its screen. */
  async screen(): Promise<string> {
    return (
      await this.page.locator(".terminal-wrapper.active .xterm-rows, .terminal-wrapper .xterm-rows").last().innerText()
    ).replaceAll("\u00a0", " ");
  }

  async waitForScreen(words: RegExp, seconds = 60): Promise<string> {
    const end = Date.now() + seconds * 1000;
    let seen = "";
    while (Date.now() < end) {
      seen = await this.screen().catch(() => "");
      if (words.test(seen)) return seen;
      await this.page.waitForTimeout(100);
    }
    throw new Error(`the terminal never showed ${String(words)}; it shows:\n${seen}`);
  }

  /** Types into the shown terminal. */
  async type(text: string): Promise<void> {
    await this.page.locator(".terminal-wrapper .xterm-helper-textarea").last().focus();
    await this.page.keyboard.type(text);
  }

  /** The page of the form that is open. */
  get form(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
  }

  editorText(): Locator {
    return this.page.locator(".editor-instance .view-lines").last();
  }
}
