// The view of what was found in files: there while something was looked for and not cleared. What it shows and how it reads
// is made of tree/sources/found.ts; here is what has been found, less what we deleted since, and what the view says of itself.
import * as vscode from "vscode";
import { createEmitter } from "../../base/event.ts";
import { t } from "../../base/l10n.ts";
import { plain } from "../../base/plain.ts";
import type { Scope } from "../../base/scope.ts";
import type { Files } from "../../commands/files/files.ts";
import type { FoundEnd, FoundSearch, FoundView } from "../../commands/files/foundView.ts";
import { viewIds } from "../../manifest/names.ts";
import { foundSource, withoutGone, type FoundPicture, type FoundRow } from "../../tree/sources/found.ts";
import { setContextKey } from "../contextKeys.ts";
import type { Trees } from "../trees/showTrees.ts";

interface Running {
  readonly search: FoundSearch;
  readonly picture: FoundPicture & { readonly found: FoundRow[] };
  readonly stop: AbortController;
  end?: FoundEnd;
}

/** The title counts in steps: each change of it goes to the editor's window. */
const tellEach = 100;

export interface FoundViewParts {
  readonly scope: Scope;
  readonly trees: Trees;
  readonly files: Pick<Files, "onDidTouch">;
}

export function createFoundView({ scope, trees, files }: FoundViewParts): FoundView {
  const changed = scope.add(createEmitter<void>());
  let now: Running | undefined;
  let view: Pick<vscode.TreeView<unknown>, "description" | "message"> | undefined;
  let searches = 0;
  const tell = (): void => {
    setContextKey("foundState", now === undefined ? "none" : now.end === undefined ? "running" : "done");
    changed.fire();
    if (view === undefined || now === undefined) return;
    view.description = descriptionOf(now);
    view.message = messageOf(now);
  };
  scope.add({ dispose: () => now?.stop.abort() });
  scope.add(
    files.onDidTouch((touched) => {
      if (now === undefined) return;
      const { found } = now.picture;
      const gone = touched.flatMap(({ address, what }) => (what === "deleted" ? [address] : []));
      const left = withoutGone(found, gone);
      if (left.length === found.length) return;
      found.splice(0, found.length, ...left);
      tell();
    }),
  );
  return {
    begin: (search) => {
      now?.stop.abort();
      view ??= trees.show(foundSource(() => now?.picture, changed.event)).view;
      const { session, folder, by } = search;
      searches += 1;
      const begun: Running = {
        search,
        stop: new AbortController(),
        picture: { number: searches, session, folder, by, found: [] },
      };
      now = begun;
      tell();
      void vscode.commands.executeCommand(`${viewIds.found}.focus`);
      return {
        signal: begun.stop.signal,
        add: (found) => {
          const { length } = begun.picture.found;
          begun.picture.found.push(found);
          if (now !== begun) return;
          if (length % tellEach === 0) tell();
          else changed.fire();
        },
        end: (how) => {
          begun.end = how;
          if (now === begun) tell();
        },
      };
    },
    get last() {
      return now?.search;
    },
    stop: () => now?.stop.abort(),
    clear: () => {
      now?.stop.abort();
      now = undefined;
      tell();
    },
  };
}

/** "listen 80 · /etc of web · 12" */
function descriptionOf({ search: { wanted, folder }, picture: { found } }: Running): string {
  const where = t("{0} of {1}", plain(folder.path, 80), plain(folder.root.name, 60));
  return [plain(wanted, 60), where, String(found.length)].join(" · ");
}

function messageOf({ end, picture: { found }, search: { folder } }: Running): string | undefined {
  switch (end) {
    case undefined:
      return found.length === 0 ? t("Looking…") : undefined;
    case "stopped":
      return t("Stopped before everything was looked at.");
    case "most":
      return t("These are the first {0}: there is more. Look for something narrower.", found.length);
    case "all":
      return found.length === 0 ? t("Nothing was found in {0}.", plain(folder.path)) : undefined;
  }
}
