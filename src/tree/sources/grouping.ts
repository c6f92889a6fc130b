// Which containers stand together: by Compose project, image, network or state.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { composeOf } from "../../model/compose.ts";
import type { Container } from "../../model/resources.ts";
import { stateTitle } from "../../model/stateWords.ts";
import type { Settings } from "../../manifest/settings.ts";
import { imageWords } from "../present/container.ts";
import { iconOfState, stateOrder } from "../present/state.ts";
import { byWord } from "./order.ts";

export interface Group {
  readonly kind: "project" | "image" | "network" | "state";
  /** Tells it from the others of its kind. */
  readonly key: string;
  readonly label: string;
  /** What a screen reader says for it. */
  readonly title: string;
  readonly icon: string;
  /** In the order they are shown. */
  readonly members: readonly Container[];
}

export interface Grouped {
  readonly groups: readonly Group[];
  readonly alone: readonly Container[];
}

/** `containers` come in their order and keep it within each group. */
export function grouped(
  containers: readonly Container[],
  by: Settings["containers.groupBy"],
  sortBy: Settings["containers.sortBy"],
): Grouped {
  switch (by) {
    case "none":
      return { groups: [], alone: containers };
    case "project":
      return byProject(containers, sortBy);
    case "image":
      return { groups: collected(containers, (container) => [imageWords(container)]).map(imageGroup), alone: [] };
    case "network":
      return { groups: collected(containers, networksOf).map(networkGroup), alone: [] };
    case "state":
      return { groups: byState(containers), alone: [] };
  }
}

type Collected = readonly [key: string, members: readonly Container[]];

/** Containers under each of their keys, keys in order. */
function collected(
  containers: readonly Container[],
  keysOf: (container: Container) => readonly string[],
): readonly Collected[] {
  const groups = new Map<string, Container[]>();
  for (const container of containers)
    for (const key of keysOf(container)) {
      const members = groups.get(key);
      if (members === undefined) groups.set(key, [container]);
      else members.push(container);
    }
  return byWord(groups, ([key]) => key);
}

const projectOf = (container: Container): string | undefined => composeOf(container)?.project;

/** Within a project, order by name is order by service and then by number, whatever the containers are called. */
function byProject(containers: readonly Container[], sortBy: Settings["containers.sortBy"]): Grouped {
  const keysOf = (container: Container): readonly string[] => {
    const project = projectOf(container);
    return project === undefined ? [] : [project];
  };
  return {
    groups: collected(containers, keysOf).map(([key, members]) => ({
      kind: "project",
      key,
      label: key,
      title: t("Compose project {0}", plain(key)),
      icon: "layers",
      members: sortBy === "name" ? byService(members) : members,
    })),
    alone: containers.filter((container) => projectOf(container) === undefined),
  };
}

/** One-off containers, made by `compose run`, stand last in their service. */
function byService(members: readonly Container[]): readonly Container[] {
  const placed = members.map((container) => ({ container, compose: composeOf(container) }));
  const late = ({ compose }: (typeof placed)[number]): number => (compose?.oneOff === true ? 1 : 0);
  placed.sort((left, right) => late(left) - late(right) || (left.compose?.number ?? 0) - (right.compose?.number ?? 0));
  return byWord(placed, ({ compose }) => compose?.service ?? "").map(({ container }) => container);
}

const imageGroup = ([key, members]: Collected): Group => ({
  kind: "image",
  key,
  label: key,
  title: t("image {0}", plain(key)),
  icon: "package",
  members,
});

/** A container without an address of its own stands under its mode: "host", "none", "container:…". */
function networksOf({ networks, networkMode }: Container): readonly string[] {
  const names = networks.map(({ network }) => network);
  return names.length > 0 ? names : [networkMode === "" ? "none" : networkMode];
}

const networkGroup = ([key, members]: Collected): Group => ({
  kind: "network",
  key,
  label: key,
  title: t("network {0}", plain(key)),
  icon: "type-hierarchy-sub",
  members,
});

function byState(containers: readonly Container[]): readonly Group[] {
  return stateOrder.flatMap((state) => {
    const members = containers.filter((container) => container.state === state);
    if (members.length === 0) return [];
    const title = stateTitle(state);
    return [{ kind: "state", key: state, label: title, title, icon: iconOfState(state), members }];
  });
}
