// `npm test`: sets up what is missing, builds, and runs the tiers in a sandbox with private engines. The last line
// is the sum over all tiers. A tier that cannot run makes the run fail, unless it was left out by name.
import { setupBrowser } from "./browser.ts";
import { tryCommand } from "./command.ts";
import { setupEngine, type EngineName } from "./engines.ts";
import { setupImages } from "./images.ts";
import { readOptions, USAGE, type Options } from "./options.ts";
import { enterSandbox, sandboxFault } from "./sandbox.ts";
import { say, seconds, step } from "./say.ts";
import { setupEditor } from "./setupEditor.ts";
import { ENGINE_PACKAGES, setupPackages } from "./setupPackages.ts";
import { runTier, type Need, type Stage, type Tier } from "./tiers.ts";

/** What set-up found out, handed through the sandbox's door in a variable. */
type Found = {
  /** By what is missing ("engine", "engine 26.1", "editor oldest", "package"): the reason. */
  readonly cannot: Record<string, string | undefined>;
  /** For the last lines. */
  readonly remarks: string[];
};

const FOUND = "PORTHOLE_RUN_FOUND";

/** What is only had inside the sandbox. The other tiers run without one where it cannot be made. */
const NEED_SANDBOX = ["engine", "browser", "editor"] as const satisfies readonly Need[];

async function setUp(options: Options): Promise<Found> {
  const found: Found = { cannot: {}, remarks: [] };
  const needed = new Set(options.tiers.flatMap((tier) => tier.needs));
  const attempt = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    await work().catch((error: unknown) => (found.cannot[what] = textOf(error)));
  };
  const fault = sandboxFault();
  if (fault) for (const need of NEED_SANDBOX) found.cannot[need] = fault;
  if (needed.has("engine") && !fault) await setUpEngines(options, found, attempt);
  if (needed.has("browser") && !fault) await attempt("browser", setupBrowser);
  if (needed.has("editor") && !fault) {
    for (const name of options.editors) await attempt(`editor ${name}`, () => setupEditor(name));
  }
  const script = needed.has("package") ? "package" : "build";
  const built = await step(`npm run ${script}`, () => tryCommand("npm", ["run", "--silent", script]));
  if (built.code !== 0) {
    say(built.stdout + built.stderr);
    found.cannot["build"] = found.cannot["package"] = `npm run ${script} failed, see above`;
  }
  return found;
}

/** The newest engine is set up in any case: tests compare with its client. */
async function setUpEngines(
  options: Options,
  found: Found,
  attempt: (what: string, work: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  await attempt("engine", () => setupPackages(ENGINE_PACKAGES));
  for (const name of new Set<EngineName>([...options.engines, "newest"])) {
    await attempt(`engine ${name}`, async () => {
      const remark = await setupEngine(name);
      if (remark) found.remarks.push(remark);
    });
  }
  await attempt("engine", setupImages);
}

/** Why a tier cannot run with what is there; undefined when it can. */
function lacking(tier: Tier, stage: Stage, { cannot }: Found): string | undefined {
  const wanted = tier.needs.flatMap((need) => [need, `${need} ${need === "engine" ? stage.engine : stage.editor}`]);
  return wanted.map((what) => cannot[what]).find((reason) => reason !== undefined);
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The engine tier runs with each engine, the host tier with each editor, every other tier once. */
function stages(tier: Tier, options: Options): Stage[] {
  const [engine = "newest"] = options.engines;
  const [editor = "newest"] = options.editors;
  if (tier.name === "engine") return options.engines.map((name) => ({ engine: name, editor }));
  if (tier.name === "host") return options.editors.map((name) => ({ engine, editor: name }));
  return [{ engine, editor }];
}

function title(tier: Tier, stage: Stage): string {
  const place = tier.name === "engine" ? stage.engine : tier.name === "host" ? `${stage.editor} VS Code` : "";
  return place ? `${tier.name} (${place})` : tier.name;
}

async function runAll(options: Options, found: Found): Promise<void> {
  const from = performance.now();
  let passed = 0;
  let failed = 0;
  const last = [...found.remarks];
  for (const tier of options.tiers) {
    for (const stage of stages(tier, options)) {
      const start = performance.now();
      const name = title(tier, stage);
      const counts = lacking(tier, stage, found) ?? (await runTier(tier, stage).catch(textOf));
      if (typeof counts === "string") {
        failed++;
        last.push(`${name} COULD NOT RUN: ${counts}`);
        continue;
      }
      passed += counts.passed;
      failed += counts.failed;
      say(`${name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds(start)}`);
    }
  }
  if (options.without.length > 0) last.push(`left out by name: ${options.without.join(", ")}`);
  for (const line of last) say(line);
  say(`all tiers: ${seconds(from)}`);
  say(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

async function main(): Promise<void> {
  const options = await Promise.resolve(process.argv.slice(2))
    .then(readOptions)
    .catch((error: unknown) => {
      throw new Error(`${textOf(error)}\n\n${USAGE}\n`);
    });
  const told = process.env[FOUND];
  const found = told ? (JSON.parse(told) as Found) : await setUp(options);
  const isolated = options.tiers.some((tier) => NEED_SANDBOX.some((need) => tier.needs.includes(need)));
  if (isolated && !sandboxFault()) {
    process.env[FOUND] = JSON.stringify(found);
    await enterSandbox();
  }
  await runAll(options, found);
}

await main().catch((error: unknown) => {
  say(textOf(error));
  say("0 passed, 1 failed");
  process.exit(1);
});
