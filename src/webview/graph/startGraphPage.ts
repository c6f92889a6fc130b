// The page with a Dockerfile's stages: draws the graph it is sent, and says which line a person wants to see.
import { openChannel } from "../../protocol/channel.ts";
import { readToGraphPage, type FromGraphPage, type ToGraphPage } from "../../protocol/stageGraph.ts";
import { element } from "../element.ts";
import type { PageParts } from "../webviewParts.ts";
import { drawGraph, type Drawn } from "./drawGraph.ts";

export function startGraphPage({ document, post, onMessage }: PageParts): void {
  const channel = openChannel<FromGraphPage, ToGraphPage>({ post, onMessage }, readToGraphPage, () => undefined);
  let drawn: Drawn | undefined;
  let focused: string | undefined;
  let current: string | undefined;
  channel.listen((message) => {
    if (message.type === "current") {
      current = message.node;
      return drawn?.mark(current);
    }
    const { graph, words, name } = message;
    // Drawn anew while one types: who was on a box stays on it.
    const had = drawn?.root.contains(document.activeElement) === true;
    drawn = drawGraph(graph, words, {
      open: (line) => channel.send({ type: "open", line }),
      focused: (id) => (focused = id),
    });
    document.body.replaceChildren(
      element("h1", {}, name),
      graph.nodes.length === 0 ? element("p", { role: "status" }, words.none) : drawn.root,
      element("p", { class: "keys" }, graph.nodes.length === 0 ? "" : words.keys),
    );
    drawn.mark(current);
    if (had && focused !== undefined) drawn.focus(focused);
  });
  channel.send({ type: "ready" });
}
