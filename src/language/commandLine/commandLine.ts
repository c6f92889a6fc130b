// Docker's command lines as a language, in the kinds of text where they stand: scripts, package.json, workflows, Jenkinsfiles.
import type { Language } from "../language.ts";
import { complete } from "./features/complete.ts";
import { hover } from "./features/hover.ts";
import { rewriteMount } from "./features/rewriteMount.ts";
import { stageOfTarget } from "./features/stageOfTarget.ts";
import { rules } from "./rules/index.ts";
import type { CommandLines } from "./syntax/document.ts";
import { parseJenkinsfile, parsePackage, parseScript, parseWorkflow } from "./syntax/parse.ts";

export const commandLine: Language<CommandLines> = {
  id: "commandLine",
  parse: parseScript,
  rules,
  features: { complete, hover, definition: stageOfTarget, rewrites: rewriteMount },
};
export const packageScripts: Language<CommandLines> = { ...commandLine, parse: parsePackage };
export const workflowScripts: Language<CommandLines> = { ...commandLine, parse: parseWorkflow };
export const jenkinsScripts: Language<CommandLines> = { ...commandLine, parse: parseJenkinsfile };
