// What a resource is at the moment, as words. Menus, pickers, the last check before a command and trees all read these,
// so that they can never disagree.
import { handsOutSocket } from "../base/engineSocket.ts";
import { composeOf } from "./compose.ts";
import type { Container, FileEntry, Image, Kind, Resource, ResourceOf, Volume } from "./resources.ts";

/** Every flag a kind may carry; menus may mention no other. */
export const flagsOfKind = {
  container: [
    "created",
    "running",
    "paused",
    "restarting",
    "exited",
    "dead",
    "alive", // running, paused or restarting: there is a main process
    "stoppable", // running or restarting
    "startable", // created or exited; one that is dead is refused: it is half removed
    "forcible", // neither created nor exited: there is something that a removal by force would end
    "healthy",
    "unhealthy",
    "compose",
    "published", // at least one tcp port on the host
    "privileged",
    "socket", // mounts an engine's socket, or a folder with it
  ],
  image: ["dangling", "tagged", "used", "unused"],
  volume: [
    "used", // a container mounts it, whether that runs or not
    "unused",
    "unnamed", // made along with a container that asked for no name
  ],
  file: [
    "folder", // it can be entered: a folder, or a link to one
    "document", // it can be opened: a regular file, or a link to one
    "link",
    "special", // a fifo, socket or device, which is never opened
    "top", // the root itself, which is neither renamed nor deleted
    "changeable", // its file system can be written at all
    "ofContainer",
    "added",
    "changed",
    "deleted",
  ],
} as const satisfies Record<Kind, readonly string[]>;

export type FlagOf<K extends Kind> = (typeof flagsOfKind)[K][number];
export type Flag = FlagOf<Kind>;

/** `used`: ids of images some container was made from, and names of volumes some container mounts. */
export function flagsOf(resource: Resource, used: ReadonlySet<string>): ReadonlySet<Flag> {
  switch (resource.kind) {
    case "container":
      return flagsOfContainer(resource);
    case "image":
      return flagsOfImage(resource, used);
    case "volume":
      return flagsOfVolume(resource, used);
    case "file":
      return flagsOfFile(resource);
  }
}

function flagsOfContainer(container: Container): ReadonlySet<FlagOf<"container">> {
  const { state } = container;
  const flags = new Set<FlagOf<"container">>();
  if (state !== "removing") flags.add(state);
  if (state === "running" || state === "paused" || state === "restarting") flags.add("alive");
  if (state === "running" || state === "restarting") flags.add("stoppable");
  if (state === "created" || state === "exited") flags.add("startable");
  if (state !== "created" && state !== "exited") flags.add("forcible");
  if (container.health === "healthy" || container.health === "unhealthy") flags.add(container.health);
  if (composeOf(container) !== undefined) flags.add("compose");
  if (container.ports.some((port) => port.outside !== undefined && port.protocol === "tcp")) flags.add("published");
  if (container.detail?.privileged === true) flags.add("privileged");
  if (mountsSocket(container)) flags.add("socket");
  return flags;
}

/** Whether it mounts an engine's socket or named pipe, by itself or with a folder around it. */
export const mountsSocket = ({ mounts }: ResourceOf<"container">): boolean =>
  mounts.some(({ source }) => handsOutSocket(source));

function flagsOfFile({ type, leadsTo, path, root, change }: FileEntry): ReadonlySet<FlagOf<"file">> {
  const flags = new Set<FlagOf<"file">>();
  const end = type === "link" ? leadsTo : type;
  if (type === "link") flags.add("link");
  if (path === "/") flags.add("top");
  if (root.kind === "container") flags.add("ofContainer");
  if (change !== undefined) flags.add(change);
  // What was deleted is only a name: nothing can be done in it or with it.
  if (change === "deleted") return flags;
  if (end === "folder") flags.add("folder");
  else if (end === "file") flags.add("document");
  else if (end !== undefined && end !== "unknown") flags.add("special");
  if (root.kind !== "image") flags.add("changeable");
  return flags;
}

function flagsOfVolume(volume: Volume, used: ReadonlySet<string>): ReadonlySet<FlagOf<"volume">> {
  return new Set<FlagOf<"volume">>([
    used.has(volume.id) ? "used" : "unused",
    ...(isUnnamed(volume) ? (["unnamed"] as const) : []),
  ]);
}

/** Nothing but the container it was made with leads to it. */
export const isUnnamed = ({ name, labels }: Pick<Volume, "name" | "labels">): boolean =>
  /^[0-9a-f]{64}$/.test(name) || Object.hasOwn(labels, "com.docker.volume.anonymous");

function flagsOfImage(image: Image, usedImages: ReadonlySet<string>): ReadonlySet<FlagOf<"image">> {
  return new Set<FlagOf<"image">>([
    image.tags.length === 0 ? "dangling" : "tagged",
    usedImages.has(image.id) ? "used" : "unused",
  ]);
}
