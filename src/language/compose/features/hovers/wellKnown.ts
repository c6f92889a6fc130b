// Names of a person's choosing that mean something to many programs: limits, kernel parameters, options, variables.
import { inCode } from "../../../../base/plain.ts";
import { knownVariables } from "../../../dockerfile/features/knownVariables.ts";
import { composeFile } from "../../schema/file.ts";
import { shapesAt } from "../../schema/place.ts";
import type { Spot } from "../../syntax/find.ts";

/** Of a key whose name the tables do not demand but know. */
export function sayName({ path }: Pick<Spot, "path">): string | undefined {
  const [name = ""] = path.slice(-1);
  for (const shape of shapesAt(composeFile, path.slice(0, -1))) {
    const word = shape.kind === "dict" ? shape.words?.find(({ text }) => text === name) : undefined;
    if (word?.doc !== undefined) return `${inCode(name)}\n\n${word.doc()}`;
  }
  return sayEnvironment(path);
}

/** Of KEY=value in a list. */
export function sayPair({ path, node }: Spot): string | undefined {
  const [name] = node.kind === "scalar" && path.at(-1) === "[]" ? node.text.split("=", 1) : [];
  return name === undefined ? undefined : sayName({ path: [...path.slice(0, -1), name] });
}

function sayEnvironment(path: readonly string[]): string | undefined {
  const [name = ""] = path.slice(-1);
  const isVariable = path.at(-2) === "environment" || (path.at(-2) === "args" && path.at(-3) === "build");
  const about = isVariable && Object.hasOwn(knownVariables, name) ? knownVariables[name] : undefined;
  return about === undefined ? undefined : `${inCode(name)}\n\n${about()}`;
}
