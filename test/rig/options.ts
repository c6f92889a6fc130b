// What `npm test` can be told.
import { parseArgs } from "node:util";
import { ENGINES, isEngineName, type EngineName } from "./engines.ts";
import { EDITORS, type EditorName } from "./setupEditor.ts";
import { TIERS, tierFiles, type Tier } from "./tiers.ts";

export type Options = {
  readonly tiers: readonly Tier[];
  /** Names of tiers that exist but were left out. */
  readonly without: readonly string[];
  /** Engines for the engine tier; the first one serves the other tiers. */
  readonly engines: readonly EngineName[];
  /** VS Codes for the host tier; the first one serves the others. */
  readonly editors: readonly EditorName[];
};

export const USAGE = `npm test -- [--only TIER,…] [--without TIER,…] [--engines default|all|NAME,…] [--editors default|all]
  tiers:   ${TIERS.map((tier) => tier.name).join(", ")}
  engines: ${ENGINES.join(", ")} (default: newest)
  editors: default (the newest VS Code), all (and the oldest supported one)`;

/** Reads the command line; throws with a sentence for a word that it does not know. */
export function readOptions(args: readonly string[]): Options {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { only: text, without: text, engines: text, editors: text },
  });
  const there = TIERS.filter((tier) => tierFiles(tier).length > 0);
  const only = values.only ? tierNames(values.only) : there.map((tier) => tier.name);
  const without = values.without ? tierNames(values.without) : [];
  const tiers = there.filter((tier) => only.includes(tier.name) && !without.includes(tier.name));
  if (tiers.length === 0) throw new Error("No tier is left to run.");
  return {
    tiers,
    without: there.filter((tier) => !tiers.includes(tier)).map((tier) => tier.name),
    engines: engineNames(values.engines ?? "default"),
    editors: values.editors === "all" ? (Object.keys(EDITORS) as EditorName[]) : ["newest"],
  };
}

function tierNames(list: string): string[] {
  return list.split(",").map((name) => {
    if (!TIERS.some((tier) => tier.name === name)) throw new Error(`Unknown tier: ${name}`);
    return name;
  });
}

function engineNames(list: string): EngineName[] {
  if (list === "default") return ["newest"];
  if (list === "all") return [...ENGINES];
  return list.split(",").map((name) => {
    if (!isEngineName(name)) throw new Error(`Unknown engine: ${name}`);
    return name;
  });
}
