// The files and folders that a Compose file names.
import { asList, asMapping, asScalar, followed, type Node, type Scalar } from "../syntax/node.ts";
import { valueAt } from "../syntax/resolved.ts";
import { booleanOf } from "./amounts.ts";
import { inclusionsIn } from "./including.ts";
import { isLocal, joined } from "./neighbours.ts";
import { ownValue, type Project, type Service } from "./project.ts";
import { isPath, shortMount } from "./forms/shortMount.ts";

export interface NamedFile {
  readonly scalar: Scalar;
  /** Relative to the document's folder. */
  readonly path: string;
  /** Whether Compose refuses to go on without it. */
  readonly wanted: "needed" | "optional";
  readonly kind: "file" | "folder";
}

export function filesIn(project: Project): readonly NamedFile[] {
  const found: NamedFile[] = [];
  const add = (
    node: Node | undefined,
    wanted: NamedFile["wanted"],
    kind: NamedFile["kind"] = "file",
    from = "",
  ): void => {
    const scalar = asScalar(node);
    if (scalar?.type !== "string") return;
    const { text, certain } = project.text(scalar);
    if (certain && isLocal(text)) found.push({ scalar, path: joined(from, text), wanted, kind });
  };
  for (const { scalar } of inclusionsIn(project.doc, project.variables.get)) add(scalar, "needed");
  for (const layer of project.doc.layers)
    for (const item of asList(valueAt(layer, "include"))?.items ?? [])
      for (const file of itemsOf(valueAt(item, "env_file"))) add(file, "needed");
  for (const service of project.services.values()) ofService(service, add);
  for (const family of ["config", "secret"] as const)
    for (const { value } of project.own(family).values()) add(valueAt(value, "file"), "optional");
  // What several services merge from one anchor is one place.
  return [...new Map(found.map((file) => [`${file.scalar.start} ${file.kind}`, file])).values()];
}

type Add = (node: Node | undefined, wanted: NamedFile["wanted"], kind?: NamedFile["kind"], from?: string) => void;

function ofService(service: Service, add: Add): void {
  for (const item of itemsOf(ownValue(service, "env_file"))) {
    const required = asScalar(valueAt(item, "required"));
    const spare = required !== undefined && booleanOf(required.text) !== true;
    add(
      asMapping(item) === undefined ? item : valueAt(item, "path"),
      spare || service.optional ? "optional" : "needed",
    );
  }
  for (const item of itemsOf(ownValue(service, "label_file"))) add(item, service.optional ? "optional" : "needed");
  add(ownValue(service, "extends", "file"), "needed");
  const build = ownValue(service, "build");
  const context = asScalar(build) ?? asScalar(valueAt(build, "context"));
  add(context, "optional", "folder");
  add(valueAt(build, "dockerfile"), "optional", "file", `${context?.text.replace(/\/$/, "") ?? "."}/Dockerfile`);
  add(ownValue(service, "credential_spec", "file"), "optional");
  for (const item of asList(ownValue(service, "volumes"))?.items ?? []) mounted(item, add);
  for (const item of asList(ownValue(service, "develop", "watch"))?.items ?? [])
    add(valueAt(item, "path"), "optional", "folder");
}

function mounted(item: Node, add: Add): void {
  const node = followed(item);
  if (node?.kind === "mapping" && asScalar(valueAt(node, "type"))?.text === "bind")
    add(valueAt(node, "source"), "optional");
  if (node?.kind !== "scalar") return;
  const mount = shortMount(node.text);
  if (typeof mount !== "object" || mount.source === undefined || !isPath(mount.source)) return;
  const { source } = mount;
  // Only the source's part of the scalar leads somewhere.
  const quoted = node.style === "plain" ? 0 : 1;
  const start = node.start + quoted;
  if (/^\.{1,2}(\/|$)/.test(source)) add({ ...node, text: source, start, end: start + source.length }, "optional");
}

const itemsOf = (node: Node | undefined): readonly Node[] => {
  const list = asList(node);
  return list === undefined ? (node === undefined ? [] : [node]) : list.items;
};
