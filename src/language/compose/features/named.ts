// Names that are given in one place and used in others: definition, references and rename, in the file and around it.
import type { Position, Range, TextEdit } from "../../../base/text.ts";
import { rangeOf as rangeInDockerfile } from "../../dockerfile/edits.ts";
import { stageEdits, stagePattern, stagePlaces } from "../../dockerfile/features/navigation.ts";
import type { Location, Lookup, Renaming } from "../../language.ts";
import { dockerfileOf } from "../model/dockerfileStages.ts";
import { filesIn } from "../model/namedFiles.ts";
import { joined, neighbour, type Neighbour } from "../model/neighbours.ts";
import { givenIn, namedIn, projectOf, type Project, type Service } from "../model/project.ts";
import { usesIn } from "../model/uses.ts";
import type { Family } from "../schema/shape.ts";
import type { ComposeDocument } from "../syntax/document.ts";
import { rangeOf } from "../syntax/edits.ts";
import { asScalar } from "../syntax/node.ts";
import { valueAt } from "../syntax/resolved.ts";
import { buildPlace, builtFrom } from "../model/builtFrom.ts";
import { placesOf, type Place } from "./places.ts";
import { givenAt, variableAt, variablePlaces } from "./variables.ts";

/** What stands at a cursor. */
type Target =
  | {
      readonly kind: "name";
      readonly family: Family;
      readonly name: string;
      readonly at: Place;
      readonly path?: string;
    }
  | { readonly kind: "anchor"; readonly name: string; readonly at: Place; readonly index: number }
  | { readonly kind: "stage"; readonly service: Service; readonly name: string; readonly at: Place };

const covers = ({ start, end }: Place, offset: number): boolean => start <= offset && offset <= end;

function targetAt(project: Project, offset: number): Target | undefined {
  const { doc } = project;
  const use = usesIn(project).find((one) => covers(one, offset));
  if (use !== undefined) return { kind: "name", family: use.family, name: use.name, at: use, path: use.path };
  for (const family of ["service", "network", "volume", "config", "secret", "model"] as const)
    for (const { name, key } of givenIn(doc, family))
      if (covers(key, offset)) return { kind: "name", family, name, at: key };
  const anchor = doc.anchors.findIndex(({ start, end }) => covers({ start: start - 1, end }, offset));
  const found = doc.anchors[anchor];
  if (found !== undefined) return { kind: "anchor", name: found.name, at: found, index: anchor };
  const alias = doc.aliases.find((one) => covers(one, offset));
  if (alias !== undefined) {
    const index = doc.anchors.findIndex(({ node }) => node === alias.target);
    return { kind: "anchor", name: alias.name, at: { start: alias.start + 1, end: alias.end }, index };
  }
  for (const service of project.services.values()) {
    const target = asScalar(valueAt(service.mapping, "build", "target"));
    if (target !== undefined && covers(target, offset))
      return { kind: "stage", service, name: target.text, at: target };
  }
  return undefined;
}

/** Other files in which a name can be given or used. */
const around = (project: Project): readonly Neighbour[] => [...project.siblings, ...project.included.files];

function definedIn(doc: ComposeDocument, family: Family, name: string, path?: string): readonly Location[] {
  const found = namedIn(doc, family).get(name);
  return found === undefined ? [] : [{ ...(path === undefined ? {} : { path }), range: rangeOf(doc, found.key) }];
}

export function definition(doc: ComposeDocument, at: Position, lookup: Lookup): readonly Location[] {
  const project = projectOf(doc, lookup);
  const offset = doc.lines.offset(at);
  const variable = variableAt(project, offset);
  if (variable !== undefined) return givenAt(project, variable);
  const target = targetAt(project, offset);
  if (target === undefined) return fileAt(project, offset);
  if (target.kind === "anchor") {
    const anchor = doc.anchors[target.index];
    return anchor === undefined ? [] : [{ range: rangeOf(doc, anchor) }];
  }
  if (target.kind === "stage") return stageOf(project, target.service);
  const { family, name, path } = target;
  if (path !== undefined) {
    const other = neighbour(lookup, joined("", path));
    return other === undefined ? [] : definedIn(other.doc, family, name, other.path);
  }
  const own = definedIn(doc, family, name);
  return own.length > 0 ? own : around(project).flatMap((file) => definedIn(file.doc, family, name, file.path));
}

function stageOf(project: Project, service: Service): readonly Location[] {
  const found = builtFrom(project, service);
  if (found?.stage === undefined) return [];
  const { path, doc, stage } = found;
  return [{ path, range: rangeInDockerfile(doc, stage.name ?? stage.from.keyword) }];
}

/** Every `target` of this file and of those around it that names the stage of the same Dockerfile. */
function targetsOf(
  project: Project,
  dockerfile: string,
  name: string,
): readonly { readonly path: string | undefined; readonly range: Range }[] {
  const files = [
    { path: undefined, project },
    ...around(project).map(({ path, doc }) => ({ path, project: projectOf(doc, project.lookup) })),
  ];
  return files.flatMap(({ path, project: { doc, services }, project: its }) =>
    [...services.values()].flatMap((service) => {
      const target = asScalar(valueAt(service.mapping, "build", "target"));
      const from = dockerfileOf(its, service);
      if (target?.text.toLowerCase() !== name.toLowerCase() || from === undefined) return [];
      return joined(path ?? "", from) === dockerfile ? [{ path, range: inner(doc, target) }] : [];
    }),
  );
}

