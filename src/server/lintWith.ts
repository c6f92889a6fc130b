// language/lint.ts with the person's settings and, for Dockerfiles, the project's `.hadolint.yaml`: beside the document or
// in a folder above it, the nearest first. Settings win over the file.
import { readHadolintFile, type HadolintFile } from "../language/hadolintFile.ts";
import type { Lookup } from "../language/language.ts";
import { lint } from "../language/lint.ts";
import type { Lint } from "./documents/reading.ts";
import type { State } from "./state.ts";

const names = [".hadolint.yaml", ".hadolint.yml"];
/** Folders above the document that are looked into, as far as the workspace goes. */
const mostAbove = 8;

/** Settings are looked at with every check. */
export function lintWith(state: Pick<State, "settings">): Lint {
  let last: { readonly text: string; readonly file: HadolintFile | undefined } | undefined;
  const fileFor = (lookup: Lookup): HadolintFile | undefined => {
    const text = nearest(lookup);
    if (text === undefined) return undefined;
    if (last?.text !== text) last = { text, file: readHadolintFile(text) };
    return last.file;
  };
  return (language, doc, lookup) => {
    const file = language.id === "dockerfile" ? fileFor(lookup) : undefined;
    const { lintSeverity } = state.settings;
    return lint(
      language,
      doc,
      { ...lookup, policy: file?.policy },
      {
        severities: { ...file?.severities, ...lintSeverity },
        ...(file?.commentsOff === true ? { commentsOff: "hadolint" } : {}),
      },
    );
  };
}

function nearest({ read }: Lookup): string | undefined {
  if (read === undefined) return undefined;
  for (let above = 0; above <= mostAbove; above += 1)
    for (const name of names) {
      const text = read("../".repeat(above) + name);
      if (text !== undefined) return text;
    }
  return undefined;
}
