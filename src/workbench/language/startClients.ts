// The languages at the editor's edge: two clients, each with a server process of its own, so that neither can take the
// other with it; the pages that diagnostics lead to, and the tools that commands use.
import type { LanguageTools } from "../../commands/dockerfile/languageTools.ts";
import { startDockerfileClient } from "./dockerfileClient.ts";
import { createLanguageTools } from "./languageTools.ts";
import { startOwnClient } from "./ownClient.ts";
import { showRulePages } from "./rulePages.ts";
import type { ClientParts } from "./clientParts.ts";

export function startClients(parts: ClientParts): LanguageTools {
  const { scope, extensionUri } = parts;
  showRulePages(scope, extensionUri);
  const own = startOwnClient(parts);
  startDockerfileClient(parts, own);
  return createLanguageTools({ scope, extensionUri, client: own });
}
