// What may be written at the cursor of an API console: endpoints, names of what the engine has, parameters of the query,
// their values, and keys of the body of a container to be made.
import { plain } from "../../base/plain.ts";
import { createKeys } from "./createKeys.ts";
import type { Endpoint } from "./endpoints/endpoint.ts";
import { allEndpoints, findEndpoint, isName, partsOf } from "./endpoints/find.ts";
import { filterExamples } from "./endpoints/others.ts";
import { keyPlace } from "./jsonPlace.ts";
import { isComment, isSeparator, lineAt, linesOf, requestAt } from "./requests.ts";

export interface Proposal {
  readonly kind: "endpoint" | "name" | "parameter" | "value" | "key";
  readonly label: string;
  readonly does?: string;
  /** Text, or a snippet with places to type in. */
  readonly insert: string;
  readonly snippet: boolean;
  /** What is replaced: characters before the cursor. */
  readonly back: number;
  /** What the text so far is compared with, where it is not the label. */
  readonly filter?: string;
}

/** Names of what the engine has now: "containers", "images". */
export type NamesOf = (family: "containers" | "images") => readonly string[];

/** For the cursor at `offset`. */
export function complete(text: string, offset: number, names: NamesOf): readonly Proposal[] {
  const number = lineAt(text, offset);
  const before = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  if (isComment(before) || isSeparator(before)) return [];
  const request = requestAt(text, number);
  if (request === undefined || request.line >= number) return inRequestLine(before, names);
  const bodyStart = startOfBody(text, request.line);
  if (request.method !== "POST" || bodyStart === undefined || offset < bodyStart) return [];
  return findEndpoint("POST", request.target)?.path === "/containers/create"
    ? inBody(text.slice(bodyStart, offset))
    : [];
}

/** The offset behind the empty line that ends a request's headers. */
function startOfBody(text: string, line: number): number | undefined {
  const lines = linesOf(text);
  const empty = lines.findIndex((content, number) => number > line && content.trim() === "");
  if (empty === -1) return undefined;
  const ends = text.includes("\r\n") ? 2 : 1;
  return lines.slice(0, empty + 1).reduce((sum, { length }) => sum + length + ends, 0);
}

function inRequestLine(before: string, names: NamesOf): readonly Proposal[] {
  const [, method = "", space = "", target = ""] = /^\s*([A-Za-z]*)(\s*)(.*)$/.exec(before) ?? [];
  if (/\s/.test(target)) return [];
  // "/con" alone is a GET, and may become anything.
  const verb = method === "" ? undefined : method.toUpperCase();
  if (target.includes("?")) return inQuery(verb ?? "GET", target);
  const typed = before.trimStart();
  const endpoints = allEndpoints().flatMap((one) => {
    const path = target === "" ? one.path : carriedOn(one, target);
    if (path === undefined || (target !== "" && verb !== undefined && one.method !== verb)) return [];
    const { text, places } = snippetOf(path);
    const [label, head] = [
      `${one.method} ${one.path}`,
      method === "" && target !== "" ? "" : `${one.method}${space || " "}`,
    ];
    const filter = method === "" && target !== "" ? path : `${one.method}${space || " "}${path}`;
    const insert = `${head === "" ? `${one.method} ` : head}${places ? text : path}`;
    return [{ kind: "endpoint" as const, label, does: one.does, insert, snippet: places, back: typed.length, filter }];
  });
  return [...endpoints, ...namesFor(target, names)];
}

/**
 * An endpoint's path with what was typed in the places of names, if it may still become that: "/containers/web/" and
 * "/containers/{id}/json" give "/containers/web/json". A version that was typed stays.
 */
function carriedOn({ path }: Endpoint, target: string): string | undefined {
  const [version = ""] = /^\/v\d[\d.]*(?=\/)/.exec(target) ?? [];
  const [typed, shape] = [partsOf(target), partsOf(path)];
  const done = typed.slice(0, -1);
  if (done.length >= shape.length || !done.every((part, index) => isName(shape[index]) || part === shape[index]))
    return undefined;
  return `${version}/${[...done, ...shape.slice(done.length)].join("/")}`;
}

/** "{id}" becomes a place to type in. */
function snippetOf(path: string): { readonly text: string; readonly places: boolean } {
  let count = 0;
  const text = path.replace(/[$}\\]|\{(\w+)\}/g, (found, name: string | undefined) =>
    name === undefined ? `\\${found}` : `\${${(count += 1)}:${name}}`,
  );
  return { text, places: count > 0 };
}

/** Families by the first part of a path. */
const families = { containers: "containers", images: "images" } as const;

function namesFor(target: string, names: NamesOf): readonly Proposal[] {
  const [first = "", ...rest] = partsOf(target);
  if (!Object.hasOwn(families, first) || rest.length !== 1) return [];
  const written = rest[0] ?? "";
  return names(first as keyof typeof families).map((name) => ({
    ...{ kind: "name", label: plain(name), insert: name, snippet: false, back: written.length },
  }));
}

function inQuery(method: string, target: string): readonly Proposal[] {
  const endpoint = findEndpoint(method, target);
  if (endpoint === undefined) return [];
  const query = target.slice(target.indexOf("?") + 1);
  const pair = query.slice(query.lastIndexOf("&") + 1);
  const [name = "", value] = pair.split("=", 2);
  if (value !== undefined) return valuesOf(endpoint, name).map((one) => proposal("value", one, value.length));
  const taken = query.split("&").map((one) => one.split("=")[0]);
  return endpoint.parameters
    .filter((parameter) => parameter.name === name || !taken.includes(parameter.name))
    .map((parameter) => ({ ...proposal("parameter", parameter.name, name.length), insert: `${parameter.name}=` }));
}

function valuesOf({ method, path, parameters }: Endpoint, name: string): readonly string[] {
  if (name === "filters") return filterExamples[`${method} ${path}`] ?? [];
  return parameters.find((parameter) => parameter.name === name)?.values ?? [];
}

const proposal = (kind: Proposal["kind"], label: string, back: number): Proposal => ({
  ...{ kind, label, insert: label, snippet: false, back },
});

function inBody(before: string): readonly Proposal[] {
  const place = keyPlace(before);
  if (place === undefined) return [];
  return createKeys(place.path)
    .filter(({ name }) => !place.taken.includes(name))
    .map(({ name, value, means }) => ({
      ...{ kind: "key", label: name, does: means, insert: `"${name}": ${value}`, snippet: true },
      ...{ back: before.length - place.from, filter: `"${name}"` },
    }));
}
