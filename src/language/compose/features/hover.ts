// Hover: what a key means, what a variable will be, what a name stands for, how containers will be called.
import type { Position } from "../../../base/text.ts";
import { t } from "../../../base/l10n.ts";
import { inCode, inMarkdown } from "../../../base/plain.ts";
import { defaultImage } from "../../dockerfile/images.ts";
import type { Hover, Lookup } from "../../language.ts";
import { meaningsOf } from "../model/meanings.ts";
import { joined, neighbour } from "../model/neighbours.ts";
import { normalized } from "../model/projectName.ts";
import { namedIn, overriding, projectOf, valueOf, type Named, type Project } from "../model/project.ts";
import { scaleOf } from "../model/scale.ts";
import { all, templatesIn } from "../model/templates.ts";
import { usesIn, type Use } from "../model/uses.ts";
import { composeFile, sections } from "../schema/file.ts";
import type { Family } from "../schema/shape.ts";
import { keyAt, shapesAt } from "../schema/place.ts";
import { filled, type Variable } from "../syntax/interpolation.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import { rangeOf } from "../syntax/edits.ts";
import { spotAt, type Spot } from "../syntax/find.ts";
import { asScalar } from "../syntax/node.ts";
import { isMerge, valueAt } from "../syntax/resolved.ts";
import { builtFrom } from "../model/builtFrom.ts";
import { isSecret } from "./candidates.ts";
import { excerpt } from "./hovers/excerpt.ts";
import { factAbout } from "./hovers/facts.ts";
import { saidOfImage } from "./hovers/runs.ts";
import { sayShort } from "./hovers/shortForms.ts";
import { hoverOfTag } from "./tags.ts";
import { sayName, sayPair } from "./hovers/wellKnown.ts";

export function hover(doc: ComposeDocument, at: Position, lookup: Lookup): Hover | undefined {
  const project = projectOf(doc, lookup);
  const offset = doc.lines.offset(at);
  return (
    hoverOfTag(doc, at) ??
    ofVariable(project, offset) ??
    ofUse(project, offset) ??
    ofAnchor(doc, offset) ??
    ofStage(project, offset) ??
    ofSpot(project, offset)
  );
}

/** On build.target: what the stage is and where. */
function ofStage(project: Project, offset: number): Hover | undefined {
  for (const service of project.services.values()) {
    const found = builtFrom(project, service);
    if (found?.target === undefined || offset < found.target.start || offset > found.target.end) continue;
    const { doc, path, stage, target } = found;
    if (stage === undefined) return undefined;
    const line = doc.lines.position(stage.start).line + 1;
    const from = inCode(`FROM ${defaultImage(doc, stage) ?? stage.image?.text ?? ""}`, 120);
    return {
      markdown: `${t("A stage of {0}, in line {1}", inCode(path), line)}\n\n${from}`,
      range: rangeOf(project.doc, target),
    };
  }
  return undefined;
}

function ofVariable(project: Project, offset: number): Hover | undefined {
  for (const { template } of templatesIn(project.doc)) {
    // The innermost one counts.
    const found = [...all(template.variables)].findLast(({ start, end }) => start <= offset && offset <= end);
    if (found !== undefined) return { markdown: sayVariable(project, found), range: rangeOf(project.doc, found) };
  }
  return undefined;
}

function sayVariable({ variables, doc }: Project, { name, start, end }: Variable): string {
  const origin = variables.origin(name);
  const result = filled(doc.lines.text.slice(start, end), variables.get);
  const shown = isSecret(name) && origin !== undefined ? "•••" : inCode(result.text, 120);
  const where =
    origin === ".env"
      ? t("{0} is set in .env.", inCode(name))
      : origin === "environment"
        ? t("{0} is set in the environment.", inCode(name))
        : t("{0} is not set.", inCode(name));
  return `${where}\n\n${t("Compose puts in: {0}", shown === "" ? t("nothing") : shown)}`;
}

function ofUse(project: Project, offset: number): Hover | undefined {
  const use = usesIn(project).find(({ start, end }) => start <= offset && offset <= end);
  if (use === undefined) return undefined;
  if (use.path !== undefined) return ofOther(project, use, use.path);
  const own = project.own(use.family).get(use.name);
  if (own !== undefined) return { markdown: block(project.doc, own), range: rangeOf(project.doc, use) };
  for (const { doc, path } of [...project.siblings, ...project.included.files]) {
    const found = namedIn(doc, use.family).get(use.name);
    if (found !== undefined)
      return { markdown: `${inCode(path)}\n\n${block(doc, found)}`, range: rangeOf(project.doc, use) };
  }
  return undefined;
}

/** A service of the file that it is extended from. */
function ofOther(project: Project, use: Use, path: string): Hover | undefined {
  const other = neighbour(project.lookup, joined("", path));
  const found = other && namedIn(other.doc, use.family).get(use.name);
  if (other === undefined || found === undefined) return undefined;
  return { markdown: `${inCode(other.path)}\n\n${block(other.doc, found)}`, range: rangeOf(project.doc, use) };
}

/** The lines of what a name stands for. */
const block = (doc: ComposeDocument, { key, value }: Named): string =>
  excerpt(doc, { start: key.start, end: Math.max(key.end, value.end) });

