// How an engine looks: as a root of the other views when several are open, and as a row of the Engines view.
import { describe } from "../../base/describe.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import { describeReason } from "../../engine/endpoint/describeReason.ts";
import type { Endpoint } from "../../engine/endpoint/endpoint.ts";
import { isRootless } from "../../engine/endpoint/rootless.ts";
import type { Session } from "../../model/session.ts";
import type { Connection } from "../../model/snapshot.ts";
import type { TreeNode } from "../node.ts";
import { joined, spoken, type Place } from "./place.ts";

/** The root row of one engine's rows. It counts nothing: a count would fetch all its rows again with every change. */
export function presentEngineRoot(
  { name, store }: Session,
  {
    place,
    isDefault,
    children,
  }: { readonly place: Place; readonly isDefault: boolean; readonly children: readonly TreeNode[] },
): TreeNode {
  const { connection } = store.current;
  const state = connectionWords(connection);
  const label = plain(name);
  return {
    id: place.parent,
    session: name,
    label,
    description: joined(state, isDefault ? t("default engine") : ""),
    icon: connectionIcon(connection),
    context: engineContext(true, isDefault),
    spoken: spoken(t("engine {0}", label), state, isDefault ? t("default engine") : ""),
    children,
    open: true,
    ...(place.dimmed ? { dimmed: true } : {}),
  };
}

/** A row of the Engines view. `session` is absent while the engine is not open. */
export function presentEngine(
  endpoint: Endpoint,
  { session, isDefault }: { readonly session: Session | undefined; readonly isDefault: boolean },
): TreeNode {
  const connection = session?.store.current.connection;
  const label = plain(endpoint.name);
  const state = connection === undefined ? t("not connected") : connectionWords(connection);
  const version = connection?.state === "ready" ? connection.version : undefined;
  const rights = isRootless(endpoint, version) ? t("rootless") : "";
  const why = describeReason(endpoint.reason);
  return {
    id: `engine:${endpoint.name}`,
    session: endpoint.name,
    label,
    description: joined(state, rights, isDefault ? t("default engine") : "", why),
    icon: connection === undefined ? "vm-outline/descriptionForeground" : connectionIcon(connection),
    context: `${engineContext(session !== undefined, isDefault)}copies;`,
    spoken: spoken(t("engine {0}", label), state, rights, isDefault ? t("default engine") : "", why),
    copies: endpoint.url,
  };
}

/** ";engine;open;other;" is one that could be made the default. */
function engineContext(open: boolean, isDefault: boolean): string {
  if (!open) return ";engine;closed;";
  return isDefault ? ";engine;open;default;" : ";engine;open;other;";
}

/** "28.5.2", "connecting…", or the problem in a word. */
export function connectionWords(connection: Connection): string {
  switch (connection.state) {
    case "idle":
      return t("not needed yet");
    case "connecting":
      return t("connecting…");
    case "ready":
      return versionWords(connection.version);
    case "lost":
      return describe(connection.problem).message;
  }
}

/** "28.5.2"; products other than Docker's own by name: "Podman Engine 4.3.1". */
function versionWords({ product, version }: { readonly product: string; readonly version: string }): string {
  return plain(product === "Docker Engine" ? version : `${product} ${version}`);
}

function connectionIcon({ state }: Connection): string {
  switch (state) {
    case "ready":
      return "vm-active/charts.green";
    case "lost":
      return "warning/list.warningForeground";
    case "idle":
    case "connecting":
      return "vm-outline";
  }
}
