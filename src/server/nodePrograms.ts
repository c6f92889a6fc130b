// Programs as Node starts them: by full path, with an argument list, never through a shell; what runs too long or prints too
// much is ended.
import { spawn } from "node:child_process";
import { statSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";
import type { Programs } from "./runtime.ts";

/** Milliseconds. */
const patience = 20_000;
/** Bytes of an answer. */
const longest = 8_000_000;

export const nodePrograms: Programs = {
  find: (name) => {
    const file = process.platform === "win32" ? `${name}.exe` : name;
    // A relative folder would be one of the workspace.
    const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => isAbsolute(folder));
    return folders.map((folder) => join(folder, file)).find(isProgram);
  },
  run: (file, args, input, signal) =>
    new Promise((done) => {
      if (!isAbsolute(file) || signal.aborted) return done(undefined);
      const all = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
      const child = spawn(file, args, {
        cwd: tmpdir(),
        stdio: ["pipe", "pipe", "ignore"],
        windowsHide: true,
        signal: all,
        killSignal: "SIGKILL",
      });
      const pieces: Buffer[] = [];
      let length = 0;
      child.stdout.on("data", (piece: Buffer) => {
        length += piece.length;
        if (length > longest) child.kill("SIGKILL");
        else pieces.push(piece);
      });
      child.on("error", () => done(undefined));
      child.on("close", () =>
        done(all.aborted || length > longest ? undefined : Buffer.concat(pieces).toString("utf8")),
      );
      // It may end before it has read everything.
      child.stdin.on("error", () => undefined);
      child.stdin.end(input);
    }),
};

function isProgram(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
