// Chromium without a window, from the distribution's package.
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts a browser; the caller closes it. `PORTHOLE_CHROMIUM` names another one than the distribution's. */
export async function startBrowser(): Promise<Browser> {
  const file = [process.env["PORTHOLE_CHROMIUM"], ...PLACES].find((place) => place && existsSync(place));
  if (!file) throw new Error(`No Chromium was found (looked for ${PLACES.join(", ")}).`);
  const silent = [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : []; // Chromium's own sandbox refuses root
  return await chromium.launch({ executablePath: file, args: [...root, "--disable-gpu", ...silent] });
}
