// An item of a service's volumes, in either form: what is mounted, and where.
import { asScalar, followed, type Node } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/resolved.ts";
import type { Project } from "../project.ts";
import { shortMount } from "./shortMount.ts";

export interface Mount {
  readonly target: string;
  /** Of a mounted volume its name. */
  readonly volume?: string;
}

/** Undefined where it cannot be told. */
export function mountOf(project: Pick<Project, "text">, node: Node): Mount | undefined {
  const item = followed(node);
  const read = (scalar: { readonly text: string } | undefined): string | undefined => {
    const settled = scalar && project.text(scalar);
    return settled?.certain === true ? settled.text : undefined;
  };
  if (item?.kind === "scalar") {
    const mount = shortMount(read(item) ?? "");
    if (typeof mount !== "object") return undefined;
    return { target: mount.target, ...(mount.type === "volume" ? { volume: mount.source } : {}) };
  }
  const target = read(asScalar(valueAt(item, "target")));
  if (target === undefined) return undefined;
  const isVolume = asScalar(valueAt(item, "type"))?.text === "volume";
  return { target, ...(isVolume ? { volume: read(asScalar(valueAt(item, "source"))) } : {}) };
}
