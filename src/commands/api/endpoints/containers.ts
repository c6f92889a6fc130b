// The Engine API's endpoints of containers and of what is run in them.
// https://docs.docker.com/reference/api/engine/version/v1.51/
import { t } from "../../../base/l10n.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";

export const containerEndpoints = (): readonly Endpoint[] => [
  endpoint("GET /containers/json", t("Lists containers: the running ones, or all."), "all? limit size? filters"),
  endpoint("POST /containers/create", t("Makes a container without starting it."), "name platform"),
  endpoint("GET /containers/{id}/json", t("Tells everything about a container."), "size?"),
  endpoint("GET /containers/{id}/top", t("Lists the processes of a container."), "ps_args"),
  endpoint(
    "GET /containers/{id}/logs",
    t("Reads a container's log, or follows it."),
    "follow? stdout? stderr? since until timestamps? tail",
  ),
  endpoint("GET /containers/{id}/changes", t("Lists files that differ from the image's.")),
  endpoint("GET /containers/{id}/export", t("Gives a container's files as a tar archive.")),
  endpoint("GET /containers/{id}/stats", t("Tells what a container uses, once or every second."), "stream? one-shot?"),
  endpoint("GET /containers/{id}/archive", t("Gives a file or folder of a container as a tar archive."), "path"),
  endpoint("HEAD /containers/{id}/archive", t("Tells about a file of a container in a header."), "path"),
  endpoint("POST /containers/{id}/resize", t("Sets the size of a container's terminal."), "h w"),
  endpoint("POST /containers/{id}/start", t("Starts a container."), "detachKeys"),
  endpoint("POST /containers/{id}/stop", t("Asks a container to end, and kills it after so many seconds."), "signal t"),
  endpoint("POST /containers/{id}/restart", t("Stops and starts a container."), "signal t"),
  endpoint("POST /containers/{id}/kill", t("Sends a signal to a container, SIGKILL unless told otherwise."), "signal"),
  endpoint("POST /containers/{id}/update", t("Changes limits and the restart policy of a container.")),
  endpoint("POST /containers/{id}/rename", t("Gives a container another name."), "name"),
  endpoint("POST /containers/{id}/pause", t("Freezes all processes of a container.")),
  endpoint("POST /containers/{id}/unpause", t("Lets a frozen container go on.")),
  endpoint(
    "POST /containers/{id}/attach",
    t("Connects to a container's main process."),
    "detachKeys logs? stream? stdin? stdout? stderr?",
  ),
  endpoint(
    "POST /containers/{id}/wait",
    t("Waits for a container to end and tells its exit code."),
    "condition=not-running|next-exit|removed",
  ),
  endpoint("DELETE /containers/{id}", t("Removes a container."), "v? force? link?"),
  endpoint("POST /containers/prune", t("Removes all stopped containers."), "filters"),
  endpoint("POST /containers/{id}/exec", t("Prepares a command to be run in a container.")),
  endpoint("POST /exec/{id}/start", t("Runs a prepared command.")),
  endpoint("GET /exec/{id}/json", t("Tells whether a command still runs, and its exit code.")),
  endpoint("POST /exec/{id}/resize", t("Sets the size of a command's terminal."), "h w"),
  endpoint("POST /commit", t("Makes an image from a container."), "container repo tag comment author pause? changes"),
];
