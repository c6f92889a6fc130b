// What stands in these folders of a container is told by the kernel, while it runs: it has no end, and no archive and no
// layer has it.
import { joinPath, normalPath, parentOf } from "../path.ts";

export const kernelFolders: readonly string[] = ["/proc", "/sys", "/dev"];

/**
 * Of a path at which nothing was found: may that be because only the kernel tells, and only those inside? Then it cannot be
 * said that a link to it leads nowhere: "/etc/mtab" leads to "/proc/mounts", a log to "/dev/stdout".
 */
export const isKernels = (path: string): boolean => kernelFolders.some((folder) => path.startsWith(`${folder}/`));

/** The same of where a link's text leads, as what is known of its end. */
export const ofKernel = (link: string, target: string): "unknown" | undefined =>
  isKernels(normalPath(target.startsWith("/") ? target : joinPath(parentOf(link), target))) ? "unknown" : undefined;
