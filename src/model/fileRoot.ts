// What has files: a container or an image as the root of a file system.
import type { Container, FileRoot, Image } from "./resources.ts";

export function rootOf(resource: Container | Image): FileRoot {
  const { kind, id } = resource;
  return { kind, id, name: kind === "container" ? resource.name : nameOfImage(resource) };
}

const nameOfImage = ({ id, tags }: Image): string => tags[0] ?? id.replace("sha256:", "").slice(0, 12);
