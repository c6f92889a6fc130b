// The Engine API's endpoints of images and builds.
// https://docs.docker.com/reference/api/engine/version/v1.51/
import { t } from "../../../base/l10n.ts";
import { endpoint, type Endpoint } from "./endpoint.ts";

export const imageEndpoints = (): readonly Endpoint[] => [
  endpoint("GET /images/json", t("Lists images."), "all? filters shared-size? digests? manifests?"),
  endpoint(
    "POST /images/create",
    t("Pulls an image from its registry and tells how far it is."),
    "fromImage fromSrc repo tag message platform changes",
  ),
  endpoint("GET /images/{name}/json", t("Tells everything about an image."), "manifests? platform"),
  endpoint("GET /images/{name}/history", t("Lists the layers of an image and what made them."), "platform"),
  endpoint("POST /images/{name}/push", t("Sends an image to its registry."), "tag platform"),
  endpoint("POST /images/{name}/tag", t("Gives an image a further name."), "repo tag"),
  endpoint(
    "DELETE /images/{name}",
    t("Takes a name off an image, and the image with its last one."),
    "force? noprune?",
  ),
  endpoint("GET /images/search", t("Searches Docker Hub."), "term limit filters"),
  endpoint("POST /images/prune", t("Removes images without a name, or all unused ones."), "filters"),
  endpoint("GET /images/{name}/get", t("Gives an image with all its layers as a tar archive."), "platform"),
  endpoint("GET /images/get", t("Gives several images as one tar archive."), "names platform"),
  endpoint("POST /images/load", t("Reads images from a tar archive."), "quiet? platform"),
  endpoint(
    "POST /build",
    t("Builds an image from a tar archive with a Dockerfile."),
    "dockerfile t remote q? nocache? pull? rm? forcerm? buildargs labels target platform version=1|2",
  ),
  endpoint("POST /build/prune", t("Empties the builder's cache."), "all? filters"),
  endpoint("GET /distribution/{name}/json", t("Asks the registry about an image without pulling it.")),
];
