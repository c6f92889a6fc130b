// The first rung: the root of a running container as the system shows it under /proc, where the engine shares our kernel
// and we may look. Works without a shell, sees volumes and tmpfs, and costs no call of the engine.
import type { Inspected } from "../../engine/api/standIns.ts";
import fs from "node:fs";
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import * as containers from "../../engine/api/containers.ts";
import { codeOf } from "../faults.ts";
import { readIdMap, type IdMap } from "../owners.ts";
import type { Rung, RungOpener, RungTerms } from "../rung.ts";
import { isInContainer, isMountedByUser, startOf } from "./proof.ts";
import { treeBelow } from "./tree.ts";
import { treeBackend } from "./treeBackend.ts";
import { pinFolder } from "./walk.ts";

export const direct: RungOpener = { route: "direct", open: openDirect };

const refuse = (needs: string, cause?: unknown): never =>
  fail({ kind: "unsupported", feature: t("Looking at the files directly"), needs }, cause);

/** The order is what makes it safe: open first, then ask the engine again whether this still is its process. */
export async function openDirect(terms: RungTerms, proc = "/proc"): Promise<Rung> {
  const { engine, target, inspected, scope, forced = false } = terms;
  if (process.platform !== "linux") return refuse(t("Linux on this side"));
  // Elsewhere the numbers of processes are another system's, even where one of ours looks like it (a copied machine).
  if (engine.endpoint.address.kind !== "unix")
    return refuse(t("an engine on this system; a helper container serves others"));
  if (target.kind !== "container" || inspected === undefined) return refuse(t("a container"));
  if (!inspected.State.Running || inspected.State.Pid <= 0) return refuse(t("a running container"));
  const pid = inspected.State.Pid;
  const started = startOf(pid, proc);
  if (started === undefined || !isInContainer(pid, inspected.Id, proc))
    return refuse(t("an engine whose processes this system can see"));
  if (!forced) refuseHalf(pid, proc);
  const root = openRoot(pid, proc);
  const tree = scope.add(treeBelow(root, { uids: idsOf(pid, "uid_map", proc), gids: idsOf(pid, "gid_map", proc) }));
  const again = await containers.inspect(engine, target, { background: true, signal: scope.signal });
  if (!isSameRun(inspected, again) || startOf(pid, proc) !== started || !isInContainer(pid, inspected.Id, proc))
    return refuse(t("a container that does not start or stop meanwhile"));
  return {
    backend: treeBackend(tree, "direct"),
    alive: () => !scope.ended && startOf(pid, proc) === started,
  };
}

const refuseRights = (cause?: unknown): never =>
  refuse(t("the rights of the administrator (root) on this system; a helper container does without them"), cause);

/**
 * An ordinary user sees the files of a rootless engine's containers, but may not touch those of other users in there; and
 * root, whom such a file system has no number for, may make none.
 */
function refuseHalf(pid: number, proc: string): void {
  if (process.geteuid?.() !== 0) refuseRights();
  if (isMountedByUser(pid, proc)) refuse(t("an engine that runs as root; a helper container serves a rootless one"));
}

function openRoot(pid: number, proc: string): number {
  try {
    return pinFolder(`${proc}/${pid}/root`);
  } catch (error) {
    const code = codeOf(error);
    if (code === "EACCES" || code === "EPERM") return refuseRights(error);
    return refuse(t("a running container"), error);
  }
}

const isSameRun = (one: Inspected, other: Inspected): boolean =>
  one.Id === other.Id &&
  one.State.Running === other.State.Running &&
  one.State.Pid === other.State.Pid &&
  one.State.StartedAt === other.State.StartedAt;

function idsOf(pid: number, file: string, proc: string): IdMap {
  try {
    return readIdMap(fs.readFileSync(`${proc}/${pid}/${file}`, "utf8"));
  } catch {
    return (id) => id;
  }
}
