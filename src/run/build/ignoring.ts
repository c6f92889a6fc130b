// Which .dockerignore counts for a build: BuildKit prefers the one with the Dockerfile's own name, which the classic builder
// does not know. What it says is the languages' business.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Builder } from "../../engine/api/build.ts";
import { contextRules, type ContextRules } from "../../language/dockerignore/context.ts";
import { parseIgnoreFile } from "../../language/dockerignore/syntax.ts";

/** `file`: the Dockerfile in the folder. @throws what the system says of a .dockerignore that is there and cannot be read */
export async function ignoringOf(folder: string, file: string, builder: Builder): Promise<ContextRules> {
  const own = builder === "buildkit" ? [`${file}.dockerignore`] : [];
  for (const name of [...own, ".dockerignore"]) {
    const text = await readFile(join(folder, name), "utf8").catch((error: unknown) => {
      if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
      throw error;
    });
    if (text !== undefined) return contextRules(parseIgnoreFile(text), { builder });
  }
  return contextRules(parseIgnoreFile(""), { builder });
}
