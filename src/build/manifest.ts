// `npm run manifest`: writes package.json's `contributes`, `activationEvents` and `capabilities` and package.nls.json from the code.
// Without --write it writes nothing: the house test imports it to ask whether they are in step.
import { readFileSync, writeFileSync } from "node:fs";
import { format } from "prettier";
import { contributions } from "./contributions.ts";

/** The two files as they should be. */
export async function manifestFiles(root: URL): Promise<Readonly<Record<string, string>>> {
  const { contributes, activationEvents, capabilities, texts } = contributions();
  const current = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as Record<string, unknown>;
  const next = { ...current, activationEvents, capabilities, contributes };
  const options = { parser: "json", printWidth: 120 };
  return {
    "package.json": await format(JSON.stringify(next), { ...options, parser: "json-stringify" }),
    "package.nls.json": await format(JSON.stringify(texts), options),
  };
}

const root = new URL("../../", import.meta.url);
if (process.argv.includes("--write"))
  for (const [name, text] of Object.entries(await manifestFiles(root))) writeFileSync(new URL(name, root), text);
