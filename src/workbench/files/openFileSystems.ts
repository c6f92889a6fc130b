// The file systems of this window.
import type { Log } from "../../base/log.ts";
import type { Scope } from "../../base/scope.ts";
import { systemClock } from "../../base/timing.ts";
import { openFiles } from "../../files/route.ts";
import type { FileRoot } from "../../model/resources.ts";
import type { Session } from "../../model/session.ts";
import type { Sessions } from "../../model/sessions.ts";
import { decorateFiles } from "./decorations.ts";
import { createFileSystems, type FileSystems } from "./fileSystems.ts";
import { createTools } from "./tools/tools.ts";

export interface FileSystemsOfWindow {
  readonly scope: Scope;
  readonly sessions: Sessions;
  readonly log: Log;
  /** What the setting says now; "" leaves the choice to us. */
  readonly toolboxImage: () => string;
}

export function openFileSystems(parts: FileSystemsOfWindow): FileSystems {
  const { scope, sessions } = parts;
  const log = parts.log.child("files");
  const files: FileSystems = createFileSystems({
    scope,
    sessions,
    log,
    clock: systemClock,
    openThem: openFiles,
    toolboxImage: parts.toolboxImage,
    isCheap,
    tools: createTools({ sessions, toolboxImage: parts.toolboxImage, files: () => files }),
  });
  decorateFiles(scope, files);
  return files;
}

/** Root on the engine's own machine opens a handle; for others a helper container may have to be started. */
const isCheap = ({ endpoint, store }: Session, { kind, id }: FileRoot): boolean =>
  kind === "container" &&
  endpoint.address.kind === "unix" &&
  process.geteuid?.() === 0 &&
  store.current.containers.get(id)?.state === "running";
