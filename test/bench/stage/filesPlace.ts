// Containers whose files are measured: one with the root of a small Debian in it, one with a single program and nothing else,
// one with a large file and very many small ones. They run the fixture's static program, so none has a shell.
import { spawn } from "node:child_process";
import { lstatSync, mkdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createScope } from "../../../src/base/scope.ts";
import type { Route } from "../../../src/files/backend.ts";
import { openFiles, type OpenFiles } from "../../../src/files/route.ts";
import type { Container } from "../../../src/model/resources.ts";
import { command } from "../../rig/command.ts";
import { step } from "../../rig/say.ts";
import { realEngine } from "../../support/realEngine.ts";

/** A running container, and its root as this system shows it. */
export interface Held {
  readonly container: Container;
  readonly root: string;
}

export interface FilesPlace {
  readonly debian: Held;
  readonly bare: Held;
  readonly large: Held;
  readonly socket: string;
  /** How many files, folders and links the Debian root has. */
  readonly count: number;
  /** As a person's first look opens them; what it opens ends with `work`. */
  with<T>(held: Held, force: Route | undefined, work: (files: OpenFiles) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

/** In the large container. */
export const bigFile = "/big";
export const manyFolder = "/many";
export const crowdedFolder = "/usr";

export interface Sizes {
  /** Bytes of the large file. */
  readonly big: number;
  /** Entries of the folder of many. */
  readonly many: number;
  /** Files below the crowded folder. */
  readonly crowd: number;
}

export interface FilesBench {
  readonly place: FilesPlace;
  /** Values for each figure. */
  readonly repeat: number;
  /** A folder on this side. */
  readonly local: string;
  readonly sizes: Sizes;
}

export async function prepareFiles(socket: string, sizes: Sizes): Promise<FilesPlace> {
  const real = await realEngine(socket);
  const make = async (name: string): Promise<Held> => {
    const container = await real.make(name, { Image: "porthole/scratch:1", User: "0" });
    const { State } = await real.docker.getContainer(container.id).inspect();
    return { container, root: `/proc/${State.Pid}/root` };
  };
  const [debian, bare, large] = [await make("files-debian"), await make("files-bare"), await make("files-large")];
  const count = await step("a Debian root", () => fillDebian(debian.root));
  await step(`${sizes.crowd} files`, () => fillLarge(large.root, sizes));
  return {
    debian,
    bare,
    large,
    socket,
    count,
    with: async (held, force, work) => {
      const scope = createScope("bench", (error) => {
        throw error;
      });
      try {
        return await work(await openFiles({ engine: real.engine, target: held.container, scope, force }));
      } finally {
        scope.dispose();
      }
    },
    end: () => real.end(),
  };
}

/** What every Debian has: the files of this system's packages that are required, important or standard. */
async function fillDebian(root: string): Promise<number> {
  const packages = (await command("dpkg-query", ["--show", "--showformat=${Priority} ${Package}\n"]))
    .split("\n")
    .flatMap((line) => /^(?:required|important|standard) (.*)$/.exec(line)?.[1] ?? []);
  const listed = (await command("dpkg-query", ["--listfiles", ...packages])).split("\n");
  const paths = [...new Set(listed.flatMap((path) => realPath(path) ?? []))].sort();
  const tar = ["--create", "--directory=/", "--no-recursion", "--null", "--verbatim-files-from", "--files-from=-"];
  const pack = spawn("tar", [...tar, "--ignore-failed-read"], { stdio: ["pipe", "pipe", "ignore"] });
  const unpack = spawn("tar", ["--extract", `--directory=${root}`], { stdio: ["pipe", "ignore", "ignore"] });
  const ended = new Promise((resolve) => unpack.once("exit", resolve));
  pack.stdin.end(paths.map((path) => `.${path}\0`).join(""));
  await pipeline(pack.stdout, unpack.stdin);
  await ended;
  return paths.length;
}

/** With links in the folders above followed: packages name `/bin/ls` where `/bin` is a link by now. */
function realPath(path: string): string | undefined {
  if (!path.startsWith("/") || path === "/." || /^\/(proc|sys|dev|run)(\/|$)/.test(path)) return undefined;
  try {
    const real = join(realpathSync(dirname(path)), basename(path));
    return lstatSync(real).isSymbolicLink() || lstatSync(real).isDirectory() || lstatSync(real).isFile()
      ? real
      : undefined;
  } catch {
    return undefined;
  }
}

async function fillLarge(root: string, { big, many, crowd }: Sizes): Promise<void> {
  const piece = Buffer.alloc(1024 * 1024, "porthole looks into containers\n");
  writeFileSync(join(root, bigFile), "");
  for (let at = 0; at < big; at += piece.length)
    writeFileSync(join(root, bigFile), piece.subarray(0, Math.min(piece.length, big - at)), { flag: "a" });
  mkdirSync(join(root, manyFolder));
  for (let index = 0; index < many; index += 1) writeFileSync(join(root, manyFolder, `file-${index}.txt`), "");
  const perFolder = 1000;
  for (let index = 0; index < crowd; index += 1) {
    const folder = join(root, crowdedFolder, "lib", `package-${Math.floor(index / perFolder)}`);
    if (index % perFolder === 0) {
      mkdirSync(folder, { recursive: true });
      await new Promise((resolve) => setImmediate(resolve));
    }
    writeFileSync(join(folder, `file-${index}`), piece.subarray(0, 1000));
  }
  mkdirSync(join(root, "in"));
}

/** Takes away what a turn before has left. */
export const removeAt = (path: string): void => rmSync(path, { recursive: true, force: true });
