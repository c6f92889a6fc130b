// The Dockerfile that a service is built from, read as what it is.
import { parse } from "../../dockerfile/syntax/parse.ts";
import type { Dockerfile, Stage } from "../../dockerfile/syntax/tree.ts";
import { onceForText } from "../../onceForText.ts";
import { dockerfileOf } from "./dockerfileStages.ts";
import { ownValue, type Project, type Service } from "./project.ts";
import { asScalar, type Scalar } from "../syntax/node.ts";
import { valueAt } from "../syntax/resolved.ts";

/** Hints are asked for with every change. */
const parsedOnce = onceForText((text) => parse(text));

export interface BuiltFrom {
  /** Relative to the document's folder. */
  readonly path: string;
  readonly doc: Dockerfile;
  /** What is built: the stage that `target` names, else the last. Undefined where there is none. */
  readonly stage: Stage | undefined;
  /** `target` as it stands in this document. */
  readonly target: Scalar | undefined;
}

/** Undefined where there is no Dockerfile beside, or none that may be read. */
export function builtFrom(project: Project, service: Service): BuiltFrom | undefined {
  if (ownValue(service, "build") === undefined) return undefined;
  const path = dockerfileOf(project, service);
  const text = path === undefined ? undefined : project.lookup.read?.(path);
  if (path === undefined || text === undefined) return undefined;
  return { path, ...builtOf(project, service, text) };
}

/** The same where the Dockerfile may also stand in this document: then it has no path. */
export function builtFromAny(
  project: Project,
  service: Service,
): (Omit<BuiltFrom, "path"> & { readonly path?: string }) | undefined {
  const inline = asScalar(ownValue(service, "build", "dockerfile_inline"));
  if (inline === undefined) return builtFrom(project, service);
  const { text, certain } = project.text(inline);
  // A variable of Compose's that has no value here may be the name of a stage.
  return certain || !/^\s*FROM\s.*\$/im.test(inline.text) ? builtOf(project, service, text) : undefined;
}

function builtOf(project: Project, service: Service, text: string): Omit<BuiltFrom, "path"> {
  const doc = parsedOnce(text);
  const target = asScalar(ownValue(service, "build", "target"));
  return { doc, target, stage: target === undefined ? doc.stages.at(-1) : stageOf(project, doc, target) };
}

function stageOf(project: Project, doc: Dockerfile, target: Scalar): Stage | undefined {
  const { text, certain } = project.text(target);
  if (!certain || text === "") return undefined;
  const named = doc.stages.findLast(({ name }) => name?.value.toLowerCase() === text.toLowerCase());
  return named ?? (/^\d+$/.test(text) ? doc.stages[Number(text)] : undefined);
}

/** Where it says which Dockerfile is meant, most exact first: what a hint about it stands behind. */
export function buildPlace(service: Service): Scalar | undefined {
  const build = ownValue(service, "build");
  return asScalar(valueAt(build, "dockerfile")) ?? asScalar(valueAt(build, "context")) ?? asScalar(build);
}
