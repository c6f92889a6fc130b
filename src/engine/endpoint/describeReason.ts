// Why an endpoint is offered, in words.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Product, Reason } from "./endpoint.ts";

/** A short phrase: 'current docker context "prod"', "DOCKER_HOST". */
export function describeReason(reason: Reason): string {
  switch (reason.by) {
    case "setting":
      return t("added in the settings");
    case "environment":
      return t("named by DOCKER_HOST");
    case "context":
      return reason.current
        ? t('current docker context "{0}"', plain(reason.context))
        : t('docker context "{0}"', plain(reason.context));
    case "default":
      return t("the usual place of Docker on this system");
    case "found":
      return t("found: {0}", productName(reason.what));
  }
}

function productName(what: Product): string {
  switch (what) {
    case "rootless":
      return t("rootless Docker");
    case "podman":
      return "Podman";
    case "desktop":
      return "Docker Desktop";
    case "colima":
      return "Colima";
    case "orbstack":
      return "OrbStack";
    case "rancher":
      return "Rancher Desktop";
  }
}
