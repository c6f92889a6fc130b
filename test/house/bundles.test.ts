// What each bundle may hold, and how large it may be. Reads the metafiles that `npm run build` leaves.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
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

test("the extension's bundle holds no package, no command and no way to files, and stays under 300 kB", () => {
  const forbidden = inputs("extension").filter((path) =>
    /^node_modules\/|^src\/files\/\w+\/|^src\/(terminal|run|language)\/|^src\/commands\/index\.ts$/.test(path),
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

test("the bundle of commands holds no client of an engine, no rule of a language and no way to files", () => {
  // What a build needs is there: the reading of Dockerfiles and ignore files, and tar.
  const forbidden = inputs("actions").filter((path) =>
    /^node_modules\/|^src\/files\/(?!tar\/)\w+\/|^src\/language\/.*\/(rules|features)\/|^src\/server\//.test(path),
  );
  assert.deepEqual(forbidden, []);
});

test("the bundle of the API console and of events holds no client of an engine, and no tree", () => {
  const forbidden = inputs("apiTools").filter((path) =>
    /node_modules\/(dockerode|docker-modem|ssh2|yaml)\/|^src\/(tree|webview|language|server)\//.test(path),
  );
  assert.deepEqual(forbidden, []);
});

test("the language clients' bundle holds no server, no language and nothing of an engine", () => {
  const forbidden = inputs("languageClient").filter((path) =>
    /node_modules\/(vscode-languageserver|yaml|dockerode)\/|^src\/(server|language|engine|tree|commands)\//.test(path),
  );
  assert.deepEqual(forbidden, []);
});

test("the language server's bundle holds nothing of the editor, of an engine or of the client", () => {
  const forbidden = inputs("languageServer").filter(
    (path) =>
      !/^src\/(languageServer\.ts|server\/|language\/|protocol\/|base\/)/.test(path) &&
      !/node_modules\/(vscode-(languageserver|jsonrpc)[a-z-]*|yaml|unbash|dockerfile-[a-z]+)\//.test(path),
  );
  assert.deepEqual(forbidden, []);
});

test("the Dockerfile server's bundle holds the card's server and what it needs", () => {
  const ours = inputs("dockerfileServer").filter((path) => path.startsWith("src/"));
  assert.deepEqual(ours, ["src/dockerfileServer.ts"]);
});

test("all bundles together, packed as a person gets them, leave the package far under its 3 MB", () => {
  const sum = readdirSync(new URL("dist/meta/", root)).reduce((total, metafile) => {
    const bundle = readFileSync(new URL(`dist/${metafile.replace(".json", ".js")}`, root));
    return total + deflateRawSync(bundle).length;
  }, 0);
  assert.ok(sum > 0 && sum <= 1_200_000, `${sum} bytes`);
});

test("pages hold nothing of Node and nothing but their own room", () => {
  const forbidden = ["formPage", "graphPage", "contextPage"].flatMap((page) =>
    inputs(page).filter((path) => !/^src\/(\w+Page\.ts|webview\/|protocol\/|base\/)/.test(path)),
  );
  assert.deepEqual(forbidden, []);
});

/** What each bundle may have of its own although it is state: words are given to each, and each sets keys of its own. */
const mayBeTwice = new Set(["src/base/l10n.ts", "src/workbench/contextKeys.ts"]);

test("what remembers is in one bundle of the extension host: two copies would not know of each other", () => {
  const bundles = ["extension", "engine", "actions", "fileSystem", "apiTools", "languageClient", "ssh"].map(inputs);
  const remembers = /^(?:export )?(?:let |const \w+(?:: (?!Readonly)[^=]+)? = new (?:Map|Set)\b.*\(\);)/m;
  const twice = [...new Set(bundles.flat())].filter(
    (path) =>
      path.startsWith("src/") &&
      !mayBeTwice.has(path) &&
      bundles.filter((bundle) => bundle.includes(path)).length > 1 &&
      remembers.test(read(path)),
  );
  assert.deepEqual(twice, []);
});
