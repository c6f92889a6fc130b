// The capabilities of Linux that cap_add and cap_drop take, by man 7 capabilities. The engine takes them with and without
// CAP_, in any case.
import { t } from "../../../base/l10n.ts";
import type { Word } from "./shape.ts";

/** What the engine gives every container unless it is dropped. */
const given =
  (doc: () => string): (() => string) =>
  () =>
    `${doc()} ${t("Every container has it unless it is dropped.")}`;

export const capabilities: readonly Word[] = [
  { text: "ALL", doc: () => t("Every capability there is.") },
  { text: "AUDIT_CONTROL", doc: () => t("Switch the kernel's audit on and off, and set its rules.") },
  { text: "AUDIT_READ", doc: () => t("Read the audit log over a socket.") },
  { text: "AUDIT_WRITE", doc: given(() => t("Write to the kernel's audit log.")) },
  { text: "BLOCK_SUSPEND", doc: () => t("Keep the machine from sleeping.") },
  { text: "BPF", doc: () => t("Load eBPF programs.") },
  { text: "CHECKPOINT_RESTORE", doc: () => t("Freeze processes to disk and bring them back.") },
  { text: "CHOWN", doc: given(() => t("Change the owner and group of any file.")) },
  { text: "DAC_OVERRIDE", doc: given(() => t("Read, write and run files whatever their permissions.")) },
  { text: "DAC_READ_SEARCH", doc: () => t("Read files and folders whatever their permissions.") },
  { text: "FOWNER", doc: given(() => t("Change permissions of files that belong to others.")) },
  { text: "FSETID", doc: given(() => t("Keep the set-user-ID bit when a file is changed.")) },
  { text: "IPC_LOCK", doc: () => t("Lock memory so that it is never swapped out.") },
  { text: "IPC_OWNER", doc: () => t("Use shared memory and queues of others.") },
  { text: "KILL", doc: given(() => t("Send signals to processes of other users.")) },
  { text: "LEASE", doc: () => t("Take leases on any file.") },
  { text: "LINUX_IMMUTABLE", doc: () => t("Set files immutable or append-only.") },
  { text: "MAC_ADMIN", doc: () => t("Change the configuration of mandatory access control.") },
  { text: "MAC_OVERRIDE", doc: () => t("Pass over mandatory access control.") },
  { text: "MKNOD", doc: given(() => t("Make device files.")) },
  { text: "NET_ADMIN", doc: () => t("Set up interfaces, routes and the firewall, as VPNs do.") },
  { text: "NET_BIND_SERVICE", doc: given(() => t("Listen on ports below 1024.")) },
  { text: "NET_BROADCAST", doc: () => t("Broadcast, and listen to multicasts.") },
  { text: "NET_RAW", doc: given(() => t("Send raw packets, as ping does.")) },
  { text: "PERFMON", doc: () => t("Watch performance with perf and eBPF.") },
  { text: "SETFCAP", doc: given(() => t("Give capabilities to files.")) },
  { text: "SETGID", doc: given(() => t("Become another group.")) },
  { text: "SETPCAP", doc: given(() => t("Pass capabilities on within its own set.")) },
  { text: "SETUID", doc: given(() => t("Become another user.")) },
  { text: "SYS_ADMIN", doc: () => t("Mount, and much else: nearly root on the host.") },
  { text: "SYS_BOOT", doc: () => t("Restart the machine, or load another kernel.") },
  { text: "SYS_CHROOT", doc: given(() => t("Use chroot, and change namespaces of mounts.")) },
  { text: "SYS_MODULE", doc: () => t("Load and unload modules of the kernel: root on the host.") },
  { text: "SYS_NICE", doc: () => t("Raise priorities, and bind processes to processors.") },
  { text: "SYS_PACCT", doc: () => t("Switch accounting of processes on and off.") },
  { text: "SYS_PTRACE", doc: () => t("Look into and change other processes, as debuggers do.") },
  { text: "SYS_RAWIO", doc: () => t("Use ports of the hardware and raw memory: root on the host.") },
  { text: "SYS_RESOURCE", doc: () => t("Pass over quotas and limits.") },
  { text: "SYS_TIME", doc: () => t("Set the clock of the machine.") },
  { text: "SYS_TTY_CONFIG", doc: () => t("Set up terminals, and hang them up.") },
  { text: "SYSLOG", doc: () => t("Read the kernel's log and its addresses.") },
  { text: "WAKE_ALARM", doc: () => t("Wake the machine up by an alarm.") },
];
