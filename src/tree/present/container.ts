// How a container looks as a row. The same record at the same place with the same words gives the same node again, so that
// a change of one container among a thousand costs one row.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Endpoint } from "../../engine/endpoint/endpoint.ts";
import { flagsOf, mountsSocket } from "../../model/flags.ts";
import type { Container } from "../../model/resources.ts";
import { contextValue } from "../../model/selector.ts";
import type { TreeNode } from "../node.ts";
import { attachmentRows } from "./attachment.ts";
import { mountRows } from "./mount.ts";
import { below, joined, spoken, type Place } from "./place.ts";
import { portRows, portsWords } from "./port.ts";
import { stateFace, type StateFace } from "./state.ts";

interface Made {
  readonly place: Place;
  readonly face: StateFace;
  readonly node: TreeNode;
}

/** The last node made of a record. A record lives as long as the snapshot that holds it. */
const made = new WeakMap<Container, Made>();

/** `busy` is what we are doing to it right now: "stopping". */
export function presentContainer(
  container: Container,
  { busy, endpoint, place }: { readonly busy?: string; readonly endpoint: Endpoint; readonly place: Place },
): TreeNode {
  const face = stateFace(container, busy, place.now);
  const last = made.get(container);
  if (last !== undefined && sameFace(last, face, place)) return last.node;
  const node = makeNode(container, face, endpoint, place);
  made.set(container, { place, face, node });
  return node;
}

const sameFace = (last: Made, { icon, words }: StateFace, { parent, dimmed }: Place): boolean =>
  last.place.parent === parent &&
  last.place.dimmed === dimmed &&
  last.face.words === words &&
  last.face.icon === icon;

function makeNode(container: Container, face: StateFace, endpoint: Endpoint, place: Place): TreeNode {
  const id = below(place.parent, "container", container.id);
  const inside: Place = { ...place, parent: id };
  const children = [
    ...portRows(container, endpoint, inside),
    ...mountRows(container, inside),
    ...attachmentRows(container, inside),
  ];
  const label = plain(container.name);
  const image = plain(imageWords(container));
  const ports = portsWords(container.ports);
  const extras = [...warningWords(container), restartWords(container)];
  return {
    id,
    session: place.session,
    label,
    description: joined(image, face.words, ports, ...extras),
    icon: face.icon,
    context: contextValue("container", flagsOf(container, noImages)),
    spoken: spoken(label, face.words, t("image {0}", image), ports === "" ? "" : t("ports {0}", ports), ...extras),
    of: container,
    ...(children.length > 0 ? { children } : {}),
    ...(warningWords(container).length > 0 ? { warns: true } : {}),
    ...(place.dimmed ? { dimmed: true } : {}),
  };
}

/** Which images are in use does not matter to a container's flags. */
const noImages: ReadonlySet<string> = new Set();

/** The image as the person wrote it; an id, when the tag has moved on, is cut as docker cuts it. */
export const imageWords = ({ image }: Container): string =>
  /^(sha256:)?[0-9a-f]{64}$/.test(image) ? image.replace("sha256:", "").slice(0, 12) : image;

/** Short words for what makes a container as strong as its host. */
function warningWords(container: Container): readonly string[] {
  return [
    ...(container.detail?.privileged === true ? [t("privileged")] : []),
    ...(mountsSocket(container) ? [t("engine's socket")] : []),
  ];
}

function restartWords({ detail }: Container): string {
  return detail === undefined || detail.restartCount === 0 ? "" : t("restarted {0}×", detail.restartCount);
}