/** Files that are named lead to their first line, and so does a build that names none to the Dockerfile it takes. */
function fileAt(project: Project, offset: number): readonly Location[] {
  const start = { line: 0, character: 0 };
  const named = filesIn(project)
    .filter(
      ({ scalar, path, kind }) => kind === "file" && covers(scalar, offset) && project.lookup.exists?.(path) === "file",
    )
    .map(({ path }) => path);
  const built = [...project.services.values()].flatMap((service) => {
    const place = buildPlace(service);
    return place !== undefined && covers(place, offset) ? (builtFrom(project, service)?.path ?? []) : [];
  });
  return [...new Set([...named, ...built])].map((path) => ({ path, range: { start, end: start } }));
}

function anchorPlaces(doc: ComposeDocument, index: number, name: string): readonly Place[] {
  const anchor = doc.anchors[index];
  const aliases = doc.aliases.filter((alias) =>
    anchor === undefined ? alias.name === name && alias.target === undefined : alias.target === anchor.node,
  );
  return [...(anchor === undefined ? [] : [anchor]), ...aliases.map(({ start, end }) => ({ start: start + 1, end }))];
}

interface FoundPlaces {
  readonly own: readonly Place[];
  readonly elsewhere: readonly {
    readonly path: string;
    readonly doc: ComposeDocument;
    readonly places: readonly Place[];
  }[];
}

function everywhere(project: Project, target: Target): FoundPlaces {
  if (target.kind === "stage") return { own: [], elsewhere: [] };
  if (target.kind === "anchor") return { own: anchorPlaces(project.doc, target.index, target.name), elsewhere: [] };
  const found = placesOf(project, target);
  return {
    own: found.find(({ path }) => path === undefined)?.places ?? [],
    elsewhere: found.flatMap(({ path, doc, places }) => (path === undefined ? [] : [{ path, doc, places }])),
  };
}

export function references(doc: ComposeDocument, at: Position, lookup: Lookup): readonly Location[] {
  const project = projectOf(doc, lookup);
  const offset = doc.lines.offset(at);
  const variable = variableAt(project, offset);
  if (variable !== undefined) return variablePlaces(project, variable);
  const target = targetAt(project, offset);
  if (target === undefined) return [];
  if (target.kind === "stage") return stageReferences(project, target);
  const { own, elsewhere } = everywhere(project, target);
  return [
    ...own.map((place) => ({ range: inner(doc, place) })),
    ...elsewhere.flatMap((file) => file.places.map((place) => ({ path: file.path, range: inner(file.doc, place) }))),
  ];
}

function stageReferences(project: Project, { service, name }: Extract<Target, { kind: "stage" }>): readonly Location[] {
  const found = builtFrom(project, service);
  if (found?.stage === undefined) return [];
  const { doc, path, stage } = found;
  const places = stagePlaces(doc, stage).map((span) => ({ path, range: rangeInDockerfile(doc, span) }));
  return [...places, ...targetsOf(project, path, name)];
}

/** Quotes stay outside. */
function inner(doc: ComposeDocument, { start, end }: Place) {
  const { text } = doc.lines;
  const quoted = end - start >= 2 && /["']/.test(text.charAt(start)) && text.charAt(start) === text.charAt(end - 1);
  return rangeOf(doc, quoted ? { start: start + 1, end: end - 1 } : { start, end });
}

const possible: Readonly<Record<"name" | "anchor", RegExp>> = {
  name: /^[a-zA-Z0-9._-]+$/,
  anchor: /^[^\s[\]{},]+$/,
};

export function rename(doc: ComposeDocument, at: Position, name: string, lookup: Lookup): Renaming | undefined {
  const project = projectOf(doc, lookup);
  const target = targetAt(project, doc.lines.offset(at));
  if (target === undefined) return undefined;
  if (target.kind === "stage") return renameStage(project, target, name);
  if (!possible[target.kind].test(name)) return undefined;
  const { own, elsewhere } = everywhere(project, target);
  const edits = (file: ComposeDocument, places: readonly Place[]): readonly TextEdit[] =>
    places.map((place) => ({ range: inner(file, place), text: name }));
  // A service of a file that cannot be read is renamed where it is given, or not at all.
  if (own.length + elsewhere.length === 0) return undefined;
  const others = Object.fromEntries(elsewhere.map((file) => [file.path, edits(file.doc, file.places)]));
  return {
    range: inner(doc, target.at),
    placeholder: target.name,
    edits: edits(doc, own),
    ...(elsewhere.length === 0 ? {} : { elsewhere: others }),
  };
}

/** A stage that only has a number has no name to change. */
function renameStage(
  project: Project,
  { service, name: before, at }: Extract<Target, { kind: "stage" }>,
  name: string,
): Renaming | undefined {
  const found = builtFrom(project, service);
  if (found?.stage?.name === undefined || !stagePattern.test(name)) return undefined;
  const elsewhere: Record<string, TextEdit[]> = { [found.path]: [...stageEdits(found.doc, found.stage, name)] };
  const edits: TextEdit[] = [];
  for (const { path, range } of targetsOf(project, found.path, before))
    (path === undefined ? edits : (elsewhere[path] ??= [])).push({ range, text: name });
  return { range: inner(project.doc, at), placeholder: before, edits, elsewhere };
}
