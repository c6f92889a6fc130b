// The graph of a Dockerfile's stages on its way: from the language server to the client, and from there to the page that
// draws it. Both sides read what arrives.
import { isCount, isLoose, isText, maybe } from "./shapes.ts";

/** Asked of the server with the document's address; answered with a graph, or with null where there is none. */
export const stageGraphRequest = "porthole/stageGraph";

export interface GraphNode {
  readonly id: string;
  readonly kind: "stage" | "image";
  readonly name: string;
  readonly image?: string;
  readonly platform?: string;
  /** Lines from 0: where it begins and, of a stage, its FROM ends. */
  readonly line: number;
  readonly instructions: number;
  readonly last: boolean;
  /** The last stage does without it. */
  readonly aside: boolean;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: "base" | "copy" | "mount";
  readonly count: number;
  readonly line: number;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** What the page says in the person's language. `{0}` stands for a number, a name. */
export interface GraphWords {
  readonly title: string;
  readonly none: string;
  readonly stage: string;
  readonly image: string;
  readonly last: string;
  readonly aside: string;
  readonly instructions: string;
  readonly line: string;
  readonly base: string;
  readonly copy: string;
  readonly mount: string;
  readonly keys: string;
}

export type ToGraphPage =
  | { readonly type: "show"; readonly name: string; readonly graph: Graph; readonly words: GraphWords }
  /** The node in which the editor's cursor stands. */
  | { readonly type: "current"; readonly node: string | undefined };

export type FromGraphPage = { readonly type: "ready" } | { readonly type: "open"; readonly line: number };

const isNode = (value: unknown): boolean =>
  isLoose(value) &&
  isText(value["id"]) &&
  (value["kind"] === "stage" || value["kind"] === "image") &&
  isText(value["name"]) &&
  maybe(isText, value["image"]) &&
  maybe(isText, value["platform"]) &&
  isCount(value["line"]) &&
  isCount(value["instructions"]) &&
  typeof value["last"] === "boolean" &&
  typeof value["aside"] === "boolean";

const isEdge = (value: unknown): boolean =>
  isLoose(value) &&
  isText(value["from"]) &&
  isText(value["to"]) &&
  ["base", "copy", "mount"].includes(value["kind"] as string) &&
  isCount(value["count"]) &&
  isCount(value["line"]);

/** Undefined for what is no graph; edges lead from node to node. */
export function readGraph(value: unknown): Graph | undefined {
  if (!isLoose(value) || !Array.isArray(value["nodes"]) || !Array.isArray(value["edges"])) return undefined;
  if (!value["nodes"].every(isNode) || !value["edges"].every(isEdge)) return undefined;
  const graph = value as unknown as Graph;
  const ids = new Set(graph.nodes.map(({ id }) => id));
  return graph.edges.every(({ from, to }) => ids.has(from) && ids.has(to)) ? graph : undefined;
}

export function readToGraphPage(message: unknown): ToGraphPage | undefined {
  if (!isLoose(message)) return undefined;
  const { type, name, graph, words, node } = message;
  if (type === "current") return node === undefined || isText(node) ? { type, node } : undefined;
  const good = isText(name) && readGraph(graph) !== undefined && isLoose(words) && Object.values(words).every(isText);
  return type === "show" && good ? (message as unknown as ToGraphPage) : undefined;
}

export function readFromGraphPage(message: unknown): FromGraphPage | undefined {
  if (!isLoose(message)) return undefined;
  const { type, line } = message;
  if (type === "ready") return { type };
  return type === "open" && isCount(line) ? { type, line } : undefined;
}
