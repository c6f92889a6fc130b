// The picture of a graph: a box for each stage and image, a line for each use. Boxes are buttons, reached with Tab and gone
// through with the arrow keys.
import type { Graph, GraphNode, GraphWords } from "../../protocol/stageGraph.ts";
import { element } from "../element.ts";
import { put } from "../sentence.ts";
import { detailOf, layOut, type Layout, type Line, type Placed } from "./layout.ts";
import { svg } from "./svg.ts";

export interface Drawn {
  readonly root: HTMLElement;
  /** Marks the box in which the editor's cursor stands. */
  mark(id: string | undefined): void;
  focus(id: string): void;
}

interface Heard {
  /** A box or a line was chosen: its line in the file. */
  readonly open: (line: number) => void;
  readonly focused: (id: string) => void;
}

const kinds = { base: "FROM", copy: "COPY", mount: "mount" } as const;

export function drawGraph(graph: Graph, words: GraphWords, heard: Heard): Drawn {
  const layout = layOut(graph);
  const boxes = new Map(layout.nodes.map((placed) => [placed.node.id, boxOf(placed, graph, words, heard)]));
  const drawing = svg(
    "svg",
    {
      width: layout.width,
      height: layout.height,
      viewBox: `0 0 ${Math.round(layout.width)} ${Math.round(layout.height)}`,
      role: "group",
      "aria-label": words.title,
    },
    svg("defs", {}, arrow()),
    ...layout.lines.map((line) => lineOf(line, heard)),
    ...boxes.values(),
  );
  // Listeners for focus would make the drawing itself something to stop at.
  const root = element("div", { class: "picture" }, drawing);
  const reach = (id: string): void => {
    for (const [other, box] of boxes) box.setAttribute("tabindex", other === id ? "0" : "-1");
  };
  const first = graph.nodes.find(({ last }) => last) ?? graph.nodes[0];
  if (first !== undefined) reach(first.id);
  const focus = (id: string): void => {
    reach(id);
    boxes.get(id)?.focus();
  };
  root.addEventListener("keydown", (event) => {
    const id = (event.target as Element).getAttribute("data-id");
    const next = id === null ? undefined : nextOf(layout, graph, id, event.key);
    if (next === undefined) return;
    event.preventDefault();
    focus(next);
  });
  root.addEventListener("focusin", (event) => {
    const id = (event.target as Element).getAttribute("data-id");
    if (id === null) return;
    reach(id);
    heard.focused(id);
  });
  return {
    root,
    focus,
    mark: (id) => {
      for (const [other, box] of boxes)
        if (other === id) box.setAttribute("aria-current", "true");
        else box.removeAttribute("aria-current");
    },
  };
}

function arrow(): SVGMarkerElement {
  const shape = svg("path", { d: "M0 0 L8 4 L0 8 z", class: "head" });
  return svg(
    "marker",
    { id: "arrow", viewBox: "0 0 8 8", refX: 8, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" },
    shape,
  );
}

function boxOf({ node, x, y, width, height }: Placed, graph: Graph, words: GraphWords, heard: Heard): SVGGElement {
  const name = shortened(node.name, width, 7.6);
  const said = detailOf(node);
  const middle = x + width / 2;
  const box = svg(
    "g",
    {
      class: ["box", node.kind, node.last ? "last" : "", node.aside ? "aside" : ""].filter(Boolean).join(" "),
      role: "button",
      tabindex: -1,
      "data-id": node.id,
      "aria-label": inWords(node, graph, words),
    },
    svg("title", {}, inWords(node, graph, words)),
    svg("rect", { x, y, width, height, rx: node.kind === "image" ? height / 2 : 5 }),
    svg("text", { x: middle, y: y + (said === "" ? height / 2 + 4 : 24), class: "name" }, name),
    said === "" ? undefined : svg("text", { x: middle, y: y + 43, class: "detail" }, shortened(said, width, 6.6)),
  );
  box.addEventListener("click", () => heard.open(node.line));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    heard.open(node.line);
  });
  return box;
}

function shortened(text: string, width: number, letter: number): string {
  const most = Math.floor((width - 20) / letter);
  return text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text;
}

/** What the box and its lines say, for those who hear it. */
function inWords(node: GraphNode, { nodes, edges }: Graph, words: GraphWords): string {
  const nameOf = (id: string): string => nodes.find((other) => other.id === id)?.name ?? "";
  const uses = edges.filter(({ to }) => to === node.id).map(({ kind, from }) => put(words[kind], nameOf(from)));
  const stage = node.kind === "stage";
  return [
    `${stage ? words.stage : words.image} ${node.name}`,
    ...uses,
    ...(stage ? [put(words.instructions, String(node.instructions))] : []),
    ...(node.last ? [words.last] : []),
    ...(stage && node.aside ? [words.aside] : []),
    put(words.line, String(node.line + 1)),
  ].join(". ");
}

function lineOf({ edge, points }: Line, heard: Heard): SVGGElement {
  const [first = [0, 0], ...rest] = points;
  let d = `M${first.map(Math.round).join(" ")}`;
  let [x, y] = first;
  for (const [nextX, nextY] of rest) {
    const half = (y + nextY) / 2;
    d += ` C${[x, half, nextX, half, nextX, nextY].map(Math.round).join(" ")}`;
    [x, y] = [nextX, nextY];
  }
  const [before = first] = points.slice(-2);
  const label = `${kinds[edge.kind]}${edge.count > 1 ? ` ×${edge.count}` : ""}`;
  // Near the arrow's head lines stand apart.
  const place = { x: x + (before[0] - x) * 0.2, y: y - 16 };
  const line = svg(
    "g",
    { class: `line ${edge.kind}`, "aria-hidden": "true" },
    svg("path", { d, class: "wide" }),
    svg("path", { d, "marker-end": "url(#arrow)" }),
    svg("text", place, label),
  );
  line.addEventListener("click", () => heard.open(edge.line));
  return line;
}

/** Up and down go along the lines, left and right within the row. */
function nextOf({ nodes }: Layout, { edges }: Graph, id: string, key: string): string | undefined {
  const row = nodes.find(({ node }) => node.id === id)?.row;
  const beside = nodes.filter((other) => other.row === row).sort((a, b) => a.x - b.x);
  const at = beside.findIndex(({ node }) => node.id === id);
  const inOrder = nodes.map(({ node }) => node.id);
  switch (key) {
    case "ArrowUp":
      return edges.find(({ to }) => to === id)?.from;
    case "ArrowDown":
      return edges.find(({ from }) => from === id)?.to;
    case "ArrowLeft":
      return beside[at - 1]?.node.id;
    case "ArrowRight":
      return beside[at + 1]?.node.id;
    case "Home":
      return inOrder[0];
    case "End":
      return inOrder.at(-1);
    default:
      return undefined;
  }
}
