// Runs other programs for the rig: argument arrays, never a shell line. Leaves what the programs are for to its callers.
import { spawn } from "node:child_process";

export type CommandOptions = {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Text written to the program's standard input. */
  readonly input?: string;
  /** Milliseconds until the program is killed; none by default. */
  readonly limit?: number;
};

export type CommandResult = {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
};

/** Runs a program to its end and returns what it wrote; a program that cannot be started has code 127. */
export function tryCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ["pipe", "pipe", "pipe"],
      timeout: options.limit,
      killSignal: "SIGKILL",
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.stdin.on("error", () => {}); // a program that ends without reading its input is no fault
    child.stdin.end(options.input ?? "");
    child.on("error", (error) => resolve({ code: 127, stdout, stderr: stderr + error.message }));
    child.on("close", (code) => resolve({ code: code ?? 137, stdout, stderr }));
  });
}

/** Like `tryCommand`, but throws with the last lines of output when the program fails. Returns standard output. */
export async function command(file: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
  const result = await tryCommand(file, args, options);
  if (result.code === 0) return result.stdout;
  const tail = (result.stdout + result.stderr).trim().split("\n").slice(-12).join("\n");
  throw new Error(`${file} ${args.join(" ")} ended with code ${result.code}\n${tail}`);
}
