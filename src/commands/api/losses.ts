// Requests that destroy something, and what that is. Asked before they are sent; everything else only reads, makes or
// changes what can be changed back.
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { RawRequest } from "../../engine/api/raw.ts";
import type { Confirmation } from "../context.ts";

/** Path without version and query → what goes. {name} is what stands between the slashes, or the rest of the path. */
interface Rule {
  readonly method: "DELETE" | "POST";
  readonly path: RegExp;
  readonly lost: (name: string, query: URLSearchParams) => readonly string[];
}

const isOn = (query: URLSearchParams, name: string): boolean => /^(1|true|t)$/i.test(query.get(name) ?? "");

const rules: readonly Rule[] = [
  {
    method: "DELETE",
    path: /^\/containers\/([^/]+)$/,
    lost: (name, query) => [
      t("Everything written in {0} outside of volumes, and its log.", name),
      ...(isOn(query, "v") ? [t("Its anonymous volumes with their data.")] : []),
      ...(isOn(query, "force") ? [t("It is killed first if it runs.")] : []),
    ],
  },
  {
    method: "DELETE",
    path: /^\/images\/(.+)$/,
    lost: (name) => [
      t("The name {0}, and with its last name the image itself. What was only built here is gone for good.", name),
    ],
  },
  { method: "DELETE", path: /^\/volumes\/([^/]+)$/, lost: (name) => [t("The volume {0} with all data in it.", name)] },
  {
    method: "DELETE",
    path: /^\/networks\/([^/]+)$/,
    lost: (name) => [t("The network {0}; containers that name it will not start.", name)],
  },
  { method: "DELETE", path: /^\/(.+)$/, lost: (name) => [t("{0}, for good.", name)] },
  {
    method: "POST",
    path: /^\/(containers)\/prune$/,
    lost: () => [t("All stopped containers with everything written in them.")],
  },
  {
    method: "POST",
    path: /^\/(images)\/prune$/,
    lost: () => [t("Images without a name; with the filter dangling=false all that no container uses.")],
  },
  {
    method: "POST",
    path: /^\/(volumes)\/prune$/,
    lost: () => [t("Volumes that no container uses, with all data in them.")],
  },
  { method: "POST", path: /^\/(networks)\/prune$/, lost: () => [t("Networks that no container uses.")] },
  { method: "POST", path: /^\/(build)\/prune$/, lost: () => [t("What builds have kept: the next ones take longer.")] },
  { method: "POST", path: /^\/(.+)\/prune$/, lost: () => [t("Whatever nothing else uses at this moment.")] },
  {
    method: "POST",
    path: /^\/(?:libpod\/)?containers\/([^/]+)\/kill$/,
    lost: (name) => [t("What the processes of {0} have not saved: by default they are ended at once.", name)],
  },
  {
    method: "POST",
    path: /^\/(swarm)\/leave$/,
    lost: () => [t("This engine's part in the swarm; with the last manager, the swarm's whole state.")],
  },
];

/** Undefined where nothing is lost. */
export function lossOf({ method, path }: RawRequest): Confirmation | undefined {
  const [place = "", query = ""] = path.replace(/^\/v[\d.]+(?=\/)/, "").split("?", 2);
  // As the engine reads it: no path is so written that it goes unseen.
  const plainPlace = decoded(place)
    .replace(/\/{2,}/g, "/")
    .replace(/\/$/, "");
  for (const rule of rules) {
    const [, name] = (rule.method === method && rule.path.exec(plainPlace)) || [];
    if (name !== undefined)
      return {
        question: t("Send {0} {1}?", method, plain(plainPlace, 120)),
        detail: [t("This will be lost:"), ...rule.lost(plain(name, 120), new URLSearchParams(query))].join("\n"),
        action: t("Send"),
      };
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
