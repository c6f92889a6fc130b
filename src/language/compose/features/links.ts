// Links: images to their pages, files to themselves.
import { t } from "../../../base/l10n.ts";
import type { Link, Lookup } from "../../language.ts";
import { referenceOf, type Reference } from "../model/images.ts";
import { filesIn } from "../model/namedFiles.ts";
import { projectOf } from "../model/project.ts";
import { imageOf } from "../model/serviceImage.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import { rangeOf } from "../syntax/edits.ts";
import { buildPlace, builtFrom } from "../model/builtFrom.ts";
import { asScalar, type Scalar } from "../syntax/node.ts";
import { valueAt } from "../syntax/resolved.ts";

export function links(doc: ComposeDocument, lookup: Lookup): readonly Link[] {
  const project = projectOf(doc, lookup);
  const found: Link[] = [];
  for (const service of project.services.values()) {
    const image = imageOf(project, service);
    const target = image?.reference && pageOf(image.reference);
    // What is built here has no page there.
    if (image !== undefined && target !== undefined && !image.built)
      found.push({ range: name(doc, image.scalar), target, tooltip: t("Open the image's page") });
  }
  for (const { value } of project.own("model").values()) {
    const model = asScalar(valueAt(value, "model"));
    const reference = model?.type === "string" ? referenceOf(project.text(model).text) : undefined;
    const target = reference && pageOf(reference);
    if (model !== undefined && target !== undefined)
      found.push({ range: name(doc, model), target, tooltip: t("Open the model's page") });
  }
  for (const { scalar, path, kind } of filesIn(project))
    if (kind === "file" && lookup.exists?.(path) !== "folder" && lookup.exists?.(path) !== "none")
      found.push({ range: inner(doc, scalar), target: path, tooltip: t("Open the file") });
  // A build that names no Dockerfile leads to the one it takes.
  for (const service of project.services.values()) {
    const path = builtFrom(project, service)?.path;
    const place = buildPlace(service);
    if (path !== undefined && place !== undefined && place.style !== "block")
      found.push({ range: inner(doc, place), target: path, tooltip: t("Open the file") });
  }
  return [...new Map(found.map((link) => [`${link.range.start.line}:${link.range.start.character}`, link])).values()];
}

/** Without tag and digest: the page is that of all of them. */
function name(doc: ComposeDocument, scalar: Scalar) {
  const whole = inner(doc, scalar);
  const [, bare = scalar.text] = /^([^@$]*?)(?::[^:/@]*)?(?:@.*)?$/.exec(scalar.text) ?? [];
  const { line, character } = whole.start;
  return bare === scalar.text ? whole : { start: whole.start, end: { line, character: character + bare.length } };
}

function inner(doc: ComposeDocument, { style, start, end }: Scalar) {
  const quotes = (style === "single" || style === "double") && end - start >= 2 ? 1 : 0;
  return rangeOf(doc, { start: start + quotes, end: end - quotes });
}

/** Undefined for registries whose pages are not known. */
function pageOf({ registry, repository }: Reference): string | undefined {
  if (registry === undefined || registry === "docker.io" || registry === "index.docker.io") {
    const name = repository.replace(/^library\//, "");
    return `https://hub.docker.com/${name.includes("/") ? "r" : "_"}/${name}`;
  }
  if (registry === "ghcr.io") return `https://ghcr.io/${repository}`;
  if (registry === "quay.io") return `https://quay.io/repository/${repository}`;
  if (registry === "mcr.microsoft.com") return `https://mcr.microsoft.com/artifact/mar/${repository}`;
  return undefined;
}
