// The languages at the editor's edge: two clients, each with a server process of its own, so that neither can take the
// other with it; and the pages that diagnostics lead to.
import { startDockerfileClient } from "./dockerfileClient.ts";
import { startOwnClient } from "./ownClient.ts";
import { showRulePages } from "./rulePages.ts";
import type { ClientParts } from "./clientParts.ts";

export function startClients(parts: ClientParts): void {
  showRulePages(parts.scope, parts.extensionUri);
  const own = startOwnClient(parts);
  startDockerfileClient(parts, own);
}
