// What stands where in the Volumes view: volumes by name, and last those that nobody gave a name. Each leads to its files.
import { t } from "../../base/l10n.ts";
import { viewIds } from "../../manifest/names.ts";
import { rootOf } from "../../model/fileRoot.ts";
import { isUnnamed } from "../../model/flags.ts";
import type { Container, Volume } from "../../model/resources.ts";
import type { Session } from "../../model/session.ts";
import type { Snapshot } from "../../model/snapshot.ts";
import { usedVolumes, volumeUsers } from "../../model/usedVolumes.ts";
import type { TreeNode } from "../node.ts";
import { presentGroup } from "../present/group.ts";
import { below, joined, type Place } from "../present/place.ts";
import { presentVolume, type VolumeUse } from "../present/volume.ts";
import type { TreeSettings, TreeSource } from "../source.ts";
import { volumeTooltip } from "../tooltips/volumeTooltip.ts";
import { fileHover, openFiles, rootRows } from "./files.ts";
import { matchesVolume } from "./filter.ts";
import { byName, byWord } from "./order.ts";
import { underEngines } from "./underEngines.ts";

export const volumesSource: TreeSource = {
  view: viewIds.volumes,
  reads: ["volumes", "containers"],
  second: true,
  roots: (sessions, settings) =>
    underEngines(sessions, { family: "volumes", now: settings.now }, (session, place) =>
      rowsOf(session, place, settings),
    ),
  open: async (node, opening) => {
    const { session, now } = opening;
    if (node.of?.kind !== "volume") return (await openFiles(node, opening)) ?? [];
    const place = { session: session.name, parent: node.id, now, dimmed: node.dimmed === true };
    return rootRows(rootOf(node.of), place, opening);
  },
  tooltip: (node, hovered) => {
    const { sessions, now } = hovered;
    const session = sessions.open.find(({ name }) => name === node.session);
    if (session === undefined) return Promise.resolve(undefined);
    if (node.of?.kind !== "volume") return Promise.resolve(fileHover(node, hovered));
    const users = usersOf(session.store.current, node.of.name);
    return Promise.resolve({ markdown: volumeTooltip(node.of, { users, now }) });
  },
};

const usersOf = (snapshot: Snapshot, name: string): readonly Container[] =>
  byName(volumeUsers(snapshot).get(name) ?? []);

function rowsOf(session: Session, place: Place, { filter }: TreeSettings): readonly TreeNode[] {
  const snapshot = session.store.current;
  const use: VolumeUse = {
    used: usedVolumes(snapshot),
    usersOf: (name) => usersOf(snapshot, name).map((container) => container.name),
    busy: session.busy.of,
  };
  const shown = byWord([...snapshot.volumes.values()].filter(matchesVolume(filter)), ({ name }) => name);
  return [
    ...shown.filter((volume) => !isUnnamed(volume)).map((volume) => presentVolume(volume, use, place)),
    ...unnamedRow(shown.filter(isUnnamed), use, place),
  ];
}

function unnamedRow(volumes: readonly Volume[], use: VolumeUse, place: Place): readonly TreeNode[] {
  if (volumes.length === 0) return [];
  const id = below(place.parent, "unnamed", "");
  const title = t("Without a name");
  const unused = volumes.filter(({ name }) => !use.used.has(name)).length;
  return [
    presentGroup(
      {
        id,
        kind: "unnamed",
        of: "volume",
        label: title,
        title,
        description: joined(t("{0} unnamed", volumes.length), unused > 0 ? t("{0} unused", unused) : ""),
        icon: "circle-slash/descriptionForeground",
        open: false,
        stands: volumes,
        children: volumes.map((volume) => presentVolume(volume, use, { ...place, parent: id })),
        used: use.used,
      },
      place,
    ),
  ];
}
