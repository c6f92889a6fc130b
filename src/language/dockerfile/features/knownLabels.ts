// Labels that tools read: the annotations of the OCI image specification.
// https://github.com/opencontainers/image-spec/blob/main/annotations.md
import { t } from "../../../base/l10n.ts";

export const knownLabels: Readonly<Record<string, (() => string) | undefined>> = {
  "org.opencontainers.image.title": () => t("Name of the image for people."),
  "org.opencontainers.image.description": () => t("What is in the image, in words."),
  "org.opencontainers.image.version": () => t("Version of the software in the image."),
  "org.opencontainers.image.revision": () => t("Revision of the source that the image was built from: a commit."),
  "org.opencontainers.image.created": () => t("When the image was built, such as 2026-01-31T12:00:00Z."),
  "org.opencontainers.image.source": () => t("Address of the source that the image was built from."),
  "org.opencontainers.image.url": () => t("Address to learn more about the image."),
  "org.opencontainers.image.documentation": () => t("Address of the documentation."),
  "org.opencontainers.image.authors": () => t("Who is responsible for the image, and how to reach them."),
  "org.opencontainers.image.vendor": () => t("Who gives out the image."),
  "org.opencontainers.image.licenses": () => t("Licences of the software as SPDX has them, such as Apache-2.0."),
  "org.opencontainers.image.base.name": () => t("Reference of the image that this one is based on."),
  "org.opencontainers.image.base.digest": () => t("Digest of the image that this one is based on."),
};
