// What has files: a container, an image or a volume as the root of a file system.
import type { Container, FileRoot, Image, Volume } from "./resources.ts";

export function rootOf(resource: Container | Image | Volume): FileRoot {
  const { kind, id } = resource;
  return { kind, id, name: kind === "image" ? nameOfImage(resource) : resource.name };
}

const nameOfImage = ({ id, tags }: Image): string => tags[0] ?? id.replace("sha256:", "").slice(0, 12);
