// Where a name is given and used: in the file, in those that are merged with it or included, and in those beside it that
// include it or extend its services.
import type { Lookup } from "../../language.ts";
import { inclusionsIn } from "../model/including.ts";
import { joined, neighbour, type Neighbour } from "../model/neighbours.ts";
import { givenIn, namedIn, projectOf, type Project } from "../model/project.ts";
import { usesIn, type Use } from "../model/uses.ts";
import type { Family } from "../schema/shape.ts";
import type { ComposeDocument } from "../syntax/document.ts";

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface FilePlaces {
  /** Undefined for the document itself. */
  readonly path: string | undefined;
  readonly doc: ComposeDocument;
  readonly places: readonly Place[];
}

interface Name {
  readonly family: Family;
  readonly name: string;
  /** Of a service that is extended from another file: that file, as written. */
  readonly path?: string | undefined;
}

interface File {
  readonly path: string | undefined;
  readonly doc: ComposeDocument;
  readonly project: Project;
}

const mostBeside = 20;

/** The places of a name by file, the document first; each place once, where it is given before where it is used. */
export function placesOf(project: Project, { family, name, path }: Name): readonly FilePlaces[] {
  const { lookup } = project;
  const shared = sharing(project);
  const home = path === undefined ? undefined : at(lookup, joined("", path));
  // A service of another file is another service, whatever its name, unless the files share their names.
  const alone = path !== undefined && !shared.some((file) => file.path === home) ? fileAt(project, home) : undefined;
  const namespace = alone === undefined ? (path === undefined || shared.length > 0 ? shared : []) : [alone];
  const given = namespace.filter(({ doc }) => namedIn(doc, family).has(name)).map((file) => file.path);
  const isMeant = (file: File, use: Use): boolean =>
    use.path === undefined
      ? namespace.some((one) => one.path === file.path)
      : given.includes(at(lookup, joined(file.path ?? "", use.path)));
  const others = family === "service" ? beside(project, [...shared, ...namespace]) : [];
  const files = new Map([...shared, ...namespace, ...others].map((file) => [file.path, file]));
  return [...files.values()].flatMap((file) => {
    const keys = given.includes(file.path) ? givenIn(file.doc, family).filter((one) => one.name === name) : [];
    const uses = usesIn(file.project).filter((use) => use.family === family && use.name === name && isMeant(file, use));
    const all: readonly Place[] = [...keys.map(({ key }) => key), ...uses];
    const places = [...new Map(all.map((place) => [place.start, place])).values()];
    return places.length === 0 ? [] : [{ path: file.path, doc: file.doc, places }];
  });
}

/** The name of the document itself counts as no path. */
const at = ({ name }: Lookup, path: string): string | undefined => (path === name ? undefined : path);

const fileOf = ({ lookup }: Project, { path, doc }: Neighbour): File => ({
  path,
  doc,
  project: projectOf(doc, lookup),
});

function fileAt(project: Project, path: string | undefined): File | undefined {
  const found = path === undefined ? undefined : neighbour(project.lookup, path);
  return found && fileOf(project, found);
}

/** The files whose names are one: this, what it is merged with, what it includes, and what beside it includes it. */
function sharing(project: Project): readonly File[] {
  const { lookup, variables } = project;
  const around = [...project.siblings, ...project.included.files].map((file) => fileOf(project, file));
  const including = beside(project, around).filter(({ doc }) =>
    inclusionsIn(doc, variables.get).some(({ path }) => path !== undefined && joined("", path) === lookup.name),
  );
  return [{ path: undefined, doc: project.doc, project }, ...around, ...including];
}

/** Other YAML files in the folder. A fragment stands alone. */
function beside(project: Project, known: readonly File[]): readonly File[] {
  const { name, fragment, list } = project.lookup;
  if (name === undefined || fragment === true) return [];
  const seen = new Set<string | undefined>([name, ...known.map(({ path }) => path)]);
  const names = (list?.(".") ?? []).filter((one) => /\.ya?ml$/i.test(one) && !seen.has(one)).slice(0, mostBeside);
  return names.flatMap((one) => fileAt(project, one) ?? []);
}
