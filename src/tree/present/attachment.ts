// Networks a container is on, with its addresses: one row each below it.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Attachment, Container } from "../../model/resources.ts";
import type { TreeNode } from "../node.ts";
import { below, joined, spoken, type Place } from "./place.ts";

export function attachmentRows({ networks }: Container, place: Place): readonly TreeNode[] {
  return networks.map((attachment) => attachmentRow(attachment, place));
}

function attachmentRow(attachment: Attachment, place: Place): TreeNode {
  const { network, ipv4, ipv6 } = attachment;
  const known = [ipv4, ipv6].filter((address) => address !== undefined);
  const label = plain(network);
  const addresses = addressWords(attachment);
  return {
    id: below(place.parent, "network", network),
    session: place.session,
    label,
    description: addresses,
    icon: "type-hierarchy-sub",
    context: `;attachment;${known.length === 0 ? "" : "copies;"}`,
    spoken: spoken(t("network {0}", label), addresses),
    ...(known.length === 0 ? {} : { copies: known.join(" ") }),
    ...(place.dimmed ? { dimmed: true } : {}),
  };
}

/** "172.18.0.2 · fd00::2", or why there is none. */
function addressWords({ network, ipv4, ipv6 }: Attachment): string {
  if (network === "host") return t("the host's own addresses");
  if (network === "none") return t("no network");
  if (ipv4 === undefined && ipv6 === undefined) return t("no address now");
  return plain(joined(ipv4, ipv6));
}
