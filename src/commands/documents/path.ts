// The paths of read-only documents: the last part is the tab's name, the rest keeps them apart.
import { plain } from "../../base/plain.ts";
import type { Target } from "../../engine/api/containers.ts";

/** "default/3f2a…/web.inspect.json". Foreign names lose what would make further parts of a path of them. */
export function documentPath(engine: string, { id, name }: Target, what: string): string {
  return [engine, id.replace("sha256:", ""), `${name}.${what}`].map(part).join("/");
}

export const part = (text: string): string => plain(text, 120).replace(/[\\/]/g, "∕").replace(/^\.+$/, "_");
