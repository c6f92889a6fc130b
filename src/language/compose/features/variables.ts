// Variables as names: the line of .env that gives one, and every place of the file and of those merged with it that takes it.
import { linesOf } from "../../../base/text.ts";
import type { Location } from "../../language.ts";
import { placesInEnvFile } from "../model/envFile.ts";
import { projectOf, type Project } from "../model/project.ts";
import { all, templatesIn } from "../model/templates.ts";
import { rangeOf } from "../syntax/edits.ts";
import { asList, asMapping, isNull, type Node } from "../syntax/node.ts";
import { entriesOf, valueAt } from "../syntax/resolved.ts";

interface Taken {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const envFile = ".env";

/** Variables in values, and names in environment that have none of their own. */
function takenIn(project: Project): readonly Taken[] {
  const written = templatesIn(project.doc).flatMap(({ template }) =>
    [...all(template.variables)].map(({ name, nameStart }) => ({
      name,
      start: nameStart,
      end: nameStart + name.length,
    })),
  );
  const passed = [...project.services.values()].flatMap(({ parts }) =>
    parts.flatMap((part) => [
      ...passedOn(project, valueAt(part, "environment")),
      ...passedOn(project, valueAt(part, "build", "args")),
    ]),
  );
  return [...new Map([...written, ...passed].map((one) => [one.start, one])).values()];
}

function passedOn({ doc }: Project, node: Node | undefined): readonly Taken[] {
  const mapping = asMapping(node);
  const keys = mapping === undefined ? [] : [...entriesOf(mapping).values()].filter(({ value }) => isNull(value));
  const scalars = [...keys.map(({ key }) => key), ...(asList(node)?.items ?? [])];
  return scalars.flatMap((scalar) => {
    if (scalar.kind !== "scalar" || !/^[A-Za-z_]\w*$/.test(scalar.text)) return [];
    const start = doc.lines.text.indexOf(scalar.text, scalar.start);
    return start < 0 || start >= scalar.end ? [] : [{ name: scalar.text, start, end: start + scalar.text.length }];
  });
}

/** The name of the variable at an offset, the innermost where one stands in another's default. */
export function variableAt(project: Project, offset: number): string | undefined {
  const own = takenIn(project).find(({ start, end }) => start <= offset && offset <= end);
  if (own !== undefined) return own.name;
  // On the dollar sign and the braces too, but not on what stands in them beside the name.
  return templatesIn(project.doc)
    .flatMap(({ template }) => [...all(template.variables)])
    .find(({ start, end, nameStart, name, operator }) =>
      operator === "" ? start <= offset && offset <= end : start <= offset && offset <= nameStart + name.length,
    )?.name;
}

function given({ lookup }: Project, name: string): readonly Location[] {
  const text = lookup.read?.(envFile) ?? "";
  const lines = linesOf(text);
  return placesInEnvFile(text, name).map(({ start, end }) => ({ path: envFile, range: lines.range(start, end) }));
}

/** The line that counts: of several the last. None where only the environment has it. */
export const givenAt = (project: Project, name: string): readonly Location[] => given(project, name).slice(-1);

/** Files of other folders have another .env. */
export function variablePlaces(project: Project, name: string): readonly Location[] {
  const others = [...project.siblings, ...project.included.files].filter(({ path }) => !path.includes("/"));
  const files = [
    { path: undefined, project },
    ...others.map(({ path, doc }) => ({ path, project: projectOf(doc, project.lookup) })),
  ];
  return [
    ...given(project, name),
    ...files.flatMap(({ path, project: its }) =>
      takenIn(its)
        .filter((one) => one.name === name)
        .sort((one, other) => one.start - other.start)
        .map((one) => ({ ...(path === undefined ? {} : { path }), range: rangeOf(its.doc, one) })),
    ),
  ];
}
