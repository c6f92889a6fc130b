// Subnets that belong to somebody on the internet, who then cannot be reached from the containers.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { privateRange, publicRange } from "../../../addressRanges.ts";
import type { Project } from "../../model/project.ts";
import { replace } from "../../syntax/edits.ts";
import { asList, asMapping, asScalar, type Node, type Scalar } from "../../syntax/node.ts";
import { entriesOf, valueAt } from "../../syntax/resolved.ts";
import { fix, rule } from "../rule.ts";

export const publicSubnet = rule("publicSubnet", "hint", (project, tell) => {
  const seen = new Set<Scalar>();
  for (const { name, value } of project.own("network").values())
    for (const item of asList(valueAt(value, "ipam", "config"))?.items ?? []) {
      const subnet = asScalar(valueAt(item, "subnet"));
      if (subnet === undefined || seen.has(subnet)) continue;
      const { text, certain } = project.text(subnet);
      const first = certain ? publicRange(text) : undefined;
      if (first === undefined) continue;
      seen.add(subnet);
      // All that lies in it moves along, or the engine would refuse what the fix leaves.
      const within = [subnet, ...besides(item), ...fixedAddresses(project, name)].filter((scalar) =>
        scalar.text.startsWith(`${first}.`),
      );
      const literal = within.includes(subnet) && within.every((scalar) => isPlain(project, scalar));
      tell(subnet, {
        message: t(
          "{0} are addresses of the internet, which containers then cannot reach. Take a private range.",
          plain(text, 60),
        ),
        fixes: literal
          ? fix(
              t("Write {0}", privateRange(text)),
              within.map((scalar) => numberIn(project, scalar, first)),
              false,
            )
          : [],
      });
    }
});

/** What else the item says of addresses. */
function besides(item: Node): readonly Scalar[] {
  const aux = asMapping(valueAt(item, "aux_addresses"));
  const nodes = [valueAt(item, "ip_range"), valueAt(item, "gateway")];
  const others = aux === undefined ? [] : [...entriesOf(aux).values()].map(({ value }) => value);
  return [...nodes, ...others].flatMap((node) => asScalar(node) ?? []);
}

/** The addresses that services have in the network. */
const fixedAddresses = (project: Project, network: string): readonly Scalar[] => [
  ...new Set(
    [...project.services.values()].flatMap(
      ({ mapping }) => asScalar(valueAt(mapping, "networks", network, "ipv4_address")) ?? [],
    ),
  ),
];

const startOf = ({ start, style }: Scalar): number => start + (style === "single" || style === "double" ? 1 : 0);

const isPlain = ({ doc }: Project, scalar: Scalar): boolean =>
  doc.lines.text.startsWith(scalar.text, startOf(scalar)) && scalar.style !== "block";

const numberIn = ({ doc }: Project, scalar: Scalar, first: string) =>
  replace(doc, { start: startOf(scalar), end: startOf(scalar) + first.length }, privateRange(first));
