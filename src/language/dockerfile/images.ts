// Base images of stages, with variables replaced by their defaults.
import { builtValueOf, expandWord } from "./syntax/expand.ts";
import { engineReference, familiarName, imageParts, isReference } from "./syntax/reference.ts";
import { bindingAt, platformArguments, rootOf } from "./syntax/scope.ts";
import type { Dockerfile, Stage } from "./syntax/tree.ts";

/**
 * What FROM names when no --build-arg is given: as in the builder, an ARG without a default is empty. Undefined when
 * it cannot be told: platform arguments, broken words.
 */
export function defaultImage(doc: Dockerfile, stage: Stage): string | undefined {
  const { image, from } = stage;
  if (image === undefined) return undefined;
  if (image.variables.length === 0) return image.value;
  const known = expandWord(doc, from, image);
  if (known !== undefined) return known;
  if (image.variables.some(({ name, modifier }) => platformArguments.has(name) || modifier !== undefined))
    return undefined;
  let value = "";
  let at = image.start;
  for (const variable of image.variables) {
    const binding = bindingAt(doc, from, variable.name);
    const built = binding === undefined || binding.pair.value === undefined ? "" : builtValueOf(doc, binding);
    if (built === undefined) return undefined;
    value += doc.text.slice(at, variable.start) + built;
    at = variable.end;
  }
  const whole = value + doc.text.slice(at, image.end);
  return /["'\\\n]/.test(whole) ? undefined : whole;
}

/** No variable of FROM's image can be given a value: no ARG above declares one. */
export function isUndeclared(doc: Dockerfile, { image, from }: Stage): boolean {
  return (
    image !== undefined &&
    image.variables.length > 0 &&
    image.variables.every(
      ({ name, problem }) =>
        problem === undefined && !platformArguments.has(name) && bindingAt(doc, from, name) === undefined,
    )
  );
}

/** The image at the bottom of a stage: "debian", "ghcr.io/team/app"; undefined when it cannot be told. */
export function rootImage(
  doc: Dockerfile,
  stage: Stage,
): { readonly name: string; readonly tag: string | undefined } | undefined {
  const image = defaultImage(doc, rootOf(stage));
  if (image === undefined || image === "") return undefined;
  const parts = imageParts(image);
  return { name: familiarName(parts), tag: parts.tag };
}

/** The same as the engine calls it, to ask for what it has: "debian:12"; undefined where that is no image's name. */
export function rootReference(doc: Dockerfile, stage: Stage): string | undefined {
  const image = defaultImage(doc, rootOf(stage));
  return image === undefined || image === "scratch" || !isReference(image)
    ? undefined
    : engineReference(imageParts(image));
}
