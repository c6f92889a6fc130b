// A helper container beside a running one: in its process namespace, so that `/proc/1/root` is its root, which the helper
// makes its own root before it opens anything. Then links and ".." mean what they mean inside, and the helper's own files
// are out of reach. It ends with its input: when we close it or are no more, and when the target stops.
import { t } from "../../base/l10n.ts";
import { fail } from "../../base/problem.ts";
import * as containers from "../../engine/api/containers.ts";
import {
  attachStandIn,
  helperLabel,
  startStandIn,
  type Inspected,
  type StandInBody,
} from "../../engine/api/standIns.ts";
import { ownInstance } from "../instance.ts";
import type { RungTerms } from "../rung.ts";
import { makeStandIn } from "../standIn.ts";
import { firstTool, toolboxImageOn, toolFolder } from "./program.ts";
import { createShell, type Shell } from "./shell.ts";

/**
 * The program by its folder's descriptor: after the change of root no path leads to it. Not `/proc/self/exe`, which would
 * not tell the program under which name it is called.
 */
const tool = "/proc/self/fd/4/busybox";

/** Words that run a script inside the target's root. `$B` is the tool, `$E` an empty file. */
export const inTarget = (script: string): readonly string[] => [
  firstTool,
  "sh",
  "-c",
  `exec 4<${toolFolder}; exec ${firstTool} chroot /proc/1/root ${tool} sh ${script === "" ? "" : '-c "$0"'}`,
  ...(script === "" ? [] : [script]),
];

export const preamble = `B=${tool}; E=/proc/self/fd/4/empty; `;

/** Podman writes out what Docker leaves empty. */
export const hasOwnProcesses = ({ HostConfig }: Inspected): boolean => /^(private)?$/.test(HostConfig.PidMode ?? "");

export interface Helper {
  readonly container: containers.Target;
  readonly shell: Shell;
}

/** Of Linux: capabilities(7), without CAP_. */
export type Rights = readonly string[];

/** What the helper may: enter the root, look and write as the administrator of the container, and nothing else. */
const filesRights: Rights = ["SYS_CHROOT", "SYS_PTRACE", "DAC_OVERRIDE", "CHOWN", "FOWNER", "FSETID"];

export async function openHelper(
  terms: RungTerms,
  inspected: Inspected,
  rights: Rights = filesRights,
): Promise<Helper> {
  const { engine, target, scope } = terms;
  const image = await toolboxImageOn(engine, terms.toolboxImage, scope);
  const body = bodyOf(image, inspected, rights);
  const container = await makeStandIn(engine, body, t("toolbox of {0}", target.name), scope);
  const stream = await attachStandIn(engine, container, scope.signal);
  scope.add({ dispose: () => stream.destroy() });
  await startStandIn(engine, container, scope.signal);
  const shell = scope.add(createShell(stream));
  await shell.run(`${preamble}D=$($B stat -c %d /proc/.); umask 022`, false);
  await refuseOtherRun(terms, inspected);
  return { container, shell };
}

function bodyOf(image: string, { Id, HostConfig }: Inspected, rights: Rights): StandInBody {
  return {
    Image: image,
    Entrypoint: [...inTarget("")],
    Cmd: [],
    User: "0:0",
    WorkingDir: "/",
    OpenStdin: true,
    StdinOnce: true,
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: false,
    NetworkDisabled: true,
    Labels: { [helperLabel]: ownInstance() },
    HostConfig: {
      AutoRemove: true,
      PidMode: `container:${Id}`,
      NetworkMode: "none",
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      CapAdd: [...rights],
      SecurityOpt: ["no-new-privileges"],
      PidsLimit: 64,
      // Contents of files pass through its output: none of it may be kept in a log.
      LogConfig: { Type: "none", Config: {} },
      ...(HostConfig.UsernsMode ? { UsernsMode: HostConfig.UsernsMode } : {}),
    },
  };
}

/** The target may have been started anew between our look at it and the helper's start. */
async function refuseOtherRun({ engine, target, scope }: RungTerms, inspected: Inspected): Promise<void> {
  const again = await containers.inspect(engine, target, { background: true, signal: scope.signal });
  if (again.State.Running && again.State.StartedAt === inspected.State.StartedAt) return;
  fail({
    kind: "unsupported",
    feature: t("A toolbox container"),
    needs: t("a container that does not start or stop meanwhile"),
  });
}
