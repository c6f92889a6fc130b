// The tiers of tests: where each lies, what it needs, how it is run and counted. Which of them run, and with what,
// is left to run.ts.
import { spawn } from "node:child_process";
import { cpSync, existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { startEngine, type Engine } from "./engine.ts";
import { dockerClient, type EngineName } from "./engines.ts";
import { runInHost } from "./host.ts";
import { loadFixtureImages } from "./images.ts";
import type { Counts } from "./reporter.ts";
import { say } from "./say.ts";
import { sandboxFolder } from "./sandbox.ts";
import type { EditorName } from "./setupEditor.ts";

/** What must be set up before a tier can run. */
export type Need = "engine" | "browser" | "editor" | "build" | "package";

export type Tier = {
  readonly name: string;
  /** Test files, from the project's folder. */
  readonly files: string;
  readonly needs: readonly Need[];
  /** Minutes after which it is ended and has failed. */
  readonly limit: number;
  /** True where all files run in one process: a process for each of hundreds of files takes longer than its tests. */
  readonly together?: boolean;
};

/** In the order in which they run: the quick ones first. */
export const TIERS: readonly Tier[] = [
  { name: "unit", files: "test/unit/**/*.test.ts", needs: [], limit: 10, together: true },
  { name: "house", files: "test/house/**/*.test.ts", needs: ["build"], limit: 8 },
  { name: "server", files: "test/server/**/*.test.ts", needs: ["build"], limit: 8 },
  // Podman starts a process for nearly every call, and takes twice as long as Docker.
  { name: "engine", files: "test/engine/**/*.test.ts", needs: ["engine"], limit: 40 },
  { name: "pages", files: "test/pages/**/*.test.ts", needs: ["browser"], limit: 10 },
  { name: "host", files: "test/host/suites/**/*.ts", needs: ["engine", "browser", "editor", "package"], limit: 8 },
  { name: "e2e", files: "test/e2e/**/*.test.ts", needs: ["engine", "browser", "editor", "package"], limit: 25 },
];

/** With what a tier is run this time. */
export type Stage = { readonly engine: EngineName; readonly editor: EditorName };

const PROJECT = join(import.meta.dirname, "../..");
const VSIX = join(PROJECT, "dist/porthole.vsix");
const WORKSPACE = join(PROJECT, "test/fixtures/workspace");

/** The test files of a tier; a tier without any is not there yet. */
export function tierFiles(tier: Tier): string[] {
  return globSync(tier.files, { cwd: PROJECT }).sort();
}

/** Runs a tier, with a new engine if it needs one, and counts. Throws when it cannot run. */
export async function runTier(tier: Tier, stage: Stage): Promise<Counts> {
  const engine = tier.needs.includes("engine") ? await engineFor(tier, stage.engine) : undefined;
  try {
    const env = engine ? await engineVariables(engine) : {};
    if (tier.name === "host") return await hostTier(tier, stage.editor, env);
    return await nodeTier(tier, tier.name === "engine" ? { ...env, PATH: withClient(env) } : env);
  } finally {
    await engine?.stop();
  }
}

async function engineFor(tier: Tier, name: EngineName): Promise<Engine> {
  const engine = await startEngine({ name, folder: join(sandboxFolder() ?? "", `${name}-${tier.name}`) });
  await loadFixtureImages(engine.socket);
  return engine;
}

async function engineVariables(engine: Engine): Promise<Record<string, string>> {
  return {
    DOCKER_HOST: engine.host,
    PORTHOLE_TEST_ENGINE: engine.socket,
    PORTHOLE_TEST_ENGINE_NAME: engine.name,
    PORTHOLE_TEST_CLI: await dockerClient(),
    PORTHOLE_TEST_VSIX: VSIX,
    PORTHOLE_TEST_WORKSPACE: WORKSPACE,
  };
}

/** Tests write into the folder that is open. */
function workspaceCopy(): string {
  const copy = join(sandboxFolder() ?? "", "workspace");
  cpSync(WORKSPACE, copy, { recursive: true });
  return copy;
}

/** Tests of the engine tier compare with the docker command; the product itself never meets one. */
function withClient(env: Record<string, string>): string {
  return [dirname(env["PORTHOLE_TEST_CLI"] ?? ""), process.env["PATH"] ?? ""].join(delimiter);
}

async function hostTier(tier: Tier, editor: EditorName, env: Record<string, string>): Promise<Counts> {
  const { passed, failures } = await runInHost({
    vsix: VSIX,
    suites: tierFiles(tier).map((file) => join(PROJECT, file)),
    workspace: workspaceCopy(),
    env: { ...env, DOCKER_HOST: `unix://${env["PORTHOLE_TEST_ENGINE"] ?? ""}` },
    editor,
    limit: tier.limit * 60_000,
  });
  for (const failure of failures)
    say(`\n✖ ${failure.name}\n  ${failure.file}\n  ${failure.error.replaceAll("\n", "\n  ")}\n`);
  return { passed, failed: failures.length };
}

/** Tests that share an engine or a window run one file after the other. */
async function nodeTier(tier: Tier, env: Record<string, string>): Promise<Counts> {
  const counts = join(sandboxFolder() ?? join(PROJECT, "dist"), `counts-${tier.name}.json`);
  rmSync(counts, { force: true });
  const reporter = pathToFileURL(join(import.meta.dirname, "reporter.ts")).href;
  const shared = tier.needs.includes("engine") || tier.needs.includes("browser");
  const processes = tier.together ? ["--test-isolation=none"] : shared ? ["--test-concurrency=1"] : [];
  const args = ["--test", `--test-reporter=${reporter}`, "--test-timeout=180000", ...processes, ...tierFiles(tier)];
  const how = await node(args, { ...process.env, ...env, PORTHOLE_TEST_COUNTS: counts }, tier.limit * 60_000);
  const read = existsSync(counts) ? (JSON.parse(readFileSync(counts, "utf8")) as Counts) : undefined;
  rmSync(counts, { force: true });
  if (!read) throw new Error(`the test runner did not finish (${how})`);
  if (read.passed + read.failed === 0) throw new Error("no test was found in it");
  return how !== "code 0" && read.failed === 0 ? { ...read, failed: 1 } : read;
}

/** Runs node in a process group of its own, which is killed after `limit` milliseconds. Returns how it ended. */
function node(args: readonly string[], env: NodeJS.ProcessEnv, limit: number): Promise<string> {
  return new Promise((ended) => {
    const child = spawn(process.execPath, args, {
      cwd: PROJECT,
      env,
      stdio: ["ignore", "inherit", "inherit"],
      detached: true,
    });
    let late = "";
    const end = (): void => {
      if (child.pid) process.kill(-child.pid, "SIGKILL");
    };
    const patience = setTimeout(() => {
      late = `killed after ${limit / 60_000} minutes`;
      end();
    }, limit);
    process.once("SIGTERM", end);
    child.on("error", (error) => ended(error.message));
    child.on("exit", (code) => {
      clearTimeout(patience);
      process.off("SIGTERM", end);
      ended(late || `code ${code ?? "none"}`);
    });
  });
}
