// Programs beside which our own work is timed: started as a person would, what they write goes into a file or nowhere.
import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";

/** Runs a program to its end; resolves with its code, whatever that is. */
export function run(file: string, args: readonly string[], into = "/dev/null"): Promise<number | null> {
  const out = openSync(into, "w");
  return new Promise<number | null>((ended, failed) => {
    spawn(file, args, { stdio: ["ignore", out, "ignore"] })
      .on("error", failed)
      .on("exit", ended);
  }).finally(() => closeSync(out));
}

/** The same for a program that must not fail. */
export async function runWell(file: string, args: readonly string[], into?: string): Promise<void> {
  const code = await run(file, args, into);
  if (code !== 0) throw new Error(`${file} ${args.join(" ")} ended with code ${code}`);
}
