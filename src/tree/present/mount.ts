// Mounts: one row each below a container.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { isUnnamed, mountsSocket } from "../../model/flags.ts";
import type { Container, Mount } from "../../model/resources.ts";
import type { TreeNode } from "../node.ts";
import { below, joined, spoken, type Place } from "./place.ts";

export function mountRows(container: Container, place: Place): readonly TreeNode[] {
  return container.mounts.map((mount) => mountRow(mount, mountsSocket({ ...container, mounts: [mount] }), place));
}

const iconOf: Readonly<Record<Mount["type"], string>> = {
  bind: "folder-library",
  volume: "database",
  tmpfs: "chip",
  npipe: "plug",
  cluster: "database",
  image: "package",
};

function mountRow(mount: Mount, socket: boolean, place: Place): TreeNode {
  const { type, source, target, writable } = mount;
  const what = sourceWords(mount);
  const rights = writable ? undefined : t("read-only");
  const label = plain(target);
  return {
    id: below(place.parent, "mount", target),
    session: place.session,
    label,
    description: joined(what, rights, socket ? t("engine's socket") : undefined),
    icon: socket ? "warning/list.warningForeground" : iconOf[type],
    context: `;mount;${type};${source === "" ? "" : "source;"}`,
    spoken: spoken(t("mount {0}", label), what, rights, socket ? t("engine's socket") : undefined),
    ...(source === "" ? {} : { copies: source }),
    ...(place.dimmed ? { dimmed: true } : {}),
  };
}

/** "volume data", "host /srv/data", "in memory". */
export function sourceWords({ type, source }: Mount): string {
  switch (type) {
    case "volume":
    case "cluster":
      return isUnnamed({ name: source, labels: {} })
        ? t("unnamed volume {0}", source.slice(0, 12))
        : t("volume {0}", plain(source));
    case "bind":
      return t("host {0}", plain(source));
    case "tmpfs":
      return t("in memory");
    case "npipe":
      return t("named pipe {0}", plain(source));
    case "image":
      return t("image {0}", plain(source));
  }
}
