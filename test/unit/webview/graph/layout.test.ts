// Where the pieces of a graph go.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Graph, GraphEdge, GraphNode } from "../../../../src/protocol/stageGraph.ts";
import { layOut, type Layout } from "../../../../src/webview/graph/layout.ts";

const node = (id: string, kind: GraphNode["kind"] = "stage"): GraphNode => ({
  id,
  kind,
  name: id,
  line: 0,
  instructions: 1,
  last: false,
  aside: false,
});
const edge = (from: string, to: string, kind: GraphEdge["kind"] = "copy"): GraphEdge => ({
  from,
  to,
  kind,
  count: 1,
  line: 0,
});

function overlaps({ nodes }: Layout): readonly string[] {
  return nodes.flatMap((a, index) =>
    nodes
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.node.id} ${b.node.id}`),
  );
}

/** Lines of a node's own box do not count. */
function crossed({ nodes, lines }: Layout): readonly string[] {
  return lines.flatMap(({ edge: own, points }) =>
    points.slice(1, -1).flatMap(([x, y]) =>
      nodes
        .filter(({ node: other }) => other.id !== own.from && other.id !== own.to)
        .filter((box) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)
        .map((box) => `${own.from}-${own.to} ${box.node.id}`),
    ),
  );
}

const diamond: Graph = {
  nodes: [node("image", "image"), node("a"), node("b"), node("c"), node("d"), node("alone")],
  edges: [
    edge("image", "a", "base"),
    edge("a", "b"),
    edge("a", "c"),
    edge("b", "d"),
    edge("c", "d"),
    edge("image", "d"),
  ],
};

test("each node stands below what it is made of, none on another, no line through a box", () => {
  const layout = layOut(diamond);
  const rows = new Map(layout.nodes.map(({ node: { id }, row }) => [id, row]));
  for (const { from, to } of diamond.edges) assert.ok((rows.get(from) ?? 0) < (rows.get(to) ?? 0), `${from} ${to}`);
  assert.deepEqual(overlaps(layout), []);
  assert.deepEqual(crossed(layout), []);
  assert.equal(layout.lines.length, diamond.edges.length);
  for (const { x, y, width, height } of layout.nodes)
    assert.ok(x >= 0 && y >= 0 && x + width <= layout.width && y + height <= layout.height);
});

test("lines begin and end at their boxes' edges", () => {
  const layout = layOut(diamond);
  const boxes = new Map(layout.nodes.map((placed) => [placed.node.id, placed]));
  for (const {
    edge: { from, to },
    points,
  } of layout.lines) {
    const [start, end] = [boxes.get(from), boxes.get(to)];
    assert.ok(start && end);
    assert.deepEqual([points[0]?.[1], points.at(-1)?.[1]], [start.y + start.height, end.y]);
  }
});

test("large graphs and circles come to an end", { timeout: 60_000 }, () => {
  const nodes = Array.from({ length: 200 }, (_, index) => node(String(index)));
  const edges = nodes
    .slice(1)
    .flatMap((_, index) => [edge(String(index), String(index + 1)), edge("0", String(index + 1))]);
  assert.deepEqual(overlaps(layOut({ nodes, edges })), []);
  layOut({ nodes: [node("a"), node("b")], edges: [edge("a", "b"), edge("b", "a")] });
  assert.deepEqual(layOut({ nodes: [], edges: [] }).nodes, []);
});
