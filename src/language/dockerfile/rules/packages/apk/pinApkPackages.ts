// DL3018: apk add without a version.
import { apk } from "../packageManagers.ts";
import { isPlace, pinRule } from "../pinRule.ts";

/** `curl=8.9.1-r0`, `curl~8.9`, `curl>8`, `./curl.apk`; "!curl" forbids one, ".name" is a virtual one. */
const isPinned = (word: string): boolean => /[=<>~]/.test(word) || word.startsWith("!") || isPlace(word, /\.apk$/);

export const pinApkPackages = pinRule({
  id: "pinApkPackages",
  aliases: ["DL3018"],
  manager: apk,
  verbs: ["add"],
  isPinned,
  written: (name) => `${name}=<version>`,
});
