// All endpoints that are known, and the one that a request means.
import { containerEndpoints } from "./containers.ts";
import { imageEndpoints } from "./images.ts";
import { otherEndpoints } from "./others.ts";
import type { Endpoint } from "./endpoint.ts";

export const allEndpoints = (): readonly Endpoint[] => [
  ...otherEndpoints(),
  ...containerEndpoints(),
  ...imageEndpoints(),
];

/** The parts between the slashes of a path without version and query. */
export const partsOf = (target: string): readonly string[] =>
  target
    .replace(/^[a-z+]+:\/\/[^/?]*/, "")
    .replace(/^\/v\d[\d.]*(?=\/|$)/, "")
    .replace(/\?.*/s, "")
    .split("/")
    .slice(1);

export const isName = (part: string | undefined): boolean => part?.startsWith("{") === true;

/** The endpoint of that method and path; one that is spelt out wins over one with a name in its place. */
export function findEndpoint(method: string, target: string): Endpoint | undefined {
  const parts = partsOf(target);
  const fitting = allEndpoints().filter((one) => one.method === method && fits(partsOf(one.path), parts));
  return fitting.find(({ path }) => !path.includes("{")) ?? fitting[0];
}

/** A name in the middle may stand for several parts: repositories have slashes. */
function fits(shape: readonly string[], parts: readonly string[]): boolean {
  const more = parts.length - shape.length;
  if (more < 0) return false;
  const at = shape.indexOf("{name}");
  if (more > 0 && at === -1) return false;
  const joined =
    more === 0
      ? parts
      : [...parts.slice(0, at), parts.slice(at, at + more + 1).join("/"), ...parts.slice(at + more + 1)];
  return shape.every((part, index) => (isName(part) ? joined[index] !== "" : part === joined[index]));
}
