// How a container looks as a row. The same record at the same place with the same words gives the same node again, so that
// a change of one container among a thousand costs one row.
import { isWholeId, shortId } from "../../base/ids.ts";
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
  { busy, place }: { readonly busy?: string; readonly place: Place },
): TreeNode {
  const face = stateFace(container, busy, place.now);
  const last = made.get(container);
  if (last !== undefined && sameFace(last, face, place)) return last.node;
  const node = makeNode(container, face, place);
  made.set(container, { place, face, node });
  return node;
}

const sameFace = (last: Made, { icon, words }: StateFace, { parent, dimmed }: Place): boolean =>
  last.place.parent === parent && last.place.dimmed === dimmed && last.face.words === words && last.face.icon === icon;

function makeNode(container: Container, face: StateFace, place: Place): TreeNode {
  const label = plain(container.name);
  const image = plain(shortened(imageWords(container)));
  const ports = portsWords(container.ports);
  const warnings = warningWords(container);
  const restarts = restartWords(container);
  return {
    id: below(place.parent, "container", container.id),
    session: place.session,
    label,
    description: joined(image, face.words, ports, ...warnings, restarts),
    icon: face.icon,
    context: contextValue("container", flagsOf(container, noImages)),
    spoken: spoken(
      label,
      face.spoken,
      t("image {0}", image),
      ports === "" ? "" : t("ports {0}", ports),
      ...warnings,
      restarts,
    ),
    of: container,
    children: "on open",
    warns: warnings.length > 0,
    dimmed: place.dimmed,
  };
}

/** More of an image's name than this would push the state out of sight; the hover has all of it. */
const longestImage = 32;

/** "registry.example.com:5000/team/shop/worker:1" → "…/shop/worker:1": the end tells images apart. */
function shortened(image: string): string {
  if (image.length <= longestImage) return image;
  const parts = image.split("/");
  let end = parts.pop() ?? "";
  for (let part = parts.pop(); part !== undefined && part.length + end.length + 3 <= longestImage; part = parts.pop())
    end = `${part}/${end}`;
  return end.length <= longestImage ? `…/${end}` : `${end.slice(0, longestImage)}…`;
}

/** The rows below a container, made when it is unfolded. `place.parent` is the container's row. */
export function insideContainer(container: Container, endpoint: Endpoint, place: Place): readonly TreeNode[] {
  return [...portRows(container, endpoint, place), ...mountRows(container, place), ...attachmentRows(container, place)];
}

/** Which images are in use does not matter to a container's flags. */
const noImages: ReadonlySet<string> = new Set();

/** The image as the person wrote it; an id, when the tag has moved on, is cut as docker cuts it. */
export const imageWords = ({ image }: Container): string => (isWholeId(image) ? shortId(image) : image);

/** Short words for what makes a container as strong as its host. */
function warningWords(container: Container): readonly string[] {
  const words: string[] = [];
  if (container.detail?.privileged === true) words.push(t("privileged"));
  if (mountsSocket(container)) words.push(t("engine's socket"));
  return words;
}

function restartWords({ detail }: Container): string {
  return detail === undefined || detail.restartCount === 0 ? "" : t("restarted {0}×", detail.restartCount);
}
