// DL3037: zypper install without a version.
import { zypper } from "../packageManagers.ts";
import { isPlace, pinRule } from "../pinRule.ts";

/** `curl=8.6`, `curl>=8`, a file; "-curl" and "!curl" are removed. */
const isPinned = (word: string): boolean =>
  /[=<>]/.test(word) || /^[!~-]/.test(word) || word.includes("/") || isPlace(word, /\.rpm$/);

export const pinZypperPackages = pinRule({
  id: "pinZypperPackages",
  aliases: ["DL3037"],
  manager: zypper,
  verbs: ["install", "in"],
  isPinned,
  // Patterns and patches have no version to give.
  isExcused: ({ options }) =>
    options.some(({ name, value }) => (name === "-t" || name === "--type") && value !== "package"),
  written: (name) => `${name}=<version>`,
});
