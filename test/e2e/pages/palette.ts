// The command palette and other lists that drop from the top of the window.
import type { Locator, Page } from "playwright-core";

const INPUT = ".quick-input-widget input[aria-autocomplete]";

/** The rows now on offer. */
function choices(page: Page): Locator {
  return page.locator(".quick-input-widget .quick-input-list .monaco-list-row");
}

/** The text field of the list or question that is open. */
function input(page: Page): Locator {
  return page.locator(INPUT);
}

/**
 * Runs a command by its title. A window offers the commands of extensions only some time after it is there, and an
 * open palette does not learn of them, so it is opened again until the command is on offer.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = page.locator(`.quick-input-list .monaco-list-row[aria-label^="${title}"]`).first();
  for (let attempt = 0; attempt < 30; attempt++) {
    await page.keyboard.press("F1");
    await input(page).fill(`>${title}`);
    if (
      await row.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      )
    ) {
      await row.click();
      return;
    }
    await page.keyboard.press("Escape");
  }
  throw new Error(`The command palette does not offer "${title}".`);
}

/** Picks a row of an open list by the beginning of its label. */
export async function pick(page: Page, label: string): Promise<void> {
  await choices(page).filter({ hasText: label }).first().click();
}

/** Ticks a row of an open list in which several can be chosen, and confirms; the list takes no press while it is being filled. */
export async function pickOneOfMany(page: Page, label: string): Promise<void> {
  const row = choices(page).filter({ hasText: label }).first();
  await row.waitFor();
  for (let attempt = 0; attempt < 20 && (await row.getAttribute("aria-checked")) !== "true"; attempt++) {
    await row.click();
    await page.waitForTimeout(200); // the tick is drawn with the next frames
  }
  await page.keyboard.press("Enter");
}

/** Types into an open question and confirms it. */
export async function answer(page: Page, text: string): Promise<void> {
  await input(page).fill(text);
  await page.keyboard.press("Enter");
}
