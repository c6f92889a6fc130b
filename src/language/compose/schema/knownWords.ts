// What people usually write where anything may stand: offered, explained, never demanded.
import { t } from "../../../base/l10n.ts";
import type { Word } from "./shape.ts";

const wordsOf = (...texts: readonly string[]): readonly Word[] => texts.map((text) => ({ text }));

/** Of the engine's documentation of --security-opt. */
export const securityOptions: readonly Word[] = [
  {
    text: "no-new-privileges:true",
    doc: () => t("Programs in the container cannot gain rights, by sudo or set-user-ID for example."),
  },
  { text: "seccomp:unconfined", doc: () => t("Any system call is let through.") },
  { text: "seccomp:", doc: () => t("A file with the system calls that are let through.") },
  { text: "apparmor:unconfined", doc: () => t("AppArmor does not hold the container.") },
  { text: "apparmor:", doc: () => t("The AppArmor profile that holds the container.") },
  { text: "label:disable", doc: () => t("SELinux does not hold the container.") },
  { text: "systempaths=unconfined", doc: () => t("Nothing below /proc and /sys is hidden or read-only.") },
];

export const signals = wordsOf(
  ...["SIGTERM", "SIGINT", "SIGQUIT", "SIGKILL", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGWINCH", "SIGRTMIN+3"],
);

export const platforms = wordsOf(
  ...["linux/amd64", "linux/arm64", "linux/arm/v7", "linux/arm/v6", "linux/386", "linux/ppc64le", "linux/s390x"],
  ...["linux/riscv64", "windows/amd64"],
);

export const logDrivers = wordsOf(
  ...["json-file", "local", "journald", "syslog", "none", "gelf", "fluentd", "awslogs", "splunk", "gcplogs"],
);

/** Options of json-file and local, which most files mean, and those that every driver has. */
export const logOptions: readonly Word[] = [
  { text: "max-size", doc: () => t("How large a file may grow before the next is begun, such as 10m.") },
  { text: "max-file", doc: () => t('How many files are kept, as a text: "3".') },
  { text: "compress", doc: () => t("Compress files that are no longer written to.") },
  { text: "mode", doc: () => t("blocking, or non-blocking, which drops lines rather than wait.") },
  { text: "max-buffer-size", doc: () => t("How much is kept for a slow driver in non-blocking mode.") },
  { text: "tag", doc: () => t("What names the container in the log.") },
  { text: "labels", doc: () => t("Labels that go along with each line.") },
  { text: "env", doc: () => t("Environment variables that go along with each line.") },
];

/** By man 2 setrlimit, as the engine names them. */
export const limits: readonly Word[] = [
  { text: "nofile", doc: () => t("Open files of a process.") },
  { text: "nproc", doc: () => t("Processes of the user, counted over all containers.") },
  { text: "memlock", doc: () => t("Bytes of memory that may be locked; -1 for any.") },
  { text: "core", doc: () => t("Bytes of a core dump; 0 for none.") },
  { text: "stack", doc: () => t("Bytes of a stack.") },
  { text: "fsize", doc: () => t("Bytes of a file that is written.") },
  ...wordsOf("as", "cpu", "data", "locks", "msgqueue", "nice", "rss", "rtprio", "rttime", "sigpending"),
];

export const kernelParameters = wordsOf(
  ...["net.core.somaxconn", "net.ipv4.ip_forward", "net.ipv4.ip_unprivileged_port_start", "net.ipv4.tcp_syncookies"],
  ...["net.ipv4.ip_local_port_range", "net.ipv6.conf.all.disable_ipv6", "net.ipv4.conf.all.src_valid_mark"],
  ...["kernel.msgmax", "kernel.shmmax", "kernel.sem", "fs.mqueue.msg_max"],
);

export const constraints = wordsOf(
  ...["node.role == manager", "node.role == worker", "node.hostname == ", "node.id == ", "node.labels."],
  ...["node.platform.os == linux", "node.platform.arch == x86_64", "engine.labels."],
);

/** By the options of Docker's bridge and overlay drivers. */
export const networkOptions: readonly Word[] = [
  { text: "com.docker.network.bridge.name", doc: () => t("The name of the bridge on the host.") },
  {
    text: "com.docker.network.bridge.enable_icc",
    doc: () => t('With "false", containers of the network do not reach each other.'),
  },
  {
    text: "com.docker.network.bridge.enable_ip_masquerade",
    doc: () => t('With "false", containers go out with their own addresses.'),
  },
  {
    text: "com.docker.network.bridge.host_binding_ipv4",
    doc: () => t("The address of the host on which ports are published unless they name one."),
  },
  { text: "com.docker.network.driver.mtu", doc: () => t("The largest packet of the network.") },
  { text: "encrypted", doc: () => t("Encrypts what goes from one machine to another: overlay only.") },
  { text: "parent", doc: () => t("The interface of the host: macvlan and ipvlan only.") },
];

/** Of the driver local, which hands them to mount. */
export const volumeOptions: readonly Word[] = [
  { text: "type", doc: () => t("What kind of file system is mounted: nfs, tmpfs, btrfs, or none for a folder.") },
  { text: "o", doc: () => t("Options of mount, such as addr=10.0.0.1,rw or bind.") },
  { text: "device", doc: () => t("What is mounted: a device, a folder, or :/export of an NFS server.") },
];

export const resolverOptions = wordsOf("ndots:0", "timeout:2", "attempts:2", "use-vc", "rotate");
