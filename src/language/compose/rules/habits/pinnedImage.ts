// Images without a tag, or with latest: what runs changes from one pull to the next.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { familiarName, imageParts } from "../../../dockerfile/syntax/reference.ts";
import type { Fix, Lookup } from "../../../language.ts";
import { imageOf, type ServiceImage } from "../../model/serviceImage.ts";
import type { Reference } from "../../model/images.ts";
import type { ComposeDocument } from "../../syntax/document.ts";
import type { Scalar } from "../../syntax/node.ts";
import { replace } from "../../syntax/edits.ts";
import { fix, rule, type ComposeRule } from "../rule.ts";

/** A rule about images whose reference is of some kind. */
export function pinRule(id: string, wanted: (reference: Reference) => boolean, message: () => string): ComposeRule {
  return rule(id, "info", (project, tell) => {
    const seen = new Set<Scalar>();
    for (const service of project.services.values()) {
      const image = imageOf(project, service);
      if (image?.reference === undefined || image.built || seen.has(image.scalar)) continue;
      if (image.reference.digest !== undefined || !wanted(image.reference)) continue;
      seen.add(image.scalar);
      tell(image.scalar, { message: message(), fixes: pins(project.doc, image, project.lookup) });
    }
  });
}

const mostTags = 3;
const digestPattern = /^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;

/**
 * The tags that the engine has of the image, those first that are what runs now; each with its digest too, where the image came
 * from a registry. The digest alone, here or in the registry, is offered without a finding (server/actions/pin.ts).
 */
function pins(doc: ComposeDocument, { scalar }: ServiceImage, { images = [], digests = {} }: Lookup): readonly Fix[] {
  const quotes = scalar.style === "single" || scalar.style === "double" ? 1 : 0;
  const place = { start: scalar.start + quotes, end: scalar.end - quotes };
  if (scalar.text.includes("$") || doc.lines.text.slice(place.start, place.end) !== scalar.text) return [];
  const written = scalar.text.replace(/:[^:/]*$/, "");
  const name = familiarName(imageParts(scalar.text));
  const here = images.map((image) => ({ image, parts: imageParts(image) }));
  const own = here.filter(({ parts }) => familiarName(parts) === name);
  const now = own.find(({ parts }) => parts.tag === "latest");
  const digestOf = (image: string): string | undefined => {
    const digest = Object.hasOwn(digests, image) ? digests[image] : undefined;
    return digest !== undefined && digestPattern.test(digest) ? digest : undefined;
  };
  const running = now && digestOf(now.image);
  const isRunning = (image: string): boolean => running !== undefined && digestOf(image) === running;
  const tags = [...new Map(own.map(({ image, parts }) => [parts.tag, image]))]
    .flatMap(([tag, image]) => (tag === undefined || tag === "latest" ? [] : [{ tag, image }]))
    .sort((one, other) => Number(isRunning(other.image)) - Number(isRunning(one.image)))
    .slice(0, mostTags);
  return tags.flatMap(({ tag, image }) => {
    const tagged = `${written}:${tag}`;
    const digest = digestOf(image);
    return [
      ...fix(t("Pin to {0}, which is here already", plain(tagged, 120)), replace(doc, place, tagged), false),
      ...(digest === undefined
        ? []
        : fix(t("Pin to {0} with its digest", plain(tagged, 120)), replace(doc, place, `${tagged}@${digest}`), false)),
    ];
  });
}
