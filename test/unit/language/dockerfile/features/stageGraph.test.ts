// The graph of stages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { stageGraph } from "../../../../../src/language/dockerfile/features/stageGraph.ts";
import { parse } from "../../../../../src/language/dockerfile/syntax/parse.ts";

const text = [
  "ARG GO=1.22",
  "FROM golang:${GO} AS base",
  "RUN go mod download",
  "FROM base AS build",
  "RUN --mount=from=tools,target=/t --mount=type=bind,from=busybox:1,target=/b x",
  "FROM alpine:3 AS tools",
  "FROM build AS lint",
  "FROM scratch",
  "COPY --from=build /a /a",
  "COPY --from=build /b /b",
  "COPY --from=0 /c /c",
  "COPY --from=nginx:1 /d /d",
].join("\n");

test("stages and images, and what leads from one to another", () => {
  const { nodes, edges } = stageGraph(parse(text));
  assert.deepEqual(
    edges.map(({ from, to, kind, count, range }) => `${from} ${kind} ${to} ${count} ${range.start.line}`),
    [
      "image:golang:1.22 base stage:0 1 1",
      "stage:0 base stage:1 1 3",
      "image:alpine:3 base stage:2 1 5",
      "stage:1 base stage:3 1 6",
      "image:scratch base stage:4 1 7",
      // A stage that stands below is none yet: the name is an image's.
      "image:tools mount stage:1 1 4",
      "image:busybox:1 mount stage:1 1 4",
      "stage:1 copy stage:4 2 8",
      "stage:0 copy stage:4 1 10",
      "image:nginx:1 copy stage:4 1 11",
    ],
  );
  assert.deepEqual(
    nodes
      .filter(({ kind }) => kind === "stage")
      .map(({ name, image, last, aside, instructions }) => [name, image, last, aside, instructions]),
    [
      ["base", "golang:1.22", false, false, 1],
      ["build", "base", false, false, 1],
      ["tools", "alpine:3", false, true, 0],
      ["lint", "build", false, true, 0],
      ["4", "scratch", true, false, 4],
    ],
  );
  assert.deepEqual(
    nodes.filter(({ kind, aside }) => kind === "image" && aside).map(({ name }) => name),
    ["alpine:3"],
  );
});

test("nothing is a graph of nothing, and a stage on itself is an image", () => {
  assert.deepEqual(stageGraph(parse("")), { nodes: [], edges: [] });
  const { edges } = stageGraph(parse("FROM a AS a\nCOPY --from=a x y"));
  assert.deepEqual(
    edges.map(({ from, to }) => `${from} ${to}`),
    ["image:a stage:0", "image:a stage:0"],
  );
});

test("names of hostile texts are harmless", () => {
  const { nodes } = stageGraph(parse("FROM a\u202eb AS x"));
  assert.ok(nodes.every(({ name, image = "" }) => !/\u202e/.test(name + image)));
});
