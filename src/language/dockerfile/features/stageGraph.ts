// The stages of a Dockerfile as a graph: what each is built on and what it copies or mounts from others, images included.
import { plain } from "../../../base/plain.ts";
import type { StageEdge, StageGraph, StageNode } from "../../language.ts";
import { rangeOf } from "../edits.ts";
import { fromsOf } from "../froms.ts";
import { defaultImage } from "../images.ts";
import type { Dockerfile, Span, Stage } from "../syntax/tree.ts";
import { stageMeant } from "../syntax/scope.ts";

/** Larger files are no picture any more. */
const mostStages = 200;

export function stageGraph(doc: Dockerfile): StageGraph {
  const stages = doc.stages.slice(0, mostStages);
  const edges = edgesOf(doc, stages);
  const images = new Map<string, Span>();
  for (const { from, span } of edges) if (from.startsWith("image:") && !images.has(from)) images.set(from, span);
  const needed = neededBy(stages.length - 1, edges);
  const nodes = [
    ...[...images].map(([id, span]): StageNode => ({
      id,
      kind: "image",
      name: plain(id.slice("image:".length), 80),
      range: rangeOf(doc, span),
      instructions: 0,
      last: false,
      aside: !needed.has(id),
    })),
    ...stages.map((stage) => nodeOf(doc, stage, stages.length - 1, needed)),
  ];
  return { nodes, edges: edges.map(({ span, ...edge }) => ({ ...edge, range: rangeOf(doc, span) })) };
}

export const idOf = (stage: Stage): string => `stage:${stage.index}`;

function nodeOf(doc: Dockerfile, stage: Stage, last: number, needed: ReadonlySet<string>): StageNode {
  const { index, name, image, platform, from, instructions, base } = stage;
  const said = base === undefined && image !== undefined ? (defaultImage(doc, stage) ?? image.text) : image?.text;
  return {
    id: idOf(stage),
    kind: "stage",
    name: plain(name?.value ?? String(index), 80),
    ...(said === undefined ? {} : { image: plain(said, 120) }),
    ...(platform?.value === undefined ? {} : { platform: plain(platform.value.text, 40) }),
    range: rangeOf(doc, { start: from.start, end: from.end }),
    instructions: instructions.length,
    last: index === last,
    aside: !needed.has(idOf(stage)),
  };
}

type Edge = Omit<StageEdge, "range"> & { readonly span: Span };

function edgesOf(doc: Dockerfile, stages: readonly Stage[]): readonly Edge[] {
  const found = new Map<string, Edge>();
  const add = (from: string, to: Stage, kind: Edge["kind"], span: Span): void => {
    const key = `${from} ${to.index} ${kind}`;
    const before = found.get(key);
    found.set(key, { from, to: idOf(to), kind, count: (before?.count ?? 0) + 1, span: before?.span ?? span });
  };
  for (const stage of stages) {
    const { image, base } = stage;
    if (base !== undefined && image !== undefined) add(idOf(base), stage, "base", image);
    else if (image !== undefined) add(`image:${defaultImage(doc, stage) ?? image.text}`, stage, "base", image);
  }
  for (const { instruction, kind, name, span } of fromsOf(doc)) {
    const { stage } = instruction;
    if (stage === undefined || stage.index >= stages.length || name === "") continue;
    const meant = stageMeant(doc, name);
    // A stage is seen by the ones behind it only.
    const from = meant !== undefined && meant.index < stage.index ? idOf(meant) : `image:${name}`;
    add(from, stage, kind, span);
  }
  return [...found.values()];
}

/** Ids of everything that the stage at an index is made of, itself included. */
function neededBy(index: number, edges: readonly Edge[]): ReadonlySet<string> {
  const into = new Map<string, string[]>();
  for (const { from, to } of edges) into.set(to, [...(into.get(to) ?? []), from]);
  const needed = new Set<string>();
  const open = [`stage:${index}`];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (needed.has(id)) continue;
    needed.add(id);
    open.push(...(into.get(id) ?? []));
  }
  return needed;
}
