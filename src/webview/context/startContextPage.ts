// The page with what a build is sent: sums and a tree, and what a person wants done with a row.
import { plain } from "../../base/plain.ts";
import {
  readToContextPage,
  type BuildContext,
  type ContextWords,
  type FromContextPage,
  type ToContextPage,
} from "../../protocol/buildContext.ts";
import { openChannel } from "../../protocol/channel.ts";
import { element } from "../element.ts";
import type { PageParts } from "../webviewParts.ts";
import { contextTree } from "./contextTree.ts";

export function startContextPage({ document, post, onMessage }: PageParts): void {
  const channel = openChannel<FromContextPage, ToContextPage>({ post, onMessage }, readToContextPage, () => undefined);
  const unfolded = new Set<string>();
  channel.listen((message) => {
    if (message.type === "failed") {
      document.body.replaceChildren(element("p", { role: "alert" }, message.message));
      return;
    }
    const { context, words } = message;
    const tree = contextTree({
      context,
      words,
      heard: {
        open: (path) => channel.send({ type: "open", path }),
        openLine: (line) => channel.send({ type: "openLine", line }),
        leaveOut: (path) => channel.send({ type: "leaveOut", path }),
        unfolded,
      },
    });
    document.body.replaceChildren(...headOf(context, words), tree);
  });
  channel.send({ type: "ready" });
}

function headOf(context: BuildContext, words: ContextWords): readonly HTMLElement[] {
  const notes = [words.builder, words.noIgnoreFile, context.cut ? words.cut : ""].filter((text) => text !== "");
  return [
    element("h1", {}, words.title),
    element("p", { class: "folder" }, plain(context.folder, 200)),
    element("p", { class: "sum", role: "status" }, words.summary),
    ...notes.map((text) => element("p", { class: "note" }, text)),
  ];
}
