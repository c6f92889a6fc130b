// What a form for a build wants to know of a Dockerfile: its stages, and the arguments that a build may give it.
import { parse } from "../../language/dockerfile/syntax/parse.ts";
import { named } from "../../language/dockerfile/syntax/select.ts";
import { platformArguments, predefinedArguments } from "../../language/dockerfile/syntax/scope.ts";

export interface DockerfileFacts {
  /** Names as written; those without one are left out. */
  readonly stages: readonly string[];
  readonly count: number;
  readonly args: readonly { readonly name: string; readonly default: string | undefined }[];
}

export function dockerfileFacts(text: string): DockerfileFacts {
  const doc = parse(text);
  const args = new Map<string, string | undefined>();
  for (const { pairs } of named(doc, "ARG"))
    for (const { key, value } of pairs)
      // Those the builder sets itself.
      if (!platformArguments.has(key.value)) args.set(key.value, args.get(key.value) ?? value?.value);
  return {
    stages: doc.stages.flatMap(({ name }) => (name === undefined ? [] : [name.value])),
    count: doc.stages.length,
    args: [...args].map(([name, value]) => ({ name, default: value })),
  };
}

/** Proxies and the like need no ARG. */
export const needsNoArg = (name: string): boolean => predefinedArguments.has(name) || /^BUILDKIT_/.test(name);

/** A stage by its name, whatever its letters' size, or by its number. */
export const hasStage = ({ stages, count }: DockerfileFacts, target: string): boolean =>
  stages.some((name) => name.toLowerCase() === target.toLowerCase()) ||
  (/^\d+$/.test(target) && Number(target) < count);
