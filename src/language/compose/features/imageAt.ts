// The reference of a service's image at a place.
import type { Position } from "../../../base/text.ts";
import type { ImagePlace, Lookup } from "../../language.ts";
import { projectOf } from "../model/project.ts";
import { imageOf } from "../model/serviceImage.ts";
import type { ComposeDocument } from "../syntax/document.ts";

/** Only what stands there as it is: no variables, nothing that is built, and no digest yet. */
export function imageAt(doc: ComposeDocument, at: Position, lookup: Lookup): ImagePlace | undefined {
  const offset = doc.lines.offset(at);
  for (const service of projectOf(doc, lookup).services.values()) {
    const image = imageOf(projectOf(doc, lookup), service);
    if (image === undefined || offset < image.scalar.start || offset > image.scalar.end) continue;
    const { scalar, reference, built, text } = image;
    if (built || reference === undefined || reference.digest !== undefined || scalar.text !== text) return undefined;
    const quotes = scalar.style === "single" || scalar.style === "double" ? 1 : 0;
    const end = scalar.end - quotes;
    const written = doc.lines.text.slice(scalar.start + quotes, end) === text;
    return written ? { reference: text, end: doc.lines.position(end) } : undefined;
  }
  return undefined;
}
