// What stands where in the Images view: repositories with their tags, a repository with one tag as one row, and the images
// without a tag last.
import { shortId } from "../../base/ids.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { viewIds } from "../../manifest/names.ts";
import { rootOf } from "../../model/fileRoot.ts";
import type { Image } from "../../model/resources.ts";
import type { Session } from "../../model/session.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { imageUsers, usedImages } from "../../model/usedImages.ts";
import type { TreeNode } from "../node.ts";
import { presentGroup } from "../present/group.ts";
import { presentImage, someOf, splitTag, type ImageUse } from "../present/image.ts";
import { below, joined, type Place } from "../present/place.ts";
import type { TreeSettings, TreeSource } from "../source.ts";
import { imageTooltip } from "../tooltips/imageTooltip.ts";
import { fileHover, openFiles, rootRows } from "./files.ts";
import { matchesTag, type Matches, type Tagged } from "./filter.ts";
import { byName, byWord } from "./order.ts";
import { underEngines } from "./underEngines.ts";

export const imagesSource: TreeSource = {
  view: viewIds.images,
  reads: ["images", "containers"],
  second: true,
  roots: (sessions, settings) =>
    underEngines(sessions, { family: "images", now: settings.now }, (session, place) =>
      rowsOf(session, place, settings),
    ),
  open: async (node, opening) => {
    const { session, now } = opening;
    if (node.of?.kind !== "image") return (await openFiles(node, opening)) ?? [];
    const place = { session: session.name, parent: node.id, now, dimmed: node.dimmed === true };
    return rootRows(rootOf(node.of), place, opening);
  },
  tooltip: (node, hovered) => {
    const { sessions, now } = hovered;
    const session = sessions.open.find(({ name }) => name === node.session);
    if (session === undefined) return Promise.resolve(undefined);
    if (node.of?.kind !== "image") return Promise.resolve(fileHover(node, hovered));
    const { current } = session.store;
    const users = current.known.has("containers") ? usersOf(current, node.of.id) : undefined;
    return Promise.resolve({ markdown: imageTooltip(node.of, { users, now }) });
  },
};

function rowsOf(session: Session, place: Place, { settings, filter }: TreeSettings): readonly TreeNode[] {
  const snapshot = session.store.current;
  const use: ImageUse = {
    used: usedImages(snapshot),
    usersOf: snapshot.known.has("containers") ? (id) => usersOf(snapshot, id) : undefined,
    busy: session.busy.of,
    digests: settings["images.showDigests"],
  };
  const matches = matchesTag(filter);
  const images = [...snapshot.images.values()];
  const dangling = images.filter((image) => image.tags.length === 0 && matches({ image }));
  return [
    ...repositoriesOf(images, matches).map((repository) => repositoryRow(repository, use, place)),
    ...danglingRow(settings["images.showDangling"] ? dangling : [], use, place),
  ];
}

/** Names of the containers made from an image, in order. */
const usersOf = (snapshot: Snapshot, id: string): readonly string[] =>
  byName(imageUsers(snapshot).get(id) ?? []).map(({ name }) => name);

interface InRepository {
  readonly image: Image;
  /** The whole name: "nginx:1.25". */
  readonly name: string;
  readonly tag: string;
}

type Repository = readonly [name: string, tags: readonly InRepository[]];

function repositoriesOf(images: readonly Image[], matches: Matches<Tagged>): readonly Repository[] {
  const repositories = new Map<string, InRepository[]>();
  for (const image of images)
    for (const name of image.tags) {
      if (!matches({ image, name })) continue;
      const { repository, tag } = splitTag(name);
      const tags = repositories.get(repository);
      if (tags === undefined) repositories.set(repository, [{ image, name, tag }]);
      else tags.push({ image, name, tag });
    }
  return byWord(repositories, ([name]) => name).map(([name, tags]) => [name, byWord(tags, ({ tag }) => tag)]);
}

function repositoryRow([repository, tags]: Repository, use: ImageUse, place: Place): TreeNode {
  const [first, ...more] = tags;
  const id = below(place.parent, "repository", repository);
  const row = ({ image, name }: InRepository, label: string, inside: Place): TreeNode =>
    presentImage(image, { tag: name, label, use, place: inside });
  if (first !== undefined && more.length === 0) return row(first, first.name, { ...place, parent: id });
  return presentGroup(
    {
      id,
      kind: "repository",
      of: "image",
      label: plain(repository),
      title: t("repository {0}", plain(repository)),
      description: joined(
        t("{0} tags", tags.length),
        someOf(
          tags.map(({ tag }) => tag),
          3,
        ),
      ),
      icon: "versions",
      open: false,
      stands: [...new Set(tags.map(({ image }) => image))],
      children: tags.map((tagged) => row(tagged, tagged.tag, { ...place, parent: id })),
      used: use.used,
      copies: tags.map(({ name }) => name).join(" "),
    },
    place,
  );
}

function danglingRow(images: readonly Image[], use: ImageUse, place: Place): readonly TreeNode[] {
  if (images.length === 0) return [];
  const id = below(place.parent, "dangling", "");
  const newestFirst = [...images].sort(
    (left, right) => right.created - left.created || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0),
  );
  const title = t("Without a tag");
  return [
    presentGroup(
      {
        id,
        kind: "dangling",
        of: "image",
        label: title,
        title,
        description: t("{0} dangling", images.length),
        icon: "circle-slash/descriptionForeground",
        open: false,
        stands: newestFirst,
        children: newestFirst.map((image) =>
          presentImage(image, { label: danglingName(image), use, place: { ...place, parent: id } }),
        ),
        used: use.used,
      },
      place,
    ),
  ];
}

/** An image pulled by digest has a repository though it has no tag. */
function danglingName({ id, digests }: Image): string {
  const repository = digests[0]?.split("@")[0];
  return repository === undefined || repository === "<none>" ? shortId(id) : `${repository} ${shortId(id)}`;
}
