// Which language of ours a document is in: by the editor's language where that says it, else by the file's name.
import { nameOf } from "./uris.ts";
import type { AnyLanguage } from "./reading.ts";

type Id = AnyLanguage["id"];

const byEditor: Readonly<Record<string, Id>> = {
  dockerfile: "dockerfile",
  dockercompose: "compose",
  dockerignore: "dockerignore",
  markdown: "markdown",
  shellscript: "commandLine",
};

/** Names that tell the language, in the order in which they are asked. */
const byName: readonly (readonly [RegExp, Id])[] = [
  [/\.(docker|container)ignore$/i, "dockerignore"],
  [/^(docker-?)?compose([._-][^/]*)?\.ya?ml$/i, "compose"],
  [/docker[^/]*compose[^/]*\.ya?ml$/i, "compose"],
  [/^(Dockerfile|Containerfile)(\..+)?$/i, "dockerfile"],
  [/\.(dockerfile|containerfile)$/i, "dockerfile"],
  [/^daemon\.json$/i, "daemonJson"],
  [/^package\.json$/i, "packageScripts"],
  [/^\.gitlab-ci\.ya?ml$/i, "workflowScripts"],
];

/** Languages of the editor that leave it to the name. */
const unspecific = new Set([
  "yaml",
  "json",
  "jsonc",
  "ignore",
  "plaintext",
  "properties",
  "github-actions-workflow",
  "",
]);

export function languageFor(
  languages: readonly AnyLanguage[],
  languageId: string,
  uri: string,
): AnyLanguage | undefined {
  const workflow = /\/\.github\/workflows\/[^/]*\.ya?ml$/.test(uri) ? "workflowScripts" : undefined;
  const named = unspecific.has(languageId)
    ? (workflow ?? byName.find(([name]) => name.test(nameOf(uri)))?.[1])
    : undefined;
  const wanted = byEditor[languageId] ?? named;
  return languages.find(({ id }) => id === wanted);
}
