// Runs inside the extension host: loads the bundled suites with mocha and writes the result file, which the rig
// believes instead of VS Code's exit code. A skipped test counts as failed: nothing is left out silently.
import { createRequire } from "node:module";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type Mocha from "mocha";

type Failure = { readonly name: string; readonly file: string; readonly error: string };

/** VS Code calls this with the extension host ready. */
export async function run(): Promise<void> {
  const result = process.env["PORTHOLE_HOST_RESULT"];
  const mochaFile = process.env["PORTHOLE_HOST_MOCHA"];
  if (!result || !mochaFile) throw new Error("The host driver is started by test/rig/host.ts only.");
  process.setSourceMapsEnabled(true); // errors then name the suite's lines, not the bundle's
  // an ES module: older Nodes hand out its namespace, newer ones what it exports for require
  const loaded = createRequire(mochaFile)(mochaFile) as typeof Mocha & { readonly default?: typeof Mocha };
  const Runner = loaded.default ?? loaded;
  const mocha = new Runner({ ui: "tdd", color: false, timeout: 20_000 });
  const suites = join(__dirname, "..", "suites");
  for (const name of readdirSync(suites, { recursive: true, encoding: "utf8" })) {
    if (name.endsWith(".cjs")) mocha.addFile(join(suites, name));
  }
  const failures: Failure[] = [];
  let passed = 0;
  const left = await new Promise<number>((ended) => {
    const runner = mocha.run(ended);
    runner.on("pass", () => passed++);
    runner.on("fail", (test, error: Error) => failures.push(failure(test, error.stack ?? String(error))));
    runner.on("pending", (test) => failures.push(failure(test, "The test was skipped.")));
  });
  writeFileSync(result, JSON.stringify({ passed, failures }));
  if (left > 0) throw new Error(`${left} tests failed`);
}

function failure(test: Mocha.Runnable, error: string): Failure {
  return { name: test.fullTitle(), file: sourceOf(test.file ?? ""), error };
}

/** The suite that a bundle was made from. */
function sourceOf(bundle: string): string {
  return bundle.replace(/^.*\/suites\//, "test/host/suites/").replace(/\.cjs$/, ".ts");
}
