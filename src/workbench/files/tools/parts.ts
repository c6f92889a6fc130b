// What work on many files, debug shells and processes need of a window.
import type { Sessions } from "../../../model/sessions.ts";
import type { FileSystems } from "../fileSystems.ts";

export interface ToolParts {
  readonly sessions: Sessions;
  /** What the setting says now; "" leaves the choice to us. */
  readonly toolboxImage: () => string;
  /** The file systems that the tools are part of. */
  readonly files: () => Pick<FileSystems, "openUnrecorded">;
}
