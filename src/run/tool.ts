// A tool on a folder as a plan: the folder under /app, the person's own user where that keeps the files theirs, and gone
// when it has ended.
import type { Variable } from "./environment.ts";
import { emptyPlan, type RunPlan } from "./plan.ts";

export const toolFolder = "/app";

export interface Tool {
  readonly image: string;
  readonly command: readonly string[];
  /** Absolute path on the engine's machine. */
  readonly folder: string;
  /** "1000:1000", or "" for the image's own. */
  readonly user: string;
  readonly variables: readonly Variable[];
  readonly interactive: boolean;
}

export function toolPlan({ image, command, folder, user, variables, interactive }: Tool): RunPlan {
  const as = { option: "volume", text: `${folder}:${toolFolder}` } as const;
  return {
    ...emptyPlan(image),
    command,
    interactive,
    remove: true,
    variables,
    mounts: [{ type: "bind", source: folder, target: toolFolder, as }],
    workingDirectory: toolFolder,
    user,
  };
}

/** What decides whether files written in the container should belong to the person. */
export interface Machine {
  readonly platform: string;
  /** Absent where there are no numeric users (Windows). */
  readonly user?: { readonly id: number; readonly group: number };
  /** The engine runs on this machine. */
  readonly local: boolean;
  /** What the engine says of itself: "name=rootless", "name=userns". */
  readonly security: readonly string[];
}

/**
 * "uid:gid" for --user, or "" where it would do no good: elsewhere than on Linux the engine's file sharing maps owners
 * itself; a rootless engine already maps its root to the person; with user namespaces no number inside is the person's;
 * root is what most images run as anyway.
 */
export function ownUser({ platform, user, local, security }: Machine): string {
  if (platform !== "linux" || !local || user === undefined || user.id === 0) return "";
  if (security.some((option) => /^name=(rootless|userns)\b/.test(option))) return "";
  return `${user.id}:${user.group}`;
}
