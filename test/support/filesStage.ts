// A container full of traps and odd names, for the contract that every way to its files must keep.
import assert from "node:assert/strict";
import type Docker from "dockerode";
import type { ContainerCreateOptions } from "dockerode";
import type { Container } from "../../src/model/resources.ts";
import type { RealEngine } from "./realEngine.ts";

/** Longest name a Linux file system takes. */
export const longName = "n".repeat(255);

/** What is made in every container. Words in single quotes are the shell's. In a user namespace nobody may make devices. */
const preparation = (canary: string, devices = true, zeros = 5 * 1024 ** 3): string => `
set -e
mkdir -p /work/folder/deeper /work/empty /odd /zeros /many /swap/real
cd /work
printf 'hello\\n' > plain.txt; chown 1000:1000 plain.txt; chmod 640 plain.txt; touch -d '2020-02-03 04:05:06' plain.txt
printf 'inner\\n' > folder/inner.txt; printf 'deep\\n' > folder/deeper/deep.txt
printf 'root stuff' > suid; chmod 4755 suid
ln plain.txt hard
ln -s /work/plain.txt abs; ln -s plain.txt rel; ln -s /nowhere dead; ln -s loop loop
ln -s /work/folder dirlink; ln -s ../../../../../../etc/passwd climbs; ln -s ${canary} host
ln -s /proc/self/root selfroot; ln -s /proc/1/root procroot
ln -sfn /proc/mounts /etc/mtab; ln -sfn /dev/stdout /etc/log
mkfifo fifo${devices ? "; mknod null c 1 3; mknod disk b 7 0" : ""}
cd /odd
printf 1 > "$(printf 'new\\nline')"; printf 2 > "it's \\"quoted\\" \\$HOME"; printf 3 > "$(printf 'bad\\377\\376name')"
printf 4 > ${longName}; printf 5 > '%41 #frag?ment&+.txt'; printf 6 > ' leading and trailing '; printf 7 > -rf
printf 8 > '*'; printf 9 > 'ünïcödé ☂'; printf 0 > "$(printf '\\033[31mred')"
truncate -s ${zeros} /zeros/big
i=0; while [ $i -lt 1500 ]; do : > /many/file$i; i=$((i+1)); done
`;

export interface Prepared {
  readonly container: Container;
  readonly id: string;
}

/** Starts a container that stays, and fills it. `shell: false` takes the shell away afterwards. */
export async function prepared(
  real: RealEngine,
  name: string,
  {
    shell = true,
    devices = true,
    zeros,
    canary = "/etc/shadow",
    ...options
  }: ContainerCreateOptions & { shell?: boolean; devices?: boolean; zeros?: number; canary?: string } = {},
): Promise<Prepared> {
  const container = await real.make(name, {
    Image: "porthole/logger:1",
    Cmd: ["1", "1"],
    StopSignal: "SIGKILL",
    ...options,
  });
  await inside(
    real.docker,
    container.id,
    preparation(canary, devices, zeros) + (shell ? "" : "\nrm -rf /usr/bin /bin\n"),
  );
  return { container, id: container.id };
}

/** Runs a shell script in a container and gives what it writes. */
export async function inside(docker: Docker, id: string, script: string): Promise<string> {
  const exec = await docker.getContainer(id).exec({
    Cmd: ["/bin/sh", "-c", script],
    AttachStdout: true,
    AttachStderr: true,
    Tty: true,
  });
  const stream = await exec.start({ Tty: true });
  let said = "";
  for await (const chunk of stream) said += String(chunk);
  const { ExitCode } = await exec.inspect();
  assert.equal(ExitCode, 0, said);
  return said;
}
