// DL3016: npm install of a package without a version.
import { npm } from "../packageManagers.ts";
import { isPlace, pinRule } from "../pinRule.ts";

/** `express@4.19`, `@scope/name@1`, a repository at a commit, a folder or an archive. */
function isPinned(word: string): boolean {
  if (word.startsWith("@")) return word.indexOf("@", 1) > 0;
  // Without "#" it is whatever its main branch has that day.
  if (/^git(?:\+\w+)?:\/\/|^git@/.test(word)) return word.includes("#");
  const elsewhere = /^git|#|[/\\]|:/.test(word);
  return word.includes("@") || elsewhere || isPlace(word, /\.(tgz|tar\.gz|tar)$/);
}

export const pinNpmPackages = pinRule({
  id: "pinNpmPackages",
  aliases: ["DL3016"],
  manager: npm,
  verbs: ["install", "i", "add", "in", "ins", "inst", "isntall"],
  isPinned,
  written: (name) => (/^git[+:@]/.test(name) ? `${name}#<commit>` : `${name}@<version>`),
});
