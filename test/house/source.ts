// The repository's own files, for the tests about the code itself.
import { readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { posix } from "node:path";
import ts from "typescript";

export const root = new URL("../../", import.meta.url);

export const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

/** Tracked and new files below a folder that git does not ignore, as paths from the root. */
export function filesBelow(folder: string, ending = ".ts"): readonly string[] {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "--deduplicate", "--", folder], {
    cwd: root,
    encoding: "utf8",
  });
  const deleted = new Set(
    execFileSync("git", ["ls-files", "-d", "--", folder], { cwd: root, encoding: "utf8" }).split("\n"),
  );
  return listed.split("\n").filter((path) => path.endsWith(ending) && !path.endsWith(".d.ts") && !deleted.has(path));
}

export interface Import {
  readonly from: string;
  /** As written. */
  readonly specifier: string;
  /** A path from the root for relative imports. */
  readonly file?: string;
}

/** Every import of a file, type-only and dynamic ones too. */
export function importsOf(path: string): readonly Import[] {
  return ts.preProcessFile(read(path), true, true).importedFiles.map(({ fileName }) => ({
    from: path,
    specifier: fileName,
    file: fileName.startsWith(".") ? posix.join(posix.dirname(path), fileName) : undefined,
  }));
}
