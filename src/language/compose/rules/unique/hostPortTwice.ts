// Two services, or one twice, that publish the same port of the host: the second cannot start.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { collide, publishedBy, type Published } from "../../model/forms/publishedPorts.ts";
import type { Fix } from "../../../language.ts";
import type { ComposeDocument } from "../../syntax/document.ts";
import { rangeOf, replace } from "../../syntax/edits.ts";
import { asScalar, type Node } from "../../syntax/node.ts";
import { fix, rule } from "../rule.ts";

export const hostPortTwice = rule("hostPortTwice", "warning", (project, tell) => {
  const byPort = new Map<number, Published[]>();
  for (const service of project.services.values()) {
    // Which profiles run together is not told by the file.
    if (service.optional) continue;
    for (const published of publishedBy(project, service)) {
      const first = firstOf(byPort, published);
      if (first !== undefined) {
        tell(published.node, {
          message:
            first.service === service
              ? t("This port of the host is published already.")
              : t("The service {0} publishes the same port of the host.", plain(first.service.name, 60)),
          related: [{ range: rangeOf(project.doc, first.node), message: t("Here for the first time.") }],
          fixes: unpublished(project.doc, published.node),
        });
      }
      for (const port of numbers(published)) byPort.set(port, [...(byPort.get(port) ?? []), published]);
    }
  }
});

/** Only the first ports of a very long range are compared. */
function* numbers({ span }: Published): Generator<number> {
  for (let port = span.first; port <= Math.min(span.last, span.first + 100); port += 1) yield port;
}

function firstOf(byPort: ReadonlyMap<number, readonly Published[]>, published: Published): Published | undefined {
  for (const port of numbers(published)) {
    const found = byPort.get(port)?.find((other) => collide(other, published) && !same(other, published));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The very same port twice in one service is one to Compose. */
const same = (one: Published, other: Published): boolean =>
  one.service === other.service &&
  one.span.first === other.span.first &&
  one.target.first === other.target.first &&
  one.ip === other.ip;

/** Only the short form with one port on each side. */
function unpublished(doc: ComposeDocument, node: Node): readonly Fix[] {
  const [, container] = /^\d+:(\d+(?:\/\w+)?)$/.exec(asScalar(node)?.text ?? "") ?? [];
  if (container === undefined || node.kind !== "scalar") return [];
  return fix(t("Let the engine choose the host's port"), replace(doc, node, `"${container}"`), false);
}
