// The last builds' lines as an editor shows them: looked up by the editor's own spelling of a path, shown from the first build
// on, and anew with each. Knows no editor.
import { createEmitter, type Event } from "../../base/event.ts";
import type { Scope } from "../../base/scope.ts";
import { createLastBuilds, type BuildReport, type ToldLine } from "../../run/build/buildReport.ts";

export interface BuiltLines {
  hear(report: BuildReport): void;
  /** `path` as the editor has it. */
  lines(path: string, text: string): readonly ToldLine[];
  readonly onDidChange: Event<void>;
}

export interface BuiltLinesParts {
  readonly scope: Scope;
  /** A path of a report as the editor writes it. */
  readonly editorPath: (path: string) => string;
  /** Called once, when there is something to show. */
  readonly show: (lines: BuiltLines) => void;
}

export function createBuiltLines({ scope, editorPath, show }: BuiltLinesParts): BuiltLines {
  const builds = createLastBuilds();
  const changed = scope.add(createEmitter<void>());
  let shown = false;
  const built: BuiltLines = {
    hear: (report) => {
      if (scope.ended) return;
      builds.remember({ ...report, dockerfile: editorPath(report.dockerfile) });
      if (!shown) show(built);
      shown = true;
      changed.fire();
    },
    lines: (path, text) => builds.lines(path, text),
    onDidChange: changed.event,
  };
  return built;
}
