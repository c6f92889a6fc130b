// Languages, grammars and documents in a language of ours: what package.json contributes, which documents start the
// language servers, and which editors pages of rules open in.

/** Documents that our language server looks at, in the editor's terms, for each of the schemes. */
export const documentSelectors: readonly { readonly language: string; readonly pattern?: string }[] = [
  { language: "dockerfile" },
  { language: "dockercompose" },
  // The editor knows these names as `dockercompose`, unless the person's settings say otherwise.
  { language: "yaml", pattern: "**/{compose,docker-compose}*.{yml,yaml}" },
  { language: "dockerignore" },
  { language: "json", pattern: "**/daemon.json" },
  { language: "jsonc", pattern: "**/daemon.json" },
  // What is laid over the engine's unit; the editor has no language for units.
  ...["properties", "ini", "systemd-unit-file", "systemd-conf"].flatMap((language) => [
    { language, pattern: "**/docker.service" },
    { language, pattern: "**/docker.service.d/*.conf" },
  ]),
];

/** Documents that are looked at where something of ours stands in them: a block of code, a docker command. */
export const fencedSelectors: readonly { readonly language: string; readonly pattern?: string }[] = [
  { language: "markdown" },
  { language: "shellscript" },
  { language: "json", pattern: "**/package.json" },
  { language: "yaml", pattern: "**/.github/workflows/*.{yml,yaml}" },
  { language: "github-actions-workflow" },
  { language: "yaml", pattern: "**/.gitlab-ci.{yml,yaml}" },
  { language: "yaml", pattern: "**/.circleci/*.{yml,yaml}" },
  // With Microsoft's extension for pipelines they are a language of their own.
  ...["yaml", "azure-pipelines"].flatMap((language) => [
    { language, pattern: "**/azure-pipelines*.{yml,yaml}" },
    { language, pattern: "**/.azure-pipelines/**/*.{yml,yaml}" },
  ]),
  // The editor takes a Jenkinsfile for Groovy; extensions for Jenkins have a name for it.
  { language: "groovy", pattern: "**/{Jenkinsfile*,*.[jJ]enkinsfile}" },
  { language: "jenkinsfile" },
];

const fence = /^ *(?:`{3,}|~{3,})\s*(?:docker\S*|containerfile|ya?ml|compose\S*)\b/im;
/** What blocks in other languages, or that name none, have where they are ours. */
const inFences =
  /^[ \t]*(?:FROM|RUN|COPY|--mount=)\S*\s*\S|^ *services:|\bdaemon\.json\b|"(?:data-root|exec-opts|insecure-registries|live-restore|log-driver|registry-mirrors|storage-driver|userns-remap)"\s*:|"(?:unix|fd|npipe):\/\//m;

/** Whether something of ours stands in such a document. */
export const holdsOurs = (language: string, text: string): boolean =>
  /\bdocker(?:-compose|d)?\s+[a-z-]|\b(?:usermod|gpasswd|adduser|newgrp)\s[^\n]*\bdocker\b/.test(text) ||
  (language === "markdown" && (fence.test(text) || inFences.test(text)));

/** Not git's old versions or a log: these cannot be mended. */
export const documentSchemes: readonly string[] = ["file", "untitled", "vscode-vfs", "porthole"];

/** Pages of rules; their path is /<language>/<rule>.md */
export const rulePageScheme = "porthole-rule";

/** Requests to an engine's API and their answers, and where the documents with the requests are. */
export const consoleLanguage = "docker-api";
export const consoleScheme = "porthole-api";

export const languageActivation: readonly string[] = [
  "onLanguage:dockerfile",
  "onLanguage:dockercompose",
  "onLanguage:dockerignore",
  "onLanguage:yaml",
  "onLanguage:markdown",
  "onLanguage:shellscript",
  "onLanguage:properties",
  "onLanguage:ini",
  "onLanguage:json",
  "onLanguage:jsonc",
  "onLanguage:github-actions-workflow",
  "onLanguage:azure-pipelines",
  "onLanguage:groovy",
  "onLanguage:jenkinsfile",
];

export const languages = [
  // The editor takes units for plain text, and nothing of ours would wake; its drop-ins are "properties" by their ".conf".
  { id: "ini", filenames: ["docker.service"] },
  {
    id: "dockerignore",
    aliases: ["Docker ignore"],
    filenames: [".dockerignore", ".containerignore"],
    filenamePatterns: ["*.dockerignore", "*.containerignore"],
    configuration: "./syntaxes/ignore.language.json",
  },
  {
    // The editor's own since 2025; older ones know it from here.
    id: "dotenv",
    aliases: ["Dotenv"],
    extensions: [".env"],
    filenames: [".env"],
    filenamePatterns: [".env.*", "*.env"],
    configuration: "./syntaxes/env.language.json",
  },
  {
    id: consoleLanguage,
    aliases: ["Docker API"],
    extensions: [".docker-api"],
    configuration: "./syntaxes/dockerApi.language.json",
  },
] as const;

export const grammars = [
  { language: "dockerignore", scopeName: "source.dockerignore", path: "./syntaxes/dockerignore.tmLanguage.json" },
  { language: "dotenv", scopeName: "source.env.porthole", path: "./syntaxes/env.tmLanguage.json" },
  { language: consoleLanguage, scopeName: "source.docker-api", path: "./syntaxes/dockerApi.tmLanguage.json" },
  // Blocks of code under names that the editor's own Markdown does not know.
  {
    scopeName: "markdown.porthole.codeblock",
    path: "./syntaxes/markdown.injection.json",
    injectTo: ["text.html.markdown"],
    embeddedLanguages: {
      "meta.embedded.block.dockerfile": "dockerfile",
      "meta.embedded.block.dockerignore": "dockerignore",
      "meta.embedded.block.yaml": "yaml",
    },
  },
  // `dockerfile_inline: |` of Compose files.
  {
    scopeName: "yaml.porthole.dockerfile",
    path: "./syntaxes/inlineDockerfile.injection.json",
    injectTo: ["source.yaml"],
    embeddedLanguages: { "meta.embedded.block.dockerfile": "dockerfile" },
  },
] as const;

/** Pages of rules are read, not written. A console is kept while one types: nothing may be mended then. */
export const configurationDefaults = {
  "workbench.editorAssociations": { [`${rulePageScheme}:/**`]: "vscode.markdown.preview.editor" },
  [`[${consoleLanguage}]`]: {
    "editor.formatOnSave": false,
    "files.insertFinalNewline": false,
    "files.trimFinalNewlines": false,
    "files.trimTrailingWhitespace": false,
  },
} as const;
