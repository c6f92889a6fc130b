// The stages of the Dockerfile that a build names, where the file stands beside the text.
import type { Lookup } from "../language.ts";
import type { Call } from "./syntax/document.ts";

export interface NamedStage {
  readonly name: string;
  /** Where the name stands. */
  readonly from: number;
  readonly to: number;
}

export interface DockerfileBeside {
  /** Relative to the text's folder. */
  readonly path: string;
  readonly text: string;
  readonly stages: readonly NamedStage[];
}

/** Undefined where the file cannot be told or is not there. */
export function dockerfileBeside({ verb, flags, operands }: Call, lookup: Lookup): DockerfileBeside | undefined {
  if (verb?.path !== "image build" && verb?.path !== "buildx build") return undefined;
  const file = flags.findLast(({ kind }) => kind?.long === "file")?.value;
  const [context] = operands;
  if (file?.fixed === false || context?.fixed === false) return undefined;
  const folder = (context?.value ?? ".").replace(/\/+$/, "");
  const written = file?.text ?? (folder === "." ? "Dockerfile" : `${folder}/Dockerfile`);
  // Not the engine's input, not an address, not from a root that is another's.
  if (/^[-/~]|:|\\/.test(written)) return undefined;
  const path = written.replace(/^\.\//, "");
  const text = lookup.read?.(path);
  if (text === undefined) return undefined;
  return { path, text, stages: stagesIn(text) };
}

/** Their names alone. */
export const stagesBeside = (call: Call, lookup: Lookup): readonly string[] | undefined =>
  dockerfileBeside(call, lookup)?.stages.map(({ name }) => name);

/** Of a Dockerfile's text, without reading the rest of it. */
export const stagesIn = (text: string): readonly NamedStage[] =>
  [...text.matchAll(/^([ \t]*FROM[ \t][^\r\n]*?[ \t]AS[ \t]+)([\w.-]+)[ \t]*\r?$/gim)].map(
    ({ 1: before = "", 2: name = "", index }) => {
      const from = index + before.length;
      return { name, from, to: from + name.length };
    },
  );
