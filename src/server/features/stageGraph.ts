// Our own request for the graph of a Dockerfile's stages.
import { stageGraphRequest, type Graph } from "../../protocol/stageGraph.ts";
import { answering, type Server } from "../server.ts";

interface About {
  readonly textDocument: { readonly uri: string };
}

export function offerStageGraph(server: Server): void {
  const graph = answering<About, Graph>(server, "stageGraph", ({ answers }) => {
    const found = answers.stageGraph?.();
    if (found === undefined) return undefined;
    return {
      nodes: found.nodes.map(({ range, ...node }) => ({ ...node, line: range.start.line })),
      edges: found.edges.map(({ range, ...edge }) => ({ ...edge, line: range.start.line })),
    };
  });
  server.connection.onRequest(stageGraphRequest, graph);
}
