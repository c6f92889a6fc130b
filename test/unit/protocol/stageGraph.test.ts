// Graphs and the messages of their page: what has another shape is refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readFromGraphPage, readGraph, readToGraphPage } from "../../../src/protocol/stageGraph.ts";

const node = { id: "a", kind: "stage", name: "a", line: 0, instructions: 1, last: true, aside: false };
const edge = { from: "a", to: "a", kind: "copy", count: 1, line: 2 };

test("a graph is read, and one that leads nowhere is not", () => {
  assert.ok(readGraph({ nodes: [node], edges: [edge] }));
  for (const wrong of [
    undefined,
    {},
    { nodes: [node] },
    { nodes: [{ ...node, kind: "x" }], edges: [] },
    { nodes: [{ ...node, line: -1 }], edges: [] },
    { nodes: [{ ...node, image: 7 }], edges: [] },
    { nodes: [node], edges: [{ ...edge, to: "b" }] },
    { nodes: [node], edges: [{ ...edge, kind: "x" }] },
  ])
    assert.equal(readGraph(wrong), undefined, JSON.stringify(wrong));
});

test("messages in either direction", () => {
  assert.deepEqual(readFromGraphPage({ type: "open", line: 3 }), { type: "open", line: 3 });
  assert.deepEqual(readFromGraphPage({ type: "ready", more: 1 }), { type: "ready" });
  for (const wrong of [null, {}, { type: "open" }, { type: "open", line: 1.5 }, { type: "other" }])
    assert.equal(readFromGraphPage(wrong), undefined);
  assert.ok(readToGraphPage({ type: "show", name: "x", graph: { nodes: [], edges: [] }, words: {} }));
  assert.deepEqual(readToGraphPage({ type: "current" }), { type: "current", node: undefined });
  for (const wrong of [
    null,
    { type: "show" },
    { type: "show", name: "x", graph: {}, words: {} },
    { type: "current", node: 1 },
  ])
    assert.equal(readToGraphPage(wrong), undefined);
});
