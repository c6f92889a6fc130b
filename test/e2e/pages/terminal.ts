// The terminal panel, read as text. The graphics card is off in the rig, so that its rows are in the page.
import type { Page } from "playwright-core";

/** What the visible terminal shows, line by line, without blanks at the ends. */
export async function terminalLines(page: Page): Promise<string[]> {
  const rows = page.locator(".terminal-wrapper.active .xterm-rows > div");
  return (await rows.allTextContents()).map((text) => text.replaceAll("\u00a0", " ").trimEnd());
}

/** Waits until the visible terminal shows a text. */
export async function terminalShows(page: Page, text: string | RegExp): Promise<void> {
  const pattern = typeof text === "string" ? new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) : text;
  for (let attempt = 0; attempt < 600; attempt++) {
    if ((await terminalLines(page)).some((line) => pattern.test(line))) return;
    await page.waitForTimeout(100); // the rows are drawn by hand: there is no element to wait for
  }
  throw new Error(`The terminal does not show ${String(text)}:\n${(await terminalLines(page)).join("\n").trim()}`);
}

/** Types into the visible terminal. */
export async function typeInTerminal(page: Page, text: string): Promise<void> {
  await page.locator(".terminal-wrapper.active .xterm-helper-textarea").focus();
  await page.keyboard.type(text);
}
