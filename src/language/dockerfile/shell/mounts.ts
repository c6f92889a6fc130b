// What a RUN's mounts keep out of the image: caches and memory file systems.
import type { Instruction } from "../syntax/tree.ts";

/** Whether a cache or tmpfs is mounted at a folder or above it. */
export function isMounted({ flags }: Instruction, folders: readonly string[]): boolean {
  return flags.some((flag) => {
    if (flag.name !== "mount") return false;
    const value = (...keys: string[]): string | undefined =>
      flag.parts.find(({ key }) => keys.includes(key.toLowerCase()))?.value;
    const type = (value("type") ?? "bind").toLowerCase();
    const target = value("target", "dst", "destination");
    return (
      (type === "cache" || type === "tmpfs") && target !== undefined && folders.some((each) => covers(target, each))
    );
  });
}

/** A folder may begin with "*": it then stands in any home. */
function covers(target: string, folder: string): boolean {
  const at = `${target.replace(/\/+$/, "")}/`;
  if (folder.startsWith("*")) {
    const tail = `${folder.slice(1)}/`;
    return at.endsWith(tail) || (at.endsWith("/.cache/") && tail.startsWith("/.cache/")) || at.includes(tail);
  }
  return `${folder}/`.startsWith(at) || at.startsWith(`${folder}/`);
}
