// How an image looks as a row: once for each of its tags, so that tags of one image can be told apart and untagged singly.
import { bytes } from "../../base/amounts.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { flagsOf } from "../../model/flags.ts";
import type { Image } from "../../model/resources.ts";
import { contextValue } from "../../model/selector.ts";
import type { TreeNode } from "../node.ts";
import { since } from "./age.ts";
import { below, joined, spoken, type Place } from "./place.ts";

/** What stands around an image in its view. */
export interface ImageUse {
  /** Ids of images that some container was made from. */
  readonly used: ReadonlySet<string>;
  /** Names of the containers made from an image, in order; absent while no list of containers has come. */
  readonly usersOf?: (id: string) => readonly string[];
  /** What we are doing to an image right now: "removing". */
  readonly busy: (id: string) => string | undefined;
  readonly digests: boolean;
}

/** More names than this are counted. */
const named = 2;

/** `tag` is the one of its tags that this row is for; a dangling image has none. */
export function presentImage(
  image: Image,
  {
    tag,
    label,
    use,
    place,
  }: {
    readonly tag?: string;
    readonly label: string;
    readonly use: ImageUse;
    readonly place: Place;
  },
): TreeNode {
  const users = use.usersOf?.(image.id);
  const busy = use.busy(image.id);
  const others = image.tags.filter((other) => other !== tag);
  const shown = plain(label);
  const facts = [
    busy === undefined ? "" : `${busy}…`,
    tag === undefined ? t("dangling") : "",
    bytes(image.size),
    since(image.created, place.now),
    usersWords(users),
    tag !== undefined && others.length > 0 ? t("same image as {0}", someOf(others)) : "",
    use.digests ? digestWords(image) : "",
  ];
  return {
    id: below(place.parent, "image", `${image.id} ${tag ?? ""}`),
    session: place.session,
    label: shown,
    description: joined(...facts),
    icon: busy === undefined ? imageIcon(tag, users !== undefined && users.length > 0) : "loading~spin",
    context: contextValue("image", flagsOf(image, use.used)),
    spoken: spoken(tag === undefined ? t("image {0}", shown) : t("image {0}", plain(tag)), ...facts),
    of: image,
    children: "on open",
    copies: tag ?? image.id,
    ...(place.dimmed ? { dimmed: true } : {}),
  };
}

function usersWords(users: readonly string[] | undefined): string {
  if (users === undefined) return "";
  return users.length > 0 ? t("in use by {0}", someOf(users)) : t("unused");
}

function imageIcon(tag: string | undefined, used: boolean): string {
  if (tag === undefined) return "circle-slash/descriptionForeground";
  return used ? "package/charts.green" : "package/descriptionForeground";
}

/** "web-1, web-2 +3". */
export function someOf(names: readonly string[], most = named): string {
  const more = names.length - most;
  return names
    .slice(0, most)
    .map((name) => plain(name, 60))
    .join(", ")
    .concat(more > 0 ? ` +${more}` : "");
}

function digestWords({ digests }: Image): string {
  const short = new Set(digests.map((digest) => /sha256:[0-9a-f]{12}/.exec(digest)?.[0] ?? ""));
  return [...short].filter((digest) => digest !== "").join(", ") || t("no digest");
}

/** "registry:5000/team/web:1.2" → the repository and the tag; a name without a tag has none. */
export function splitTag(name: string): { readonly repository: string; readonly tag: string } {
  const colon = name.indexOf(":", name.lastIndexOf("/") + 1);
  return colon === -1
    ? { repository: name, tag: "" }
    : { repository: name.slice(0, colon), tag: name.slice(colon + 1) };
}
