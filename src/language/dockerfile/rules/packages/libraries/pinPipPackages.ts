// DL3013: pip install without a version.
import { variableAt } from "../../../shell/environment.ts";
import { has } from "../../../shell/options.ts";
import { pipAndPipx } from "../packageManagers.ts";
import { isPlace, pinRule } from "../pinRule.ts";

/** `flask==3.0`, `flask~=3.0`, `flask @ https://…`, `git+https://…@v1`, a folder or an archive. */
function isPinned(word: string): boolean {
  const repository = /(?:git|hg|svn|bzr)\+[a-z+]+:\/\/[^/]*(\/[^#\s]*)/.exec(word);
  // What stands before the first slash may hold a user: git+ssh://git@…
  if (repository !== null) return /@[^@/]+$/.test(repository[1] ?? "") || /@[^@]*\//.test(repository[1] ?? "");
  return /[=<>~!@]/.test(word) || word.includes("/") || isPlace(word, /\.(whl|tar\.gz|tgz|tar\.bz2|zip)$/);
}

export const pinPipPackages = pinRule({
  id: "pinPipPackages",
  aliases: ["DL3013"],
  manager: pipAndPipx,
  verbs: ["install"],
  isPinned,
  // A constraints file gives the versions of all.
  isExcused: (call, { doc, instruction }) =>
    has(call, "-c", "--constraint") || variableAt(doc, instruction, "PIP_CONSTRAINT") !== undefined,
  written: (name) => (name.includes("+") ? `${name.replace(/#.*$/, "")}@<tag>` : `${name}==<version>`),
});
