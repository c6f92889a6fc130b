// Variables that well-known programs read, and what they do to a container.
import { t } from "../../../base/l10n.ts";

export const knownVariables: Readonly<Record<string, (() => string) | undefined>> = {
  PYTHONDONTWRITEBYTECODE: () => t("Keeps Python from writing .pyc files, which only take space in an image."),
  PYTHONUNBUFFERED: () => t("Has Python write its output at once. Without it, docker logs shows lines late."),
  PIP_NO_CACHE_DIR: () => t("Keeps pip from leaving its cache in the image."),
  DEBIAN_FRONTEND: () =>
    t("noninteractive keeps apt from asking. Set it for one RUN only: in ENV it also reaches the container."),
  NODE_ENV: () => t("production leaves development packages out of npm install."),
  GOPATH: () => t("Where Go keeps modules and programs."),
  CGO_ENABLED: () => t("0 makes Go programs static, so that they run on scratch and alpine."),
  GOOS: () => t("Operating system that Go builds for."),
  GOARCH: () => t("Architecture that Go builds for."),
  TZ: () => t("Time zone. The image needs the tzdata package for it."),
  LANG: () => t("Language and character set. C.UTF-8 is there without further packages."),
  REFRESHED_AT: () =>
    t(
      "An old trick: changing its value makes the builder run everything below anew. Today --no-cache or --no-cache-filter does that.",
    ),
  PATH: () => t("Folders in which programs are looked for. Keep the base image's: /my/bin:$PATH."),
};
