// DL3008: apt-get install without a version.
import { apt } from "../packageManagers.ts";
import { isPlace, pinRule } from "../pinRule.ts";

/** `curl=7.88.1`, `curl/bookworm`, `./curl.deb`; a name that ends with "-" is removed, not installed. */
const isPinned = (word: string): boolean =>
  word.includes("=") || word.includes("/") || word.endsWith("-") || isPlace(word, /\.deb$/);

export const pinAptPackages = pinRule({
  id: "pinAptPackages",
  aliases: ["DL3008"],
  manager: apt,
  verbs: ["install"],
  isPinned,
  written: (name) => `${name}=<version>`,
});
