// Looks at paths of this machine, for an engine that runs on it: whether a folder to be mounted is there, what an env file
// says. Quick and synchronous: it is asked while one types.
import { readFileSync, statSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { t } from "../base/l10n.ts";
import { parseEnvFile, type OwnEnvironment, type Variable } from "./environment.ts";
import { read, wrong, type Reading } from "./reading.ts";

/** "unknown" when we may not look. */
export type PathKind = "folder" | "file" | "missing" | "unknown";

export function kindOfPath(path: string): PathKind {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return "missing";
    return found.isDirectory() ? "folder" : "file";
  } catch {
    return "unknown";
  }
}

/** Bytes; a larger file is no list of variables. */
const largest = 1_000_000;

/** @param folder what a relative path starts from, as docker starts from where it is called */
export function readEnvFile(
  path: string,
  folder: string | undefined,
  own: OwnEnvironment,
): Reading<{ readonly path: string; readonly variables: readonly Variable[] }> {
  if (!isAbsolute(path) && folder === undefined) return wrong(t("Without an open folder the path must be absolute."));
  const full = resolve(folder ?? "", path);
  try {
    const found = statSync(full);
    if (!found.isFile()) return wrong(t("{0} is not a file.", full));
    if (found.size > largest) return wrong(t("{0} is too large for a list of variables.", full));
    const { value, fault } = parseEnvFile(readFileSync(full, "utf8"), own);
    return fault === undefined ? read({ path: full, variables: value }) : wrong(fault);
  } catch {
    return wrong(t("{0} cannot be read.", full));
  }
}
