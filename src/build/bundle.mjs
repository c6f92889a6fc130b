// Makes dist/: one list of doors, one bundle each. `--watch` rebuilds on change; metafiles go to dist/meta for the house tests.
import { build, context } from "esbuild";
import { copyFileSync, existsSync, globSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { basename, resolve } from "node:path";

const node = { platform: "node", target: "node20", format: "cjs" };
const browser = { platform: "browser", target: "es2022", format: "iife" };

/** Door → how it is bundled. Bundles that another one loads late are external to it. */
const doors = {
  extension: {
    ...node,
    external: ["vscode"],
    plugins: [loadLate("engine", "actions", "languageClient", "apiTools", "fileSystem")],
  },
  engine: {
    ...node,
    plugins: [
      loadLate("ssh"),
      leaveOut("dockerode", /^(\.\/session|\.\/buildkit|tar-fs|@balena\/dockerignore)$/),
      leaveOut("docker-modem", /^ssh2$/),
    ],
    // A third of this bundle otherwise, and a person waits while it is read: Node's own streams, which it copies, and a log
    // for the developers of docker-modem.
    alias: { "readable-stream": "node:stream", debug: "./src/build/noDebug.cjs" },
  },
  actions: { ...node, external: ["vscode"] },
  ssh: { ...node, external: ["cpu-features", "*.node"] },
  languageClient: { ...node, external: ["vscode"] },
  apiTools: { ...node, external: ["vscode"] },
  fileSystem: { ...node, external: ["vscode"] },
  languageServer: node,
  dockerfileServer: node,
  formPage: browser,
  graphPage: browser,
  contextPage: browser,
};

/** Leaves the import of another door where it is: it is that bundle, required when the import runs. */
function loadLate(...names) {
  return {
    name: "load-late",
    setup(builder) {
      builder.onResolve({ filter: new RegExp(`/(${names.join("|")})\\.ts$`) }, ({ importer, path, resolveDir }) => {
        const door = names.find((name) => resolve(resolveDir, path) === resolve("src", `${name}.ts`));
        return door !== undefined && importer !== "" ? { path: `./${door}.js`, external: true } : undefined;
      });
    },
  };
}

/**
 * dockerode requires gRPC and protobuf for build sessions and a tar packer for folders it is given, and docker-modem
 * requires ssh2. None of these is used, and ssh endpoints are dialled by our own ssh.js: what they require is replaced by a
 * module that throws when used.
 */
function leaveOut(packageName, path) {
  return {
    name: `leave-out-${packageName}`,
    setup(builder) {
      builder.onResolve({ filter: path }, ({ importer, path: wanted }) =>
        importer.includes(`node_modules/${packageName}/`)
          ? { path: `${packageName}/${wanted}`, namespace: "left-out" }
          : undefined,
      );
      builder.onLoad({ filter: /.*/, namespace: "left-out" }, ({ path: left }) => ({
        contents: `module.exports = function () { throw new Error(${JSON.stringify(`${left} is left out of this bundle`)}); };`,
      }));
    },
  };
}

/** Pages of rules, by language: dist/rules/compose/portConflict.md. They are read when a person opens one. */
function copyRulePages() {
  for (const page of globSync("src/language/*/rules/**/*.md")) {
    const [, , language] = page.split(/[\\/]/);
    mkdirSync(`dist/rules/${language}`, { recursive: true });
    copyFileSync(page, `dist/rules/${language}/${basename(page)}`);
  }
}

const watch = process.argv.includes("--watch");
rmSync("dist", { recursive: true, force: true });
mkdirSync("dist/meta", { recursive: true });
copyRulePages();
for (const [door, how] of Object.entries(doors)) {
  if (!existsSync(`src/${door}.ts`)) throw new Error(`src/${door}.ts: no such door`);
  const options = {
    entryPoints: [`src/${door}.ts`],
    outfile: `dist/${door}.js`,
    bundle: true,
    minify: !watch,
    sourcemap: watch ? "linked" : false,
    legalComments: "none",
    // Keeps `await import("./engine.js")` a plain lazy require.
    supported: how.format === "cjs" ? { "dynamic-import": false } : {},
    metafile: true,
    logLevel: "warning",
    ...how,
  };
  if (watch) await (await context(options)).watch();
  else {
    const { metafile } = await build(options);
    const unknown = Object.values(metafile.outputs)
      .flatMap(({ imports }) => imports)
      .filter(
        ({ external, path }) =>
          external &&
          !path.startsWith("node:") &&
          // ssh2's native helper is optional and does without.
          !path.endsWith(".node") &&
          !builtinModules.includes(path) &&
          !how.external?.includes(path) &&
          !existsSync(path.replace(/^\.\/(.*)\.js$/, "src/$1.ts")),
      );
    if (unknown.length > 0) throw new Error(`${door}: not bundled: ${unknown.map(({ path }) => path).join(", ")}`);
    writeFileSync(`dist/meta/${door}.json`, JSON.stringify(metafile));
  }
}
