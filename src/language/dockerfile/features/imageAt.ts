// The reference of an image at a place: in FROM, or where files are taken from an image.
import type { Position } from "../../../base/text.ts";
import type { ImagePlace } from "../../language.ts";
import { imageParts, isReference } from "../syntax/reference.ts";
import { stageMeant } from "../syntax/scope.ts";
import type { Dockerfile, Span } from "../syntax/tree.ts";
import { fromAt, holds, innermostAt } from "./at.ts";

/** Only what stands there as it is: no variables, no stage, and no digest yet. */
export function imageAt(doc: Dockerfile, at: Position): ImagePlace | undefined {
  const offset = doc.lines.offset(at);
  const instruction = innermostAt(doc, offset);
  if (instruction === undefined) return undefined;
  const { stage } = instruction;
  if (instruction.name === "FROM") {
    const image = stage?.image;
    if (image === undefined || stage?.base !== undefined || !holds(image, offset) || image.variables.length > 0)
      return undefined;
    return placeOf(doc, image, image.value);
  }
  const from = fromAt(instruction, offset);
  if (from === undefined || from.variables.length > 0 || stageMeant(doc, from.name) !== undefined) return undefined;
  return placeOf(doc, from.span, from.name);
}

function placeOf(doc: Dockerfile, { start, end }: Span, reference: string): ImagePlace | undefined {
  const written = doc.text.slice(start, end) === reference;
  if (!written || reference === "scratch" || !isReference(reference)) return undefined;
  return imageParts(reference).digest === undefined ? { reference, end: doc.lines.position(end) } : undefined;
}
