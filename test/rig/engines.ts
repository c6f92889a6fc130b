// Which engines the rig knows, and where each is unpacked. How one is started is left to engine.ts and podman.ts.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { tryCommand } from "./command.ts";
import { say } from "./say.ts";
import { setupSuite, suiteFolder } from "./setupEngines.ts";

export type EngineName = "20.10" | "26.1" | "newest" | "podman";

export const ENGINES: readonly EngineName[] = ["20.10", "26.1", "newest", "podman"];

/** Suites that may hold an engine, best first. sid moves: where its engine cannot run here, the next one stands in. */
const SUITES = {
  "20.10": ["bookworm"],
  "26.1": ["trixie"],
  newest: ["sid", "forky", "trixie"],
  podman: ["bookworm"],
} as const;

/** True for a name that `--engine` accepts. */
export function isEngineName(text: string): text is EngineName {
  return (ENGINES as readonly string[]).includes(text);
}

/** Downloads what an engine needs. Returns a remark for the last lines of a run when another suite stood in. */
export async function setupEngine(name: EngineName): Promise<string | undefined> {
  await setupSuite("bookworm"); // runc, busybox, the registry and sshd serve every engine
  const faults: string[] = [];
  for (const suite of SUITES[name]) {
    const fault = await setupSuite(suite).then(runs, String);
    if (!fault)
      return faults.length ? `engine "${name}" comes from Debian ${suite}, because ${faults.join("; ")}` : undefined;
    faults.push(`${suite}: ${fault}`);
    say(`rig: engine "${name}" cannot be had from Debian ${suite}: ${fault}`);
  }
  throw new Error(`Engine "${name}" cannot be had. ${faults.join("; ")}`);
}

async function runs(tree: string): Promise<string | undefined> {
  const asked = await tryCommand(join(tree, "usr/sbin/dockerd"), ["--version"], {
    env: engineEnvironment(tree),
    limit: 20_000,
  });
  return asked.code === 0 ? undefined : asked.stderr.trim().split("\n")[0];
}

/** The unpacked tree of an engine that set-up has made. */
export async function engineTree(name: EngineName): Promise<string> {
  for (const suite of SUITES[name]) {
    const tree = suiteFolder(suite);
    if (existsSync(join(tree, ".stamp")) && !(await runs(tree))) return tree;
  }
  throw new Error(`Engine "${name}" has not been set up.`);
}

/** PATH and libraries for an engine: its own programs, then bookworm's runc, conmon and libraries, then the machine's. */
export function engineEnvironment(tree: string): NodeJS.ProcessEnv {
  const old = suiteFolder("bookworm");
  const folders = [tree, old].flatMap((root) => [`${root}/usr/bin`, `${root}/usr/sbin`]);
  return {
    ...process.env,
    PATH: [...folders, "/usr/sbin", "/usr/bin", "/sbin", "/bin"].join(":"),
    LD_LIBRARY_PATH: engineLibraries().join(":"),
  };
}

/** Folders with the libraries that came unpacked with the engines. */
export function engineLibraries(): string[] {
  const triplet = process.arch === "arm64" ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
  return ["usr/lib", "lib"].map((folder) => join(suiteFolder("bookworm"), folder, triplet));
}

/** A Docker client for oracles: the newest one set up. The product never needs it. */
export async function dockerClient(): Promise<string> {
  return join(await engineTree("newest"), "usr/bin/docker");
}
