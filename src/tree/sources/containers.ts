// What stands where in the Containers view: groups with their containers, then the containers without a group.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { viewIds } from "../../manifest/names.ts";
import { stats } from "../../engine/api/containers.ts";
import { rootOf } from "../../model/fileRoot.ts";
import type { Container } from "../../model/resources.ts";
import type { Session } from "../../model/session.ts";
import type { NodeId, TreeNode } from "../node.ts";
import { insideContainer, presentContainer } from "../present/container.ts";
import { presentGroup } from "../present/group.ts";
import { below, joined, type Place } from "../present/place.ts";
import { countWords } from "../present/state.ts";
import type { TreeSettings, TreeSource } from "../source.ts";
import { containerTooltip } from "../tooltips/containerTooltip.ts";
import { liveReading } from "../tooltips/liveReading.ts";
import { changesHover, fileHover, openFiles, rootRows } from "./files.ts";
import { matchesContainer } from "./filter.ts";
import { grouped, type Group } from "./grouping.ts";
import { sorted } from "./order.ts";
import { underEngines } from "./underEngines.ts";

export const containersSource: TreeSource = {
  view: viewIds.containers,
  reads: ["containers"],
  roots: (sessions, settings) =>
    underEngines(sessions, { family: "containers", now: settings.now }, (session, place) =>
      rowsOf(session, place, settings),
    ),
  open: async (node, opening) => {
    const { session, now } = opening;
    if (node.of?.kind !== "container") return (await openFiles(node, opening)) ?? [];
    const place = { session: session.name, parent: node.id, now, dimmed: node.dimmed === true };
    return [...rootRows(rootOf(node.of), place, opening), ...insideContainer(node.of, session.endpoint, place)];
  },
  tooltip: async (node, hovered) => {
    const session = hovered.sessions.open.find(({ name }) => name === node.session);
    if (session === undefined) return undefined;
    if (node.of?.kind !== "container") return fileHover(node, hovered) ?? (await changesHover(node, hovered));
    const { of: container } = node;
    if (container.state !== "running") return { markdown: containerTooltip(container, hovered.now) };
    const reading = await liveReading(
      async (signal) => await stats(await session.engine(), container, { signal, background: true }),
      AbortSignal.any([hovered.signal, session.scope.signal]),
    );
    return { markdown: containerTooltip(container, hovered.now, reading), live: true };
  },
};

function rowsOf(session: Session, place: Place, { settings, filter }: TreeSettings): readonly TreeNode[] {
  const isShown = shown(filter, settings["containers.show"]);
  const all = sorted(session.store.current.containers.values(), settings["containers.sortBy"]);
  const row = (container: Container, parent: NodeId): TreeNode =>
    presentContainer(container, {
      busy: session.busy.of(container.id),
      place: { ...place, parent },
    });
  const { groups, alone } = grouped(all, settings["containers.groupBy"], settings["containers.sortBy"]);
  return [
    ...groups.flatMap((group) => groupRow(group, isShown, row, place) ?? []),
    ...alone.filter(isShown).map((container) => row(container, place.parent)),
  ];
}

function shown(filter: string, show: "all" | "running"): (container: Container) => boolean {
  const matches = matchesContainer(filter);
  if (show === "all") return matches;
  return (container) => isAlive(container) && matches(container);
}

/** "Running only" keeps what has a main process: paused and restarting ones too, as `docker ps` does. */
const isAlive = ({ state }: Container): boolean => state === "running" || state === "paused" || state === "restarting";

/** A group stands for the members a person sees: what is filtered out is neither shown nor acted on, but counted. */
function groupRow(
  { kind, key, label, title, icon, members }: Group,
  isShown: (container: Container) => boolean,
  row: (container: Container, parent: NodeId) => TreeNode,
  place: Place,
): TreeNode | undefined {
  const stands = members.filter(isShown);
  if (stands.length === 0) return undefined;
  const id = below(place.parent, kind, key);
  const hidden = members.length - stands.length;
  return presentGroup(
    {
      id,
      kind,
      of: "container",
      label: plain(label),
      title,
      description: joined(countWords(stands), hidden > 0 ? t("{0} hidden", hidden) : ""),
      icon,
      open: true,
      stands,
      children: stands.map((container) => row(container, id)),
    },
    place,
  );
}
