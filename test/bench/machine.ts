// Where figures were taken: without it they say nothing.
import { readFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem } from "node:os";
import type { Editor } from "../rig/setupEditor.ts";

/** Lines for the head of the results. */
export function machine(editor: Editor, engine: string, browser: string): readonly string[] {
  const [first] = cpus();
  return [
    `${cpus().length} cores (${first?.model.trim() ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB of memory`,
    `${system()}, kernel ${release()}`,
    `Docker Engine ${engine}, VS Code ${editor.version} (server build, window in Chromium ${browser}), Node ${process.versions.node}`,
  ];
}

function system(): string {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? "Linux";
  } catch {
    return "Linux";
  }
}

/** Load of the last minute: how much else went on. */
export const load = (): number => loadavg()[0] ?? NaN;
