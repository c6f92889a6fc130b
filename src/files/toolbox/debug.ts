// A container for a person's own hands beside one that has no shell: in its processes and its network, with its root at
// /proc/1/root, and with no more rights than that takes. Made here and started by whoever shows it; it goes with its scope.
import { t } from "../../base/l10n.ts";
import { fail, problemOf } from "../../base/problem.ts";
import type { Scope } from "../../base/scope.ts";
import { statPath } from "../../engine/api/archive.ts";
import * as containers from "../../engine/api/containers.ts";
import { helperLabel, type Inspected, type StandInBody } from "../../engine/api/standIns.ts";
import type { Engine } from "../../engine/engine.ts";
import { placeOf } from "../archive/place.ts";
import { ownInstance } from "../instance.ts";
import { makeStandIn } from "../standIn.ts";
import { hasOwnProcesses } from "./start.ts";
import { candidates, firstTool, isToolbox, toolboxImageOn, usualImage } from "./program.ts";

export interface DebugTerms {
  readonly engine: Engine;
  readonly target: containers.Target;
  readonly scope: Scope;
  /** Absent: one is chosen among those that the engine has. */
  readonly toolboxImage?: string;
}

export interface DebugContainer {
  readonly container: containers.Target;
  readonly image: string;
  /** Engines keep a container's shared memory to itself unless it was made "shareable". */
  readonly sharesMemory: boolean;
  /** The target has a shell after all. */
  readonly hasShell: boolean;
}

/**
 * Looks and writes as the administrator of the container, enters its root and signals its processes. Nothing over the
 * network's settings, devices or the host.
 */
const capabilities = ["SYS_CHROOT", "SYS_PTRACE", "DAC_OVERRIDE", "CHOWN", "FOWNER", "FSETID", "KILL"];

/** @throws Failure `unsupported` with words when the container does not run, has the host's processes, or no image serves */
export async function makeDebugContainer(terms: DebugTerms): Promise<DebugContainer> {
  const { engine, target, scope } = terms;
  const { signal } = scope;
  const inspected = await containers.inspect(engine, target, { background: true, signal });
  refuseUnfit(inspected);
  const image = await shellImageOn(terms);
  const hasShell = await hasFile(engine, target, "/bin/sh", signal);
  const sharesMemory = inspected.HostConfig.IpcMode === "shareable";
  const body = bodyOf(image, inspected, sharesMemory);
  const container = await makeStandIn(engine, body, t("debug shell of {0}", target.name), scope);
  return { container, image, sharesMemory, hasShell };
}

function refuseUnfit(inspected: Inspected): void {
  const refuse = (needs: string): never => fail({ kind: "unsupported", feature: t("A debug shell"), needs });
  if (!inspected.State.Running) refuse(t("a running container"));
  // There the first process is another's, and its root the host's, at worst.
  if (!hasOwnProcesses(inspected)) refuse(t("a container with processes of its own (no --pid)"));
}

function bodyOf(image: string, { Id, HostConfig }: Inspected, sharesMemory: boolean): StandInBody {
  const own = isToolbox(image);
  return {
    Image: image,
    Entrypoint: own ? [firstTool, "sh", "-c", ownScript] : ["/bin/sh", "-c", script],
    Cmd: [],
    User: "0:0",
    WorkingDir: "/",
    Env: ["TERM=xterm-256color", ...(own ? ["PATH=/bin", "HOME=/tmp", `PS1=${prompt}`] : [])],
    OpenStdin: true,
    StdinOnce: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: true,
    Labels: { [helperLabel]: ownInstance() },
    HostConfig: {
      AutoRemove: true,
      PidMode: `container:${Id}`,
      NetworkMode: `container:${Id}`,
      ...(sharesMemory ? { IpcMode: `container:${Id}` } : {}),
      ReadonlyRootfs: true,
      // The links to the one program we bring stand in /bin.
      Tmpfs: { "/tmp": "mode=1777", ...(own ? { "/bin": "exec,mode=755,size=1m" } : {}) },
      CapDrop: ["ALL"],
      CapAdd: capabilities,
      SecurityOpt: ["no-new-privileges"],
      PidsLimit: 256,
      // What is shown may be secret: none of it may be kept in a log.
      LogConfig: { Type: "none", Config: {} },
      ...(HostConfig.UsernsMode ? { UsernsMode: HostConfig.UsernsMode } : {}),
    },
  };
}

/** By the shell's own word for the folder: the kernel has no path for one in another's mounts, which "\\w" would ask for. */
const prompt = "debug:$PWD # ";

const ownScript = `${firstTool} --install -s /bin 2>/dev/null || for a in $(${firstTool} --list); do ${firstTool} ln -s ${firstTool} /bin/$a; done
cd /proc/1/root; export PWD; exec /bin/sh`;

const script = `cd /proc/1/root; command -v bash >/dev/null 2>&1 && exec bash; exec /bin/sh`;

/** The image that was chosen, as it is; else ours; else the smallest that has a shell. Nothing is pulled. */
async function shellImageOn({ engine, scope, toolboxImage: chosen }: DebugTerms): Promise<string> {
  if (chosen !== undefined) {
    const [image = chosen] = await candidates(engine, chosen, scope);
    if (await imageHasShell(engine, image, scope)) return image;
    return fail({ kind: "unsupported", feature: t("A debug shell"), needs: t("a shell in the image {0}", chosen) });
  }
  try {
    return await toolboxImageOn(engine, undefined, scope);
  } catch (error) {
    if (problemOf(error).kind !== "unsupported") throw error;
  }
  for (const image of await candidates(engine, undefined, scope))
    if (await imageHasShell(engine, image, scope)) return image;
  const needs = t("an image with a shell on the engine, such as busybox; pull it once");
  return fail({ kind: "unsupported", feature: t("A debug shell"), needs, image: usualImage });
}

async function imageHasShell(engine: Engine, image: string, scope: Scope): Promise<boolean> {
  const own = scope.child("toolbox:look");
  try {
    const { container } = await placeOf(engine, { kind: "image", id: image, name: image }, own);
    return await hasFile(engine, container, "/bin/sh", own.signal);
  } catch (error) {
    const { kind } = problemOf(error);
    if (kind === "cancelled" || kind === "unreachable") throw error;
    return false;
  } finally {
    own.dispose();
  }
}

/** Engines follow links in the folders above; a link at the end counts, as a shell is one more often than not. */
async function hasFile(engine: Engine, target: containers.Target, path: string, signal: AbortSignal): Promise<boolean> {
  try {
    return (await statPath(engine, target, path, signal)) !== undefined;
  } catch (error) {
    if (problemOf(error).kind !== "rejected") throw error;
    return false;
  }
}
