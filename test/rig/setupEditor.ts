// VS Code's server build out of the npm package `code-server`, and the Node it wants, in the cache. Only its plain
// server is used, so nothing is compiled. How a workbench is opened is left to vscode.ts.
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cached } from "./cache.ts";
import { command } from "./command.ts";

/** A VS Code to test in: version of code-server, the VS Code inside it, the major version of Node it runs on. */
export type EditorVersion = { readonly codeServer: string; readonly vscode: string; readonly node: number };

/** The newest there is, and the oldest that package.json promises to support. */
export const EDITORS = {
  newest: { codeServer: "4.139.1", vscode: "1.139.1", node: 24 },
  oldest: { codeServer: "4.100.3", vscode: "1.100.3", node: 20 },
} as const satisfies Record<string, EditorVersion>;

export type EditorName = keyof typeof EDITORS;

/** An editor ready to start. */
export type Editor = { readonly version: string; readonly node: string; readonly server: string };

/** Downloads what is missing of an editor and returns where it is. */
export async function setupEditor(name: EditorName): Promise<Editor> {
  const version = EDITORS[name];
  const folder = await cached({
    name: `vscode-${version.vscode}`,
    recipe: ["1", version.codeServer, process.arch].join(" "),
    make: (fresh) => makeServer(fresh, version),
  });
  return {
    version: version.vscode,
    node: await setupNode(version.node),
    server: join(folder, "out", "server-main.js"),
  };
}

async function makeServer(folder: string, version: EditorVersion): Promise<void> {
  const env = npmEnvironment();
  await command("npm", ["pack", "--silent", `code-server@${version.codeServer}`], { cwd: folder, env });
  const archive = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  if (!archive) throw new Error("npm pack left no archive of code-server");
  await command("tar", ["-xzf", archive, "package/lib/vscode"], { cwd: folder });
  for (const name of readdirSync(join(folder, "package/lib/vscode")))
    renameSync(join(folder, "package/lib/vscode", name), join(folder, name));
  for (const name of [archive, "package"]) rmSync(join(folder, name), { recursive: true });
  const quiet = ["install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
  await command("npm", quiet, { cwd: folder, env });
  await command("npm", quiet, { cwd: join(folder, "extensions"), env });
}

/** The Node that runs this script when it has the right version, else one out of npm. */
async function setupNode(major: number): Promise<string> {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const folder = await cached({
    name: `node-${major}`,
    recipe: `1 ${major} ${process.arch}`,
    make: (fresh) => makeNode(fresh, major),
  });
  return join(folder, "node");
}

async function makeNode(folder: string, major: number): Promise<void> {
  writeFileSync(join(folder, "package.json"), "{}\n");
  const name = `node-linux-${process.arch}`;
  const args = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", `${name}@${major}`];
  await command("npm", args, { cwd: folder, env: npmEnvironment() });
  const file = join(folder, "node_modules", name, "bin", "node");
  if (!existsSync(file)) throw new Error(`${name} holds no node`);
  renameSync(file, join(folder, "node"));
}

/** Without what `npm run` adds, which would point the inner npm at this project. */
function npmEnvironment(): NodeJS.ProcessEnv {
  const mine = /^(npm_(package|lifecycle)_|npm_config_(local_)?prefix$|INIT_CWD$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !mine.test(name)));
}
