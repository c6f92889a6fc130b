// Base images only from registries that the house trusts; silent unless it names some.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import { defaultImage } from "../../images.ts";
import { imageParts } from "../../syntax/reference.ts";
import type { DockerRule } from "../dockerRule.ts";

export const trustedRegistry: DockerRule = {
  id: "trustedRegistry",
  aliases: ["DL3026"],
  severity: "warning",
  check: (doc, report, lookup) => {
    const trusted = lookup.policy?.trustedRegistries;
    if (trusted === undefined || trusted.length === 0) return;
    for (const stage of doc.stages) {
      const { image, base } = stage;
      const value = image && defaultImage(doc, stage);
      if (image === undefined || base !== undefined || value === undefined || value === "scratch" || value === "")
        continue;
      const registry = imageParts(value).registry ?? "docker.io";
      if (trusted.some((pattern) => fits(pattern, registry))) continue;
      report({ range: rangeOf(doc, image), message: t("{0} is not among the trusted registries.", plain(registry)) });
    }
  },
};

/** `*` stands for any text: "*.example.com", "*". */
function fits(pattern: string, registry: string): boolean {
  const asked = ["hub.docker.com", "index.docker.io"].includes(pattern) ? "docker.io" : pattern;
  const parts = asked.split("*");
  if (parts.length === 1) return asked === registry;
  const [head = "", tail = ""] = [parts[0], parts.at(-1)];
  return registry.length >= head.length + tail.length && registry.startsWith(head) && registry.endsWith(tail);
}
