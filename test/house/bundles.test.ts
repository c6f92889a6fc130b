// What each bundle may hold, and how large it may be. Reads the metafiles that `npm run build` leaves.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { before, test } from "node:test";
import { read, root } from "./source.ts";

interface Metafile {
  readonly inputs: Readonly<Record<string, unknown>>;
}

const inputs = (door: string): readonly string[] =>
  Object.keys((JSON.parse(read(`dist/meta/${door}.json`)) as Metafile).inputs);
const size = (door: string): number => statSync(new URL(`dist/${door}.js`, root)).size;

before(() => {
  if (!existsSync(new URL("dist/meta/extension.json", root)))
    execFileSync("npm", ["run", "build"], { cwd: root, stdio: "ignore" });
});

test("the extension's bundle holds neither dockerode nor ssh, and stays under 300 kB", () => {
  const forbidden = inputs("extension").filter((path) =>
    /node_modules\/(dockerode|docker-modem|ssh2|yaml|vscode-languageclient)\//.test(path),
  );
  assert.deepEqual(forbidden, []);
  assert.ok(size("extension") <= 300_000, `${size("extension")} bytes`);
});

test("the engine's bundle holds neither gRPC, protobuf nor ssh2, nor anything of the editor", () => {
  const forbidden = inputs("engine").filter((path) =>
    /node_modules\/(@grpc|protobufjs|ssh2)\/|src\/(workbench|tree|commands)\//.test(path),
  );
  assert.deepEqual(forbidden, []);
});

test("pages hold nothing of Node and nothing but their own room", () => {
  const forbidden = inputs("formPage").filter((path) => !/^src\/(formPage\.ts|webview\/|protocol\/|base\/)/.test(path));
  assert.deepEqual(forbidden, []);
});
