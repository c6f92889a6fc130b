// A named volume over a folder that the image fills: it keeps the first content for ever.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { ownValue, valueOf } from "../../model/project.ts";
import { shortMount } from "../../model/forms/shortMount.ts";
import { asScalar, type Node } from "../../syntax/node.ts";
import { asList, followed } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/resolved.ts";
import { rule } from "../rule.ts";

/** Where builds usually put code, as against data. */
const code =
  /^\/(?:code|app|src|srv\/app|workspace|usr\/src(?:\/\w+)?|usr\/local\/app|var\/www(?:\/html)?|usr\/share\/nginx\/html|opt\/app)\/?$/;

export const volumeHidesImage = rule("volumeHidesImage", "info", (project, tell) => {
  for (const service of project.services.values()) {
    if (valueOf(service, "build") === undefined) continue;
    const workdir = asScalar(valueOf(service, "working_dir")?.node)?.text;
    for (const item of asList(ownValue(service, "volumes"))?.items ?? []) {
      const target = targetOf(item);
      if (target === undefined || (!code.test(target) && target !== workdir)) continue;
      tell(item, {
        message: t(
          "The volume hides what the image has at {0}, and keeps its first content when the image is built anew.",
          plain(target, 80),
        ),
      });
    }
  }
});

/** Of mounts of named volumes only. */
function targetOf(item: Node): string | undefined {
  const node = followed(item);
  if (node?.kind === "scalar") {
    const mount = shortMount(node.text);
    return typeof mount === "object" && mount.type === "volume" && mount.source !== undefined
      ? mount.target
      : undefined;
  }
  const read = (key: string): string | undefined => asScalar(valueAt(node, key))?.text;
  return read("type") === "volume" && read("source") !== undefined ? read("target") : undefined;
}
