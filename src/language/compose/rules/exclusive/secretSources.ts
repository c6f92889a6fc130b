// A secret has its content from a file or from the environment.
import { rule } from "../rule.ts";
import { checkSources } from "./contentSources.ts";

export const secretSources = rule("secretSources", "error", (project, tell) => {
  for (const named of project.own("secret").values()) checkSources(project, named, ["file", "environment"], tell);
});
