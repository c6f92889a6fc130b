// The stages of the Dockerfile that a service is built from, as far as build.target needs them.
import { asScalar } from "../syntax/node.ts";
import { valueAt } from "../syntax/resolved.ts";
import { isLocal, joined } from "./neighbours.ts";
import { valueOf, type Project, type Service } from "./project.ts";

export interface Stage {
  readonly name: string;
  /** Line of its FROM, and the columns of the name in it. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** Path of the Dockerfile relative to the document's folder; undefined where it is inline, far away or unknown. */
export function dockerfileOf(project: Project, service: Service): string | undefined {
  const build = valueOf(service, "build")?.node;
  if (build === undefined || valueAt(build, "dockerfile_inline") !== undefined) return undefined;
  const read = (key: string, otherwise: string): string | undefined => {
    const scalar = asScalar(valueAt(build, key));
    const settled = scalar === undefined ? { text: otherwise, certain: true } : project.text(scalar);
    return settled.certain ? settled.text : undefined;
  };
  const context = asScalar(build)?.text ?? read("context", ".");
  const file = read("dockerfile", "Dockerfile");
  if (context === undefined || file === undefined || !isLocal(context)) return undefined;
  return joined(`${context.replace(/\/$/, "")}/x`, file);
}

export function stagesOf(project: Project, service: Service): readonly Stage[] {
  const inline = asScalar(valueAt(valueOf(service, "build")?.node, "dockerfile_inline"));
  const path = dockerfileOf(project, service);
  const text = inline?.text ?? (path === undefined ? undefined : project.lookup.read?.(path)) ?? "";
  return text.split(/\r?\n/, 50_000).flatMap((row, line) => {
    const [, before = "", name] = /^(\s*FROM\s+.*?\s+AS\s+)([A-Za-z0-9_.-]+)\s*$/i.exec(row) ?? [];
    return name === undefined ? [] : [{ name, line, start: before.length, end: before.length + name.length }];
  });
}
