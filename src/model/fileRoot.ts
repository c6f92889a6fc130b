// What has files: a container, an image or a volume as the root of a file system.
import { shortId } from "../base/ids.ts";
import type { Container, FileRoot, Image, Volume } from "./resources.ts";

/** Named as people know it: an image by its first tag, else by its short id. */
export function rootOf(resource: Container | Image | Volume): FileRoot {
  const { kind, id } = resource;
  return { kind, id, name: kind === "image" ? nameOfImage(resource) : resource.name };
}

const nameOfImage = ({ id, tags }: Image): string => tags[0] ?? shortId(id);
