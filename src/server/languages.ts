// The one table of the languages that the server speaks.
import { commandLine, jenkinsScripts, packageScripts, workflowScripts } from "../language/commandLine/commandLine.ts";
import { compose } from "../language/compose/compose.ts";
import { daemonJson } from "../language/daemonJson/daemonJson.ts";
import { dockerfile } from "../language/dockerfile/dockerfile.ts";
import { dockerignore } from "../language/dockerignore/dockerignore.ts";
import { dockerUnit } from "../language/dockerUnit/dockerUnit.ts";
import { markdownOf } from "./markdown/fences.ts";
import { anyLanguage, type AnyLanguage } from "./documents/reading.ts";

const files: readonly AnyLanguage[] = [
  anyLanguage(dockerfile),
  anyLanguage(compose),
  anyLanguage(dockerignore),
  anyLanguage(daemonJson),
  anyLanguage(dockerUnit),
  anyLanguage(commandLine),
];

export const languages: readonly AnyLanguage[] = [
  ...files,
  anyLanguage(packageScripts, "packageScripts"),
  anyLanguage(workflowScripts, "workflowScripts"),
  anyLanguage(jenkinsScripts, "jenkinsScripts"),
  markdownOf(files),
];
