// How yum and dnf name a package's version: name-version, name-version-release, with an architecture or an epoch.
import type { ShellWord } from "../../../shell/model.ts";
import type { Call } from "../packageManager.ts";

const versioned = /-(\d+:)?\d[^-]*(-\d[^-]*)?$/;

/** Also groups, files and addresses, which have none. */
export function isPinnedRpm(word: string): boolean {
  return versioned.test(word) || /[=<>]/.test(word) || /^[@-]|^[./~]|:\/\/|\.rpm$/.test(word);
}

/** The packages of an install; of `module install nodejs:20` the modules without a stream, which is their version. */
export function unpinnedOperands({ verb, operands }: Call): readonly ShellWord[] {
  if (verb?.value !== "module") return operands;
  const [inner, ...rest] = operands;
  return inner?.value === "install" ? rest.filter(({ value }) => !value.includes(":")) : [];
}
