// How yum and dnf name a package's version: name-version, name-version-release, with an architecture or an epoch.

const versioned = /-(\d+:)?\d[^-]*(-\d[^-]*)?$/;

/** Also groups, files and addresses, which have none. */
export function isPinnedRpm(word: string): boolean {
  return versioned.test(word) || /[=<>]/.test(word) || /^[@-]|^[./~]|:\/\/|\.rpm$/.test(word);
}

/** `dnf module install nodejs:20`: the stream is the version. */
export const isPinnedModule = (word: string): boolean => word.includes(":");
