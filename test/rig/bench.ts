// `npm run bench`: prepares what the measures of test/bench need, runs them inside the sandbox with an engine of their own,
// prints their figures and writes them to test/bench/RESULTS.md. It says how long things take and never fails because of it.
import { join } from "node:path";
import { inspect } from "node:util";
import type { Bench } from "../bench/bench.ts";
import { load, machine } from "../bench/machine.ts";
import { measures } from "../bench/measures/index.ts";
import { readOptions } from "../bench/options.ts";
import { resultsFile, table, writeResults, type Result } from "../bench/results.ts";
import { packExtensions } from "../bench/stage/extensions.ts";
import { createPopulation } from "../bench/stage/population.ts";
import { setupBrowser, startBrowser } from "./browser.ts";
import { setupEngine } from "./engines.ts";
import { setupImages } from "./images.ts";
import { enterSandbox, requireSandbox, sandboxFolder } from "./sandbox.ts";
import { say, step } from "./say.ts";
import { setupEditor } from "./setupEditor.ts";
import { ENGINE_PACKAGES, setupPackages } from "./setupPackages.ts";

const options = readOptions(
  process.argv.slice(2),
  measures.map(({ name }) => name),
);

if (!sandboxFolder()) {
  await setupPackages(ENGINE_PACKAGES);
  await setupBrowser();
  await setupEngine("newest");
  await setupEditor("newest");
  await setupImages();
  await enterSandbox();
}

const folder = join(requireSandbox(), "bench");
const extensions = await step("packing the extensions", () => packExtensions(folder, options.vsix, options.extensions));
const population = createPopulation();
const browser = await startBrowser();
const bench: Bench = { options, editor: await setupEditor("newest"), browser, extensions, population, folder };
const chosen = measures.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
const trustworthy = !options.quick && options.repeat >= 5 && options.extensions.length === 2;
const { engine } = await population.of(options.sizes[0] ?? 10);
const about = machine(bench.editor, engine.version, browser.version());
for (const line of about) say(`bench: ${line}`);
const results: Result[] = [];
for (const measure of chosen) {
  say(`bench: ${measure.name}`);
  const before = load();
  try {
    const figures = await measure.run(bench);
    const result = { measure, figures, repeat: options.repeat, loads: [before, load()] as const, at: new Date() };
    results.push(result);
    say(`\n${table(result.figures)}\n`);
    if (trustworthy) writeResults(results, about, measures); // each as it comes: a run may be cut short
  } catch (error) {
    say(`bench: ${measure.name} could not be measured: ${inspect(error)}`);
    process.exitCode = 1;
  }
}
if (trustworthy) say(`bench: written to ${resultsFile}`);
else say("bench: nothing is written of a quick run, of fewer than 5 values, or of one extension alone");
await browser.close();
await population.end();
process.exit();
