// The extensions that are measured, and the words by which they are found in the window. Both are installed from packages, as
// a person would have them; each wakes only when its own view is opened.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { command } from "../../rig/command.ts";
import type { ExtensionName } from "../options.ts";

const root = join(import.meta.dirname, "../../..");

export interface Extension {
  readonly name: ExtensionName;
  /** As VS Code names it: publisher.name. */
  readonly id: string;
  /** Label in the activity bar. */
  readonly icon: string;
  /** Title of the view with containers. */
  readonly view: string;
  readonly vsix: string;
}

/** Packs the floor, and Porthole unless `vsix` already is it. Needs no network. */
export async function packExtensions(
  folder: string,
  vsix: string | undefined,
  names: readonly ExtensionName[],
): Promise<readonly Extension[]> {
  mkdirSync(folder, { recursive: true });
  const extensions: Extension[] = [];
  for (const name of names) extensions.push(name === "floor" ? await packFloor(folder) : await packOurs(vsix));
  return extensions;
}

async function packFloor(folder: string): Promise<Extension> {
  const vsix = join(folder, "floor.vsix");
  const vsce = join(root, "node_modules/.bin/vsce");
  const lenient = ["--no-dependencies", "--allow-missing-repository", "--skip-license"];
  await command(vsce, ["package", ...lenient, "--out", vsix], { cwd: join(root, "test/bench/floor") });
  return { name: "floor", id: "porthole-bench.floor", icon: "Floor", view: "Listed", vsix };
}

async function packOurs(vsix: string | undefined): Promise<Extension> {
  if (vsix === undefined) await command("npm", ["run", "package"], { cwd: root });
  else if (!existsSync(vsix)) throw new Error(`There is no package ${vsix}.`);
  const { publisher, name } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, string>;
  return {
    name: "ours",
    id: `${publisher}.${name}`,
    icon: "Porthole",
    view: "Containers",
    vsix: vsix ?? join(root, "dist/porthole.vsix"),
  };
}
