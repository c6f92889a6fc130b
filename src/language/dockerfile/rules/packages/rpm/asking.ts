// Verbs of yum and dnf: which ask, which fetch, which clean up.
import type { Call } from "../packageManager.ts";

export const asking: readonly string[] = [
  "install",
  "reinstall",
  "localinstall",
  "groupinstall",
  "update",
  "upgrade",
  "upgrade-minimal",
  "update-minimal",
  "distro-sync",
  "downgrade",
  "remove",
  "erase",
  "autoremove",
  "swap",
  "module",
  "group",
  "builddep",
  "system-upgrade",
];

export const fetching: readonly string[] = [
  "install",
  "reinstall",
  "localinstall",
  "groupinstall",
  "update",
  "upgrade",
  "distro-sync",
  "downgrade",
  "module",
  "group",
  "builddep",
  "makecache",
];

/** Yes by configuration, or nothing that asks: `module list`. */
export function isAssumed({ verb, options, operands }: Call): boolean {
  if (options.some(({ value }) => /^assumeyes=(1|true|yes)/i.test(value ?? ""))) return true;
  const grouped = verb?.value === "module" || verb?.value === "group";
  return grouped && !/^(install|enable|disable|reset|remove|update|upgrade|switch-to)$/.test(operands[0]?.value ?? "");
}

/** `yum clean all`; less than all leaves something. */
export const isCleaning = ({ verb, operands }: Call): boolean =>
  verb?.value === "clean" && operands.some(({ value }) => value === "all");
