// The Engine API's endpoints of the engine itself, networks, volumes and swarms.
// https://docs.docker.com/reference/api/engine/version/v1.51/
import { t } from "../../../base/l10n.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";

const eventTypes = "builder|config|container|daemon|image|network|node|plugin|secret|service|volume";

export const otherEndpoints = (): readonly Endpoint[] => [
  endpoint("GET /version", t("Tells the versions of the engine and of the API.")),
  endpoint("GET /info", t("Tells about the engine: drivers, counts, warnings.")),
  endpoint("GET /_ping", t("Answers OK, and the API's version in a header.")),
  endpoint("HEAD /_ping", t("Answers OK, and the API's version in a header.")),
  endpoint("GET /events", t("Tells what happens, as it happens."), "since until filters"),
  endpoint(
    "GET /system/df",
    t("Tells how much disk images, containers, volumes and build cache take."),
    "type=container|image|volume|build-cache",
  ),
  endpoint("POST /auth", t("Checks the credentials of a registry.")),
  endpoint("GET /networks", t("Lists networks."), "filters"),
  endpoint("GET /networks/{id}", t("Tells everything about a network."), "verbose? scope=local|swarm|global"),
  endpoint("POST /networks/create", t("Makes a network.")),
  endpoint("POST /networks/{id}/connect", t("Connects a container to a network.")),
  endpoint("POST /networks/{id}/disconnect", t("Takes a container off a network.")),
  endpoint("DELETE /networks/{id}", t("Removes a network.")),
  endpoint("POST /networks/prune", t("Removes networks that no container uses."), "filters"),
  endpoint("GET /volumes", t("Lists volumes."), "filters"),
  endpoint("GET /volumes/{name}", t("Tells everything about a volume.")),
  endpoint("POST /volumes/create", t("Makes a volume.")),
  endpoint("DELETE /volumes/{name}", t("Removes a volume and its data."), "force?"),
  endpoint("POST /volumes/prune", t("Removes volumes that no container uses."), "filters"),
  endpoint("GET /plugins", t("Lists plugins."), "filters"),
  endpoint("GET /swarm", t("Tells about the swarm.")),
  endpoint("GET /nodes", t("Lists the nodes of the swarm."), "filters"),
  endpoint("GET /services", t("Lists the services of the swarm."), "filters status?"),
  endpoint("GET /tasks", t("Lists the tasks of the swarm."), "filters"),
  endpoint("GET /secrets", t("Lists the secrets of the swarm, without what is in them."), "filters"),
  endpoint("GET /configs", t("Lists the configurations of the swarm."), "filters"),
];

/** What `filters` of an endpoint may hold, as JSON to fill in. */
export const filterExamples: Readonly<Record<string, readonly string[]>> = {
  "GET /events": eventTypes.split("|").map((type) => `{"type":["${type}"]}`),
  "GET /containers/json": ['{"status":["running"]}', '{"status":["exited"]}', '{"label":["key=value"]}'],
  "GET /images/json": ['{"dangling":["true"]}', '{"reference":["name"]}'],
  "POST /images/prune": ['{"dangling":["false"]}'],
};
