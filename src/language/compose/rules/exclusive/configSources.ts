// A config has its content from a file, from the environment or from this file.
import { rule } from "../rule.ts";
import { checkSources } from "./contentSources.ts";

export const configSources = rule("configSources", "error", (project, tell) => {
  for (const named of project.own("config").values())
    checkSources(project, named, ["file", "environment", "content"], tell);
});
