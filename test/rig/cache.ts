// The rig's downloads, outside the repository: one folder a recipe, built in a temporary place and renamed, so
// that a half-made one is never seen. Two runs that start together wait for each other. What goes into a
// folder is left to the set-up files.
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { step } from "./say.ts";

/** What a cached folder is made by. */
export type Recipe = {
  /** Folder name below the cache. */
  readonly name: string;
  /** Everything the content depends on; another text means the folder is made anew. */
  readonly recipe: string;
  /** Fills the (empty) folder. */
  readonly make: (folder: string) => Promise<void>;
};

/** Where the rig keeps its downloads: `$PORTHOLE_RIG`, else `porthole-rig` in the user's cache folder. */
export function cacheFolder(): string {
  const own = process.env["PORTHOLE_RIG"];
  if (own) return resolve(own);
  const base = process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  return join(base, "porthole-rig");
}

/** The folder of a recipe, made first when it is missing or made by another recipe. */
export async function cached(recipe: Recipe): Promise<string> {
  const folder = join(cacheFolder(), recipe.name);
  const stamp = createHash("sha256").update(recipe.recipe).digest("hex");
  if (stampOf(folder) === stamp) return folder;
  await underLock(recipe.name, async () => {
    if (stampOf(folder) === stamp) return; // another run has made it while we waited
    await step(`getting ${recipe.name}`, () => remake(folder, stamp, recipe));
  });
  return folder;
}

async function remake(folder: string, stamp: string, recipe: Recipe): Promise<void> {
  const fresh = `${folder}.${randomBytes(4).toString("hex")}.new`;
  mkdirSync(fresh, { recursive: true });
  try {
    await recipe.make(fresh);
    writeFileSync(join(fresh, ".stamp"), stamp);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function stampOf(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, ".stamp"), "utf8");
  } catch {
    return undefined;
  }
}

/** Does `work` while no other process works under the same name. The kernel frees the lock of a dead process. */
export async function underLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = join(cacheFolder(), "locks");
  mkdirSync(locks, { recursive: true });
  const release = await holdLock(join(locks, name));
  try {
    return await work();
  } finally {
    release();
  }
}

/** Waits for the lock on a file and returns what gives it back. It also goes when this process ends, in whatever way. */
export function holdLock(file: string): Promise<() => void> {
  const holder = spawn("flock", [file, "sh", "-c", "echo held; cat"], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  return new Promise((held, failed) => {
    holder.once("error", failed);
    holder.once("exit", (code) => failed(new Error(`no lock on ${file}: flock ended with code ${code}`)));
    holder.stdout.once("data", () => {
      holder.unref();
      held(() => holder.stdin.end());
    });
  });
}
