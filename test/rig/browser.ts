// Chromium without a window: one that is there already, else the distribution's package.
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";
import { setupPackages } from "./setupPackages.ts";

const PLACES = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

/** Letters for the browser to draw. */
const FONTS = ["fonts-dejavu-core"];

/** The browser to use; `PORTHOLE_CHROMIUM` names another one than those in the usual places. */
function findBrowser(): string | undefined {
  return [process.env["PORTHOLE_CHROMIUM"], ...PLACES].find((place) => place && existsSync(place));
}

/** Installs Chromium where no browser is. Ubuntu has none as a package: there, install one and name it. */
export async function setupBrowser(): Promise<void> {
  await setupPackages(findBrowser() ? FONTS : ["chromium", ...FONTS]).catch((error: unknown) => {
    throw new Error(`No Chromium was found (PORTHOLE_CHROMIUM, ${PLACES.join(", ")}). ${String(error)}`);
  });
}

/** Starts the browser; the caller closes it. */
export async function startBrowser(): Promise<Browser> {
  const file = findBrowser();
  if (!file) throw new Error(`No Chromium was found (PORTHOLE_CHROMIUM, ${PLACES.join(", ")}).`);
  const silent = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : []; // Chromium's own sandbox refuses root
  return await chromium.launch({ executablePath: file, args: [...root, "--disable-gpu", "--disable-quic", ...silent] });
}
