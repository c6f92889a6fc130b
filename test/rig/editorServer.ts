// Runs VS Code's server build with a user folder of its own: settings, extensions, environment. The window on it
// is left to vscode.ts (tests) or to the person's browser (start.ts).
import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { command } from "./command.ts";
import type { Editor } from "./setupEditor.ts";

export type ServerOptions = {
  readonly editor: Editor;
  /** User data, extensions, home and log; made when missing. */
  readonly folder: string;
  /** Extensions to install from their packages. */
  readonly vsix?: readonly string[];
  /** Variables of the extension host; `undefined` removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** For tests by API: heeds `extensionTestsPath`, but shows no toasts. */
  readonly testDriver?: boolean;
  /** Asks before a workspace's code runs. Off unless wanted. */
  readonly workspaceTrust?: boolean;
  readonly port?: number;
  /** Secret that a page must know; without one, everybody on this machine may open it. */
  readonly token?: string;
};

export type EditorServer = {
  readonly port: number;
  readonly url: string;
  readonly pid: number;
  /** What the server and the extension host wrote. */
  readonly log: string;
  readonly stop: () => Promise<void>;
};

/** Without these a new profile opens pages, asks questions and gives the keyboard to a chat. */
const SETTINGS = {
  "workbench.startupEditor": "none",
  "telemetry.telemetryLevel": "off",
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "workbench.tips.enabled": false,
  "files.hotExit": "off",
  "files.autoSave": "off", // as on a desktop; in a browser the editor saves by itself
  "git.openRepositoryInParentFolders": "never",
  "terminal.integrated.gpuAcceleration": "off", // without a graphics card the page would freeze for minutes
  "update.showReleaseNotes": false,
} as const;

/** Installs the extensions, starts the server on 127.0.0.1 and waits until it listens. */
export async function startEditorServer(options: ServerOptions): Promise<EditorServer> {
  const { editor, folder } = options;
  mkdirSync(join(folder, "User"), { recursive: true });
  mkdirSync(join(folder, "home"), { recursive: true });
  const trust = options.workspaceTrust ? {} : { "security.workspace.trust.enabled": false };
  writeFileSync(
    join(folder, "User", "settings.json"),
    JSON.stringify({ ...SETTINGS, ...trust, ...options.settings }, undefined, 2),
  );
  const env = serverEnvironment(folder, options.env);
  for (const vsix of options.vsix ?? []) await install(editor, folder, vsix, env);
  const port = options.port ?? (await freePort());
  const log = join(folder, "server.log");
  const output = openSync(log, "a");
  const args = [
    editor.server,
    "--host",
    "127.0.0.1",
    "--port",
    String(port),
    ...key(options.token),
    ...places(folder),
    ...manners(options),
  ];
  const child = spawn(editor.node, args, { env, stdio: ["ignore", output, output], detached: true });
  closeSync(output);
  await listening(port, child, log);
  const url = `http://127.0.0.1:${port}/${options.token ? `?tkn=${options.token}` : ""}`;
  return { port, url, pid: child.pid ?? 0, log, stop: () => stop(child) };
}

function key(token: string | undefined): string[] {
  return token ? ["--connection-token", token] : ["--without-connection-token"];
}

function places(folder: string): string[] {
  const parts = {
    "--user-data-dir": folder,
    "--extensions-dir": join(folder, "ext"),
    "--server-data-dir": join(folder, "srv"),
  };
  return ["--accept-server-license-terms", ...Object.entries(parts).flat()];
}

function manners(options: ServerOptions): string[] {
  const driver = options.testDriver ? ["--enable-smoke-test-driver"] : [];
  const trust = options.workspaceTrust ? [] : ["--disable-workspace-trust"];
  return ["--disable-telemetry", "--disable-experiments", ...driver, ...trust];
}

async function install(editor: Editor, folder: string, vsix: string, env: NodeJS.ProcessEnv): Promise<void> {
  const args = [editor.server, ...places(folder), "--install-extension", vsix, "--force"];
  const said = await command(editor.node, args, { env, limit: 300_000 });
  if (!/successfully installed/.test(said)) throw new Error(`VS Code did not install ${vsix}:\n${said}`);
}

function serverEnvironment(folder: string, extra: ServerOptions["env"]): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_TEST|npm_|PORTHOLE_TEST_)/;
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const env: NodeJS.ProcessEnv = { ...inherited, HOME: join(folder, "home"), ...extra };
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined));
}

/** A port of 127.0.0.1 that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}

async function listening(port: number, child: ChildProcess, log: string): Promise<void> {
  const latest = performance.now() + 180_000;
  while (performance.now() < latest && child.exitCode === null && child.signalCode === null) {
    if (await answers(port)) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  await stop(child);
  throw new Error(
    `VS Code's server did not start:\n${readFileSync(log, "utf8").trim().split("\n").slice(-8).join("\n")}`,
  );
}

function answers(port: number): Promise<boolean> {
  return new Promise((known) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => known(true)).once("error", () => known(false));
    socket.once("connect", () => socket.destroy());
  });
}

/** Ends the server and its extension host; what has not gone after 5 s is killed. */
function stop(child: ChildProcess): Promise<void> {
  return new Promise((gone) => {
    if (child.exitCode !== null || child.signalCode !== null || !child.pid) return gone();
    const group = -child.pid;
    const patience = setTimeout(() => signalGroup(group, "SIGKILL"), 5_000);
    child.once("exit", () => {
      clearTimeout(patience);
      signalGroup(group, "SIGKILL");
      gone();
    });
    signalGroup(group, "SIGTERM");
  });
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(group, signal);
  } catch {
    // all of it has gone
  }
}
