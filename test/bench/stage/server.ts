// The editor's server with the extensions under test installed, a profile of its own and a window size of no interest: what
// it starts, it ends. The window is left to window.ts.
import { spawn } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import type { Editor } from "../../rig/setupEditor.ts";
import { find, treeOf } from "./processes.ts";
import { until } from "./sleep.ts";

export interface Server {
  readonly url: string;
  readonly pid: number;
  /** Folder that the window shows, with one text file, notes.txt. */
  readonly workspace: string;
  /** Extension hosts, oldest first; there are two for a moment when a window is loaded again. */
  extensionHosts(): readonly number[];
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly editor: Editor;
  readonly extensionsFolder: string;
  /** Folder for profile, workspace and log. */
  readonly folder: string;
  /** DOCKER_HOST of the extension host. */
  readonly engine: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Nothing that asks, animates, looks for changes or starts programs by itself; a terminal whose rows are in the page. */
const settings = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.hotExit": "off",
  "git.enabled": false,
  "remote.autoForwardPorts": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "terminal.integrated.gpuAcceleration": "off",
  "terminal.integrated.localEchoEnabled": "off",
  "terminal.integrated.shellIntegration.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

const port = 8217; // the sandbox has a network of its own, so nobody else can have it

export async function startServer(options: ServerOptions): Promise<Server> {
  const folder = mkdtempSync(join(options.folder, "editor-"));
  const workspace = join(folder, "workspace");
  for (const path of [workspace, join(folder, "User"), join(folder, "home")]) mkdirSync(path, { recursive: true });
  writeFileSync(join(folder, "User", "settings.json"), JSON.stringify({ ...settings, ...options.settings }));
  writeFileSync(join(workspace, "notes.txt"), "\n");
  const log = openSync(join(folder, "server.log"), "w");
  const child = spawn(options.editor.node, [options.editor.server, ...argumentsFor(folder, options.extensionsFolder)], {
    env: { ...process.env, HOME: join(folder, "home"), DOCKER_HOST: options.engine },
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  const pid = child.pid;
  if (pid === undefined) throw new Error(`The editor cannot be started: ${options.editor.node}`);
  const stop = (): Promise<void> => stopTree(pid);
  if (!(await until(listening, 60_000))) {
    await stop();
    throw new Error(`The editor's server does not listen after 60 s; see ${join(folder, "server.log")}`);
  }
  const url = `http://127.0.0.1:${port}/?folder=${encodeURIComponent(workspace)}`;
  return { url, pid, workspace, extensionHosts: () => find(pid, /--type=extensionHost/), stop };
}

function argumentsFor(folder: string, extensionsFolder: string): readonly string[] {
  return [
    ...["--host", "127.0.0.1", "--port", String(port), "--without-connection-token", "--accept-server-license-terms"],
    ...["--user-data-dir", folder, "--server-data-dir", join(folder, "server"), "--extensions-dir", extensionsFolder],
    ...["--disable-telemetry", "--disable-workspace-trust", "--disable-experiments"],
    // An extension host whose window was loaded again ends soon instead of disturbing the next one for hours.
    ...["--reconnection-grace-time", "1"],
  ];
}

function listening(): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      answer(true);
    }).on("error", () => answer(false));
  });
}

async function stopTree(root: number): Promise<void> {
  const pids = treeOf(root);
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    for (const pid of pids) end(pid, signal);
    if (await until(() => pids.every((pid) => !end(pid, 0)), 3000)) return;
  }
}

/** Sends a signal; false when there is no such process. */
function end(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