function ofAnchor(doc: ComposeDocument, offset: number): Hover | undefined {
  const alias = doc.aliases.find(({ start, end }) => start <= offset && offset <= end);
  if (alias?.target === undefined) return undefined;
  return { markdown: excerpt(doc, alias.target), range: rangeOf(doc, alias) };
}

function ofSpot(project: Project, offset: number): Hover | undefined {
  const written = spotAt(project.doc, offset);
  if (written === undefined) return undefined;
  // What stands below x- says what it means where its aliases are.
  const [meant = []] = meaningsOf(project.doc, written.path.slice(0, -1), offset);
  const spot = { ...written, path: [...meant, ...written.path.slice(-1)] };
  const range = rangeOf(project.doc, spot.node);
  if (spot.isKey && spot.node.kind === "scalar" && isMerge(spot.node))
    return { markdown: t("Takes in the keys of what stands behind it, as far as they do not stand here."), range };
  const markdown = spot.isKey
    ? (sayKey(project, spot) ?? sayName(spot) ?? sayResource(project, spot))
    : (sayWord(spot) ??
      sayPair(spot) ??
      sayShort(project, spot) ??
      sayKey(project, { ...spot, path: spot.path.slice(0, spot.path.findLastIndex((key) => key !== "[]") + 1) }));
  return markdown === undefined ? undefined : { markdown, range };
}

function sayKey(project: Project, { path, entry }: Spot): string | undefined {
  if (path.length === 2 && path[0] === "services") return sayService(project, path[1] ?? "");
  const key = keyAt(composeFile, path);
  if (key === undefined) return undefined;
  const words = shapesAt(composeFile, path).flatMap((shape) => (shape.kind === "value" ? (shape.words ?? []) : []));
  const fact = factAbout(path);
  const parts = [`**${inMarkdown(path.at(-1) ?? "")}**`, key.doc(), ...(fact === undefined ? [] : [fact])];
  if (words.length > 0) parts.push(t("Values: {0}", words.map(({ text }) => inCode(text)).join(", ")));
  const scalar = asScalar(entry?.value);
  const settled = scalar?.text.includes("$") === true ? project.text(scalar) : undefined;
  if (settled?.certain === true && !isSecret(path.at(-1) ?? ""))
    parts.push(t("Compose puts in: {0}", inCode(settled.text, 120)));
  parts.push(...saidOfImage(project, path));
  return parts.join("\n\n");
}

function sayService(project: Project, name: string): string | undefined {
  const service = project.services.get(name);
  if (service === undefined) return undefined;
  const fixed = asScalar(valueOf(service, "container_name")?.node);
  const projectName = nameOf(project) ?? t("<project>");
  const count = Math.min(scaleOf(project, service), 3);
  const names =
    fixed !== undefined && fixed.text !== "" ? [project.text(fixed).text] : numbered(projectName, name, count);
  return `**${inMarkdown(name)}**\n\n${t("Containers: {0}", names.map((one) => inCode(one)).join(", "))}`;
}

/**
 * As Compose finds it: the environment's word, the files' (of those that are merged the last that has one), the folder's. `-p`
 * is not known here.
 */
function nameOf(project: Project): string | undefined {
  const { doc, siblings, lookup } = project;
  const above = overriding(siblings, lookup);
  const below = siblings.filter((file) => !above.includes(file));
  const files = [...below.map((file) => file.doc), doc, ...above.map((file) => file.doc)];
  const said = files.flatMap(({ layers }) => layers.flatMap((layer) => asScalar(valueAt(layer, "name")) ?? [])).at(-1);
  const settled = said && project.text(said);
  const names = [
    project.variables.get("COMPOSE_PROJECT_NAME"),
    settled?.certain === true ? settled.text : undefined,
    project.lookup.folder,
  ];
  return names.map((name) => normalized(name ?? "")).find((name) => name !== "");
}

/** Of networks, volumes and so on where they are given: who uses them. */
function sayResource(project: Project, { path }: Spot): string | undefined {
  const [section, name] = path;
  const family = (Object.keys(sections) as Family[]).find((one) => sections[one] === section);
  if (family === undefined || name === undefined || path.length !== 2) return undefined;
  const users = usesIn(project).filter((use) => use.family === family && use.name === name);
  const names = [...new Set(users.map(({ service }) => service.name))];
  const said =
    names.length === 0 ? t("No service uses it.") : t("Used by {0}", names.map((one) => inCode(one)).join(", "));
  return `**${inMarkdown(name)}**\n\n${said}`;
}

const numbered = (project: string, service: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${project}-${service}-${index + 1}`);

/** Capabilities are taken with CAP_ and in any case; behind a colon goes what a person chooses. */
const isMeant = (word: string, written: string): boolean =>
  (word.endsWith(":") && written.startsWith(word)) ||
  (/^[A-Z_]+$/.test(word) && word === written.toUpperCase().replace(/^CAP_/, ""));

function sayWord({ path, node }: Spot): string | undefined {
  if (node.kind !== "scalar") return undefined;
  for (const shape of shapesAt(composeFile, path)) {
    const words = shape.kind === "value" ? (shape.words ?? []) : [];
    const word = words.find(({ text }) => text === node.text) ?? words.find(({ text }) => isMeant(text, node.text));
    if (word?.doc !== undefined) return `${inCode(word.text)}\n\n${word.doc()}`;
  }
  return undefined;
}
