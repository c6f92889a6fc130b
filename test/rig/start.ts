// `npm start`: builds Porthole and opens it with a sample workspace, in desktop VS Code where `code` is installed,
// else in VS Code's server build in the browser. It shows the machine's engine, or a private one.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";
import { cacheFolder } from "./cache.ts";
import { command } from "./command.ts";
import { startEditorServer } from "./editorServer.ts";
import { isEngineName, type EngineName } from "./engines.ts";
import { machineEngine } from "./machineEngine.ts";
import { startPrivateEngine, type PrivateEngine } from "./privateEngine.ts";
import { say, step } from "./say.ts";
import { setupEditor } from "./setupEditor.ts";
import { workbenchUrl } from "./vscode.ts";

const PROJECT = join(import.meta.dirname, "../..");
const WORKSPACE = join(PROJECT, "test/fixtures/workspace");
const USAGE = `npm start -- [--engine machine|private|20.10|26.1|newest|podman] [--browser] [--port NUMBER]
  --engine   machine: only an engine that runs already; private: the project's own, with sample containers
             (Linux, root; "private" is the newest). Default: the machine's, else on Debian or Ubuntu as root the private one.
  --browser  VS Code's server build in the browser even where desktop VS Code is installed.`;

type Wish = { readonly engine: string | undefined; readonly browser: boolean; readonly port: number | undefined };

function readWish(): Wish {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ options: { engine: text, port: text, browser: { type: "boolean", default: false } } });
  const known = ["machine", "private", undefined];
  if (!known.includes(values.engine) && !isEngineName(values.engine ?? ""))
    throw new Error(`Unknown engine: ${values.engine}\n${USAGE}`);
  return { engine: values.engine, browser: values.browser, port: values.port ? Number(values.port) : undefined };
}

/** The private engine if it is wished for or needed; undefined leaves Porthole to find the machine's. */
async function chooseEngine(wish: string | undefined): Promise<PrivateEngine | undefined> {
  if (wish !== undefined && wish !== "machine")
    return await privateOne(wish === "private" ? "newest" : (wish as EngineName));
  const found = await machineEngine();
  if (found) say(`Engine: this machine's own, ${found}.`);
  else say("No engine answers on this machine (DOCKER_HOST, the docker context, the default sockets).");
  if (found || wish === "machine") return undefined;
  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/dpkg"))
    return await privateOne("newest");
  say(
    "Start Docker or Podman and Porthole will find it; or, on Debian or Ubuntu as root, run: npm start -- --engine private",
  );
  return undefined;
}

async function privateOne(name: EngineName): Promise<PrivateEngine> {
  say(`Engine: the project's private one (${name}), with sample containers. It and all in it end with this command.`);
  const engine = await step("starting the private engine", () => startPrivateEngine(name));
  say(`        DOCKER_HOST=${engine.host}`);
  say("        Ports that its containers publish are in its own network, so this machine does not answer on them.");
  return engine;
}

function findCode(): string | undefined {
  const names = process.platform === "win32" ? ["code.cmd", "code.exe"] : ["code"];
  const places = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Opens an Extension Development Host and waits until its window is closed. */
async function openDesktop(code: string, host: string | undefined): Promise<void> {
  await step("npm run build", () => command("npm", ["run", "--silent", "build"], { cwd: PROJECT }));
  // A VS Code that runs already would keep its own environment; one with another user folder takes ours.
  const apart = host || process.getuid?.() === 0 ? ["--user-data-dir", join(cacheFolder(), "desktop")] : [];
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = [`--extensionDevelopmentPath=${PROJECT}`, "--new-window", "--wait", ...apart, ...root, WORKSPACE];
  const env = host ? { ...process.env, DOCKER_HOST: host } : process.env;
  say("Porthole opens in desktop VS Code (Extension Development Host). Close its window, or press Ctrl-C, to end.");
  const child = spawn(code, args, { env, stdio: "inherit", shell: process.platform === "win32" });
  await Promise.race([ctrlC(), new Promise((closed) => child.once("exit", closed).once("error", closed))]);
}

/** Serves VS Code on 127.0.0.1 until Ctrl-C. */
async function openInBrowser(host: string | undefined, port: number | undefined): Promise<void> {
  const editor = await setupEditor("newest");
  await step("npm run package", () => command("npm", ["run", "--silent", "package"], { cwd: PROJECT }));
  const folder = mkdtempSync(join(tmpdir(), "porthole-vscode-"));
  const token = randomBytes(16).toString("hex"); // whoever opens the page may run programs as this user
  const vsix = [join(PROJECT, "dist/porthole.vsix")];
  const env = { HOME: process.env["HOME"], ...(host ? { DOCKER_HOST: host } : {}) };
  const server = await startEditorServer({ editor, folder, vsix, env, port, token });
  say(
    `\nVS Code ${editor.version} with Porthole, for a browser on this machine:\n\n  ${workbenchUrl(server, { workspace: WORKSPACE })}\n\nCtrl-C ends it.`,
  );
  await ctrlC();
  await server.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function ctrlC(): Promise<void> {
  return new Promise((pressed) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => pressed());
  });
}

async function main(): Promise<void> {
  const wish = readWish();
  const engine = await chooseEngine(wish.engine);
  const code = wish.browser ? undefined : findCode();
  try {
    if (code) await openDesktop(code, engine?.host);
    else await openInBrowser(engine?.host, wish.port);
  } finally {
    say("Ending …");
    engine?.end();
    await engine?.ended;
  }
  process.exit();
}

await main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
