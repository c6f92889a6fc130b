// The .dockerignore that a build of this Dockerfile reads, and what of a few files that belong in no image it lets through.
import { contextRules } from "../dockerignore/context.ts";
import { parseIgnoreFile } from "../dockerignore/syntax.ts";
import type { Lookup } from "../language.ts";

/** Its name, and its text; undefined where there is none, or nobody can tell. */
export function ignoreFileOf(lookup: Lookup): { readonly name: string; readonly text: string } | undefined {
  const { name, builder } = lookup;
  // BuildKit prefers the one with the Dockerfile's own name.
  const own = name === undefined || builder === "classic" ? undefined : `${name}.dockerignore`;
  const ownText = own === undefined ? undefined : lookup.read?.(own);
  if (own !== undefined && ownText !== undefined) return { name: own, text: ownText };
  const text = lookup.read?.(".dockerignore");
  return text === undefined ? undefined : { name: ".dockerignore", text };
}

/** `.git` and `.env` where they are there and a .dockerignore lets them through; empty without one. */
export function letThrough(lookup: Lookup): readonly string[] {
  const file = ignoreFileOf(lookup);
  if (file === undefined) return [];
  const rules = contextRules(parseIgnoreFile(file.text), { builder: lookup.builder ?? "buildkit" });
  const found: string[] = [];
  // In a linked worktree .git is a file that tells nothing.
  const repository = lookup.exists?.(".git") === "folder" ? rules.judge(".git", true) : undefined;
  if (repository?.sent === true && rules.judge(".git/HEAD", false, repository).sent) found.push(".git");
  if (lookup.exists?.(".env") === "file" && rules.judge(".env", false).sent) found.push(".env");
  return found;
}
