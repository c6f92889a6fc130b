// The keys of services.*.build and services.*.develop.
import { t } from "../../../base/l10n.ts";
import { platforms as knownPlatforms } from "./knownWords.ts";
import { extraHosts, hook, labels, pairs, patterns, secretGrants, texts, ulimits } from "./pieces.ts";
import { dict, either, items, key, keys, nothing, oneOf, size, text, usually, yesOrNo } from "./shape.ts";

export const build = either(
  text({ source: "folder" }),
  keys({
    context: key(text({ source: "folder" }), () =>
      t("The folder whose files the build may use, or the address of a Git repository. Relative to this file."),
    ),
    dockerfile: key(text({ source: "file" }), () =>
      t("The Dockerfile to build from, relative to the context. Not together with dockerfile_inline."),
    ),
    dockerfile_inline: key(text(), () => t("The Dockerfile itself, written here. Not together with dockerfile.")),
    target: key(text({ source: "stage" }), () => t("The stage of the Dockerfile to build; by default the last one.")),
    args: key(pairs("variable"), () =>
      t("Values for the Dockerfile's ARG instructions. A name without a value takes it from the environment."),
    ),
    additional_contexts: key(either(dict(text()), items(text({ pattern: /^[^=]*=/ }))), () =>
      t("Further named contexts that COPY --from and FROM can use: a folder, an address, an image or service:name."),
    ),
    cache_from: key(texts, () => t("Where the builder looks for layers it can reuse.")),
    cache_to: key(texts, () => t("Where the builder keeps its layers for later builds.")),
    entitlements: key(items(usually("network.host", "security.insecure")), () =>
      t("Extra privileges that the build may use."),
    ),
    extra_hosts: key(extraHosts, () => t("Host names with their addresses, known while building.")),
    isolation: key(usually("default", "process", "hyperv"), () =>
      t("How build containers are isolated; the values depend on the platform."),
    ),
    labels: key(labels, () => t("Labels put on the image that is built.")),
    network: key(usually("default", "none", "host"), () => t("The network that RUN instructions can reach.")),
    no_cache: key(yesOrNo, () => t("Build every layer anew.")),
    platforms: key(items(text({ words: knownPlatforms })), () =>
      t("The platforms to build for. The service's own platform must be among them."),
    ),
    privileged: key(yesOrNo, () => t("Build with extended privileges, where the builder supports it.")),
    provenance: key(either(usually("mode=max", "mode=min"), yesOrNo), () =>
      t("Attach a record of how the image was built."),
    ),
    sbom: key(either(text(), yesOrNo), () => t("Attach a list of the software in the image.")),
    pull: key(yesOrNo, () => t("Look for newer base images before building.")),
    secrets: key(secretGrants, () => t("Secrets that RUN --mount=type=secret can read while building.")),
    shm_size: key(size("integer", "string"), () => t("Size of /dev/shm while building, such as 256m.")),
    ssh: key(pairs(), () =>
      t("SSH keys or agents for RUN --mount=type=ssh: default, or an id with a path to a key or socket."),
    ),
    tags: key(texts, () => t("Further names for the image that is built.")),
    ulimits: key(ulimits, () => t("Resource limits of processes in build containers.")),
  }),
);

const watch = keys(
  {
    path: key(text({ source: "folder" }), () => t("The file or folder to watch, relative to this file.")),
    action: key(
      oneOf(
        { text: "rebuild", doc: () => t("Build the image and replace the container.") },
        { text: "sync", doc: () => t("Copy the changed files into the running container.") },
        { text: "restart", doc: () => t("Restart the container.") },
        { text: "sync+restart", doc: () => t("Copy the changed files, then restart the container.") },
        { text: "sync+exec", doc: () => t("Copy the changed files, then run a command in the container.") },
      ),
      () => t("What to do when something below the path changes."),
    ),
    target: key(text(), () => t("Where changed files go in the container.")),
    ignore: key(patterns, () => t("Patterns of files that are not watched, beside those of .dockerignore.")),
    include: key(patterns, () => t("Patterns of the only files that are watched.")),
    initial_sync: key(yesOrNo, () => t("Copy everything once before watching.")),
    exec: key(hook, () => t("The command to run after copying, with sync+exec.")),
  },
  { required: ["path", "action"] },
);

export const develop = either(
  keys({ watch: key(items(watch), () => t("What docker compose watch does when files change.")) }),
  nothing,
);
