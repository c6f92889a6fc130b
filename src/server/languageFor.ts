// Which language of ours a document is in: by the editor's language where that says it, else by the file's name.
import { nameOf } from "./uris.ts";
import type { AnyLanguage } from "./documents/reading.ts";

type Id = AnyLanguage["id"];

const byEditor: Readonly<Record<string, Id>> = {
  dockerfile: "dockerfile",
  dockercompose: "compose",
  dockerignore: "dockerignore",
  markdown: "markdown",
  shellscript: "commandLine",
  jenkinsfile: "jenkinsScripts",
};

/** Names that tell the language, in the order in which they are asked. */
const byName: readonly (readonly [RegExp, Id])[] = [
  [/\.(docker|container)ignore$/i, "dockerignore"],
  [/^(docker-?)?compose([._-][^/]*)?\.ya?ml$/i, "compose"],
  [/docker[^/]*compose[^/]*\.ya?ml$/i, "compose"],
  [/^(Dockerfile|Containerfile)(\..+)?$/i, "dockerfile"],
  [/\.(dockerfile|containerfile)$/i, "dockerfile"],
  [/^daemon\.json$/i, "daemonJson"],
  [/^docker\.service$/i, "dockerUnit"],
  [/^package\.json$/i, "packageScripts"],
  [/^\.gitlab-ci\.ya?ml$/i, "workflowScripts"],
  [/^azure-pipelines[^/]*\.ya?ml$/i, "workflowScripts"],
  [/^Jenkinsfile(?:[.-].*)?$/i, "jenkinsScripts"],
  [/\.jenkinsfile$/i, "jenkinsScripts"],
];

/** Folders that tell the language of what is in them. */
const byPlace: readonly (readonly [RegExp, Id])[] = [
  [/\/\.github\/workflows\/[^/]*\.ya?ml$/, "workflowScripts"],
  [/\/\.circleci\/[^/]*\.ya?ml$/, "workflowScripts"],
  [/\/\.azure-pipelines\/(?:[^/]*\/)*[^/]*\.ya?ml$/, "workflowScripts"],
  [/\/docker\.service\.d\/[^/]*\.conf$/i, "dockerUnit"],
];

/** Languages of the editor that leave it to the name. */
const unspecific = new Set([
  "yaml",
  "json",
  "jsonc",
  "ignore",
  "plaintext",
  "properties",
  "ini",
  "systemd-unit-file",
  "systemd-conf",
  "github-actions-workflow",
  "azure-pipelines",
  "groovy",
  "",
]);

export function languageFor(
  languages: readonly AnyLanguage[],
  languageId: string,
  uri: string,
): AnyLanguage | undefined {
  const placed = byPlace.find(([place]) => place.test(uri))?.[1];
  const named = unspecific.has(languageId)
    ? (placed ?? byName.find(([name]) => name.test(nameOf(uri)))?.[1])
    : undefined;
  // By its name the editor takes a workflow called compose.yml for a Compose file.
  const wanted = languageId === "dockercompose" && placed !== undefined ? placed : (byEditor[languageId] ?? named);
  return languages.find(({ id }) => id === wanted);
}
