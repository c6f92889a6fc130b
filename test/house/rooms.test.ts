// Who may import whom: the table is the law. Type-only imports count. No file may import itself round a corner.
import assert from "node:assert/strict";
import { builtinModules } from "node:module";
import { test } from "node:test";
import { filesBelow, importsOf, type Import } from "./source.ts";

interface Law {
  readonly rooms: readonly string[];
  readonly packages?: readonly string[];
  readonly node?: boolean;
}

const laws: Readonly<Record<string, Law>> = {
  base: { rooms: [] },
  manifest: { rooms: ["base"] },
  protocol: { rooms: ["base"] },
  engine: { rooms: ["base"], packages: ["dockerode", "ssh2", "ssh-config"], node: true },
  model: { rooms: ["base", "engine"], node: true },
  activity: { rooms: ["base", "engine"] },
  run: { rooms: ["base", "engine", "language"], node: true },
  terminal: { rooms: ["base", "engine", "model", "manifest"], node: true },
  files: { rooms: ["base", "engine"], packages: ["tar-stream"], node: true },
  language: { rooms: ["base"], packages: ["yaml", "dockerfile-ast", "dockerfile-utils", "unbash"] },
  server: { rooms: ["base", "protocol", "language"], packages: ["vscode-languageserver"], node: true },
  tree: { rooms: ["base", "manifest", "engine", "model"] },
  commands: {
    rooms: ["base", "manifest", "protocol", "engine", "model", "activity", "run", "terminal", "files"],
    node: true,
  },
  webview: { rooms: ["base", "protocol"] },
  workbench: {
    rooms: [
      "base",
      "manifest",
      "protocol",
      "engine",
      "model",
      "activity",
      "run",
      "terminal",
      "files",
      "tree",
      "commands",
    ],
    packages: ["vscode", "vscode-languageclient/node"],
    node: true,
  },
  build: { rooms: ["base", "manifest", "model", "files", "commands"], packages: ["esbuild", "prettier"], node: true },
};

const doors: Readonly<Record<string, Law>> = {
  "src/extension.ts": { rooms: ["workbench", "base", "engine"], packages: ["vscode"] },
  "src/engine.ts": { rooms: ["base", "engine"] },
  "src/actions.ts": { rooms: ["workbench", "base"] },
  "src/ssh.ts": { rooms: ["engine"] },
  "src/languageClient.ts": { rooms: ["workbench", "base"] },
  "src/apiTools.ts": { rooms: ["workbench", "base"] },
  "src/fileSystem.ts": { rooms: ["workbench", "files", "base"] },
  "src/languageServer.ts": { rooms: ["server", "base"], packages: ["vscode-languageserver/node"], node: true },
  "src/dockerfileServer.ts": { rooms: [], packages: ["dockerfile-language-server-nodejs/lib/server.js"] },
  "src/formPage.ts": { rooms: ["webview"] },
  "src/graphPage.ts": { rooms: ["webview"] },
  "src/contextPage.ts": { rooms: ["webview"] },
};

/** Doors that load other doors late. */
const lateDoors = new Set([
  "src/extension.ts > src/engine.ts",
  "src/extension.ts > src/actions.ts",
  "src/extension.ts > src/languageClient.ts",
  "src/extension.ts > src/apiTools.ts",
  "src/extension.ts > src/fileSystem.ts",
  "src/engine.ts > src/ssh.ts",
  "src/workbench/sessions.ts > src/engine.ts",
  "src/workbench/files/showFiles.ts > src/fileSystem.ts",
  "src/workbench/files/sweeping.ts > src/fileSystem.ts",
]);

const files = filesBelow("src");
const roomOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];

function broken(path: string, law: Law): readonly string[] {
  return importsOf(path).flatMap((found) => (allowed(path, law, found) ? [] : [`${path} imports ${found.specifier}`]));
}

function allowed(path: string, law: Law, { specifier, file }: Import): boolean {
  if (file === undefined) {
    if (specifier.startsWith("node:") || builtinModules.includes(specifier)) return law.node === true;
    return law.packages?.includes(specifier) === true;
  }
  const room = roomOf(file);
  if (room === undefined) return lateDoors.has(`${path} > ${file}`);
  return room === roomOf(path) || law.rooms.includes(room);
}

test("every file under src is a door or stands in a room of the table", () => {
  const homeless = files.filter((path) => {
    const room = roomOf(path);
    return room === undefined ? doors[path] === undefined : laws[room] === undefined;
  });
  assert.deepEqual(homeless, []);
});

test("no file imports a room or package that its room may not", () => {
  const broke = files.flatMap((path) => broken(path, doors[path] ?? laws[roomOf(path) ?? ""] ?? { rooms: [] }));
  assert.deepEqual(broke, []);
});

test("only the workbench and its door know the editor", () => {
  const knowing = files.filter((path) => importsOf(path).some(({ specifier }) => specifier === "vscode"));
  assert.ok(knowing.length > 0);
  assert.deepEqual(
    knowing.filter((path) => !path.startsWith("src/workbench/") && path !== "src/extension.ts"),
    [],
  );
});

test("only the language part of the workbench knows the language client", () => {
  const knowing = files.filter((path) =>
    importsOf(path).some(({ specifier }) => specifier.startsWith("vscode-languageclient")),
  );
  assert.ok(knowing.length > 0);
  assert.deepEqual(
    knowing.filter((path) => !path.startsWith("src/workbench/language/")),
    [],
  );
});

test("no file imports itself round a corner", () => {
  const targets = new Map(
    files.map((path) => [
      path,
      importsOf(path).flatMap(({ file }) => (file !== undefined && files.includes(file) ? [file] : [])),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) return void cycles.push([...trail.slice(trail.indexOf(path)), path].join(" > "));
    if (done.has(path)) return;
    for (const next of targets.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of files) visit(path, []);
  assert.deepEqual(cycles, []);
});
