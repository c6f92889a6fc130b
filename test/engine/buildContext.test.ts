// What of a folder builds are sent, told by us and found in the images that a real client and a real engine made of it: with
// the classic builder and with BuildKit, as far as the client at hand has it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { contextRules, type Builder } from "../../src/language/dockerignore/context.ts";
import { parseIgnoreFile } from "../../src/language/dockerignore/syntax.ts";
import type { ContextEntry } from "../../src/protocol/buildContext.ts";
import { folderOnDisk } from "../../src/server/features/context/folderOnDisk.ts";
import { walkContext } from "../../src/server/features/context/walk.ts";

const run = promisify(execFile);
const cli = process.env["PORTHOLE_TEST_CLI"] ?? "docker";
const podman = process.env["PORTHOLE_TEST_ENGINE_NAME"] === "podman";

let folder: string;
let settings: string;
const containers: string[] = [];
/** The client's own, where its builder is found that came unpacked with it. */
const environment = (buildkit: "0" | "1"): NodeJS.ProcessEnv => ({
  ...process.env,
  DOCKER_CONFIG: settings,
  DOCKER_BUILDKIT: buildkit,
});
const files = [
  ...["a.txt", "b.log", "keep.log", "a+b(c).txt", "[x].txt", "#c", "!d", "e f", "é.txt", "x^]y", "ab1", "abd"],
  ...["docs/a.md", "docs/deep/b.md", "docs/deep/c.txt", "src/main.ts", "src/x.log", "src/deep/y.log"],
  ...["node_modules/m/index.js", "node_modules/m/README.md", ".git/HEAD", ".env", "src/.env", "foo/foo", "foo/bar/foo"],
];

before(() => {
  folder = mkdtempSync(join(tmpdir(), "context-"));
  settings = mkdtempSync(join(tmpdir(), "client-"));
  const plugins = join(dirname(cli), "../libexec/docker/cli-plugins");
  writeFileSync(join(settings, "config.json"), JSON.stringify({ cliPluginsExtraDirs: [plugins] }));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), file);
  }
  symlinkSync("a.txt", join(folder, "link"));
  writeFileSync(join(folder, "Dockerfile"), "FROM scratch\nCOPY . /c/\n");
});
after(async () => {
  if (containers.length > 0) await run(cli, ["rm", ...containers], { env: environment("0") });
  for (const made of [folder, settings]) rmSync(made, { recursive: true, force: true });
});

const texts: Readonly<Record<string, string>> = {
  "nothing left out": "",
  "names and folders": "docs\n.git\n/node_modules/\n./src/x.log\n",
  signs: "*.log\n[ab]*.txt\n*/deep\na?[0-9]\n",
  "stars across folders": "**/*.log\n**/.env\nfoo/**\n",
  "stars in the middle": "**/deep/**\ndocs/**/*.md\n",
  "exceptions in order": "*.log\n!keep.log\n**/*.md\n!docs/a.md\n",
  "all but one folder": "*\n!src\nsrc/*.log\n",
  "an exception with signs below a left-out folder": "docs\nnode_modules\n!**/*.md\n",
  "an exception that begins with a folder's name": "docs\n!docs/*.md\n",
  everything: "**\n",
  "comments, blanks, carriage returns": "# docs\r\n  docs  \r\n\r\n ! docs/a.md\r\n",
  "odd names": "\\[x\\].txt\na+b(c).txt\n\\!d\ne f\né.*\n",
  "habits of the expressions": "x[*]y\nab\\d\n**o\n",
  "ways up and doubled slashes": "docs/../b.log\nsrc//deep\n../a.txt\n",
  "a folder and its own name below": "foo/foo\n!foo/bar\n",
  "its own files": "Dockerfile\n.dockerignore\na.txt\n",
};

/** The builder keeps or takes away these two in its own way, and an image tells nothing of that. */
const own = new Set(["Dockerfile", ".dockerignore"]);

async function told(text: string, builder: Builder): Promise<readonly string[]> {
  const { root } = await walkContext({
    rules: contextRules(parseIgnoreFile(text), { builder, always: [...own] }),
    list: (path) => folderOnDisk(join(folder, path)),
    signal: new AbortController().signal,
    most: 10_000,
  });
  const found: string[] = [];
  const take = ({ kind, out, entries = [] }: ContextEntry, path: string): void => {
    if (kind !== "folder" && !out && !own.has(path)) found.push(path);
    for (const entry of entries) take(entry, path === "" ? entry.name : `${path}/${entry.name}`);
  };
  take(root, "");
  return found.sort();
}

/** Builds what is nothing but the context, and lists what is in it. */
async function built(text: string, builder: Builder): Promise<readonly string[]> {
  writeFileSync(join(folder, ".dockerignore"), text);
  const options = { env: environment(builder === "buildkit" ? "1" : "0"), maxBuffer: 16_000_000 };
  const tar = join(settings, "context.tar");
  if (builder === "buildkit")
    await run(cli, ["build", "--no-cache", "-q", "-o", `type=tar,dest=${tar}`, folder], options);
  else {
    const { stdout: image } = await run(cli, ["build", "--no-cache", "-q", folder], options);
    const { stdout: container } = await run(cli, ["create", image.trim(), "x"], options);
    containers.push(container.trim());
    await run(cli, ["export", "-o", tar, container.trim()], options);
  }
  const { stdout: names } = await run("tar", ["--quoting-style=literal", "-tf", tar], options);
  return names
    .split("\n")
    .filter((name) => name.startsWith("c/") && !name.endsWith("/"))
    .map((name) => name.slice(2))
    .filter((name) => !own.has(name))
    .sort();
}

/** Podman has no BuildKit in it. */
const builders: readonly Builder[] = podman ? ["classic"] : ["classic", "buildkit"];

/** Podman reads the file once more when all has come, and takes no exception whose "!" is followed by a blank. */
const missing: Readonly<Record<string, readonly string[]>> = podman
  ? { "comments, blanks, carriage returns": ["docs/a.md"] }
  : {};

describe("what is sent is what arrives", () => {
  for (const builder of builders)
    test(builder, { timeout: 1_200_000 }, async (t) => {
      for (const [name, text] of Object.entries(texts))
        await t.test(name, async () => {
          const sent = await told(text, builder);
          for (const path of missing[name] ?? []) assert.ok(sent.includes(path), path);
          assert.deepEqual(
            sent.filter((path) => missing[name]?.includes(path) !== true),
            await built(text, builder),
          );
        });
    });
});
