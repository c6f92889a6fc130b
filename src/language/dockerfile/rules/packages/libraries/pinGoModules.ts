// DL3062: go install, get or run of a module without a version, or of its latest.
import { go } from "../packageManagers.ts";
import { isPlace, pinRule } from "../pinRule.ts";

/** Local packages are pinned by the module's own files. `@latest` and the like move. */
function isPinned(word: string): boolean {
  const at = word.lastIndexOf("@");
  if (at > 0) return !/^(latest|upgrade|patch|)$/.test(word.slice(at + 1));
  return isPlace(word, /\.go$/) || /^(\.|\/|all$|std$|cmd$|tool$)/.test(word);
}

export const pinGoModules = pinRule({
  id: "pinGoModules",
  aliases: ["DL3062"],
  manager: go,
  verbs: ["install", "get", "run"],
  isPinned,
  // `go run` has one package; what follows are the program's words.
  packages: ({ verb, operands }) => (verb?.value === "run" ? operands.slice(0, 1) : operands),
  written: (name) => `${name.replace(/@.*$/, "")}@v<version>`,
});
