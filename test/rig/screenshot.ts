// Pictures of the workbench, for the README and to be looked at.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Locator, Page } from "playwright-core";

/** Takes a picture of a page or a part of it when nothing moves any more; the caret is hidden. */
export async function picture(what: Page | Locator, path: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  await what.screenshot({ path, animations: "disabled", caret: "hide" });
}
