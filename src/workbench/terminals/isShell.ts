// Which terminals a line for a shell may be typed into.
import type * as vscode from "vscode";

/**
 * Not those whose content an extension makes, ours among them: what is typed there goes to a container, or to who knows
 * what. Nor those whose process has ended.
 */
export const isShell = ({
  creationOptions,
  exitStatus,
}: Pick<vscode.Terminal, "creationOptions" | "exitStatus">): boolean =>
  !("pty" in creationOptions) && exitStatus === undefined;
