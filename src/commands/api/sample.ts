// What stands in an API console that nobody has written in yet.
import { t } from "../../base/l10n.ts";

/** Requests to begin with: one that reads, one that lists, one that makes something. */
export const sample =
  (): string => `# ${t("Requests to the engine's API. “Send request” stands above each; “###” parts them.")}
# ${t("Type a method or a slash to be shown what there is. Nothing is sent before you say so.")}
# https://docs.docker.com/reference/api/engine/

### ${t("Who answers?")}
GET /version

### ${t("All containers, also those that do not run")}
GET /containers/json?all=true

### ${t("Make a container; it is not started")}
POST /containers/create?name=from-the-console
Content-Type: application/json

{
  "Image": "hello-world",
  "Cmd": [],
  "HostConfig": { "AutoRemove": true }
}

### ${t("What happens, as it happens; close the answer to end it")}
GET /events
`;
