// The engine's socket inside a container: who can write to it owns the host.
import { t } from "../../../../base/l10n.ts";
import { ownValue } from "../../model/project.ts";
import { shortMount } from "../../model/forms/shortMount.ts";
import { asList, asScalar, followed } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/resolved.ts";
import { rule } from "../rule.ts";

const socket = /(^|\/)(docker|podman)\.sock$/;

export const engineSocket = rule("engineSocket", "warning", (project, tell) => {
  for (const service of project.services.values()) {
    for (const item of asList(ownValue(service, "volumes"))?.items ?? []) {
      const node = followed(item);
      const scalar = node?.kind === "scalar" ? node : asScalar(valueAt(node, "source"));
      if (scalar === undefined) continue;
      const { text } = project.text(scalar);
      const mount = node?.kind === "scalar" ? shortMount(text) : undefined;
      const source = typeof mount === "object" ? mount.source : node?.kind === "scalar" ? undefined : text;
      if (source === undefined || !socket.test(source)) continue;
      tell(scalar, {
        message: t("With the engine's socket the container can do anything on the host, even when it is read-only."),
      });
    }
  }
});
