// Compose files beside a Dockerfile, or one folder up, that build one of its stages by name.
import { dockerfileOf } from "../../compose/model/dockerfileStages.ts";
import { neighbour } from "../../compose/model/neighbours.ts";
import { ownValue, projectOf } from "../../compose/model/project.ts";
import { asScalar } from "../../compose/syntax/node.ts";
import type { Range } from "../../../base/text.ts";
import type { Lookup } from "../../language.ts";

const composeFile = /^(?:docker-)?compose(?:[._-][^/]*)?\.ya?ml$/i;
const mostFiles = 20;

export interface TargetPlace {
  /** Relative to the Dockerfile's folder. */
  readonly path: string;
  /** Of the name itself, without quotes. */
  readonly range: Range;
}

/** Places where `build.target` of a service that is built from this Dockerfile names the stage. */
export function composeTargets(stage: string, lookup: Lookup): readonly TargetPlace[] {
  const { name, folder } = lookup;
  if (name === undefined || lookup.fragment === true) return [];
  return [
    ...targetsIn("", name, stage, lookup),
    ...(folder === undefined ? [] : targetsIn("../", `${folder}/${name}`, stage, lookup)),
  ];
}

function targetsIn(from: string, dockerfile: string, stage: string, lookup: Lookup): readonly TargetPlace[] {
  const there = below(lookup, from);
  const names = (there.list?.(".") ?? []).filter((one) => composeFile.test(one)).slice(0, mostFiles);
  return names.flatMap((file) => {
    const doc = neighbour(there, file)?.doc;
    if (doc === undefined) return [];
    const project = projectOf(doc, { ...there, name: file });
    const ranges = [...project.services.values()].flatMap((service): readonly Range[] => {
      const target = asScalar(ownValue(service, "build", "target"));
      if (target?.text.toLowerCase() !== stage.toLowerCase() || dockerfileOf(project, service) !== dockerfile)
        return [];
      const quotes = target.style === "plain" ? 0 : 1;
      return [doc.lines.range(target.start + quotes, target.end - quotes)];
    });
    const once = new Map(ranges.map((range) => [`${range.start.line}:${range.start.character}`, range]));
    return [...once.values()].map((range) => ({ path: from + file, range }));
  });
}

/** The same lookup from another folder. */
function below({ exists, read, list, environment }: Lookup, from: string): Lookup {
  return {
    environment,
    exists: exists && ((path) => exists(from + path)),
    read: read && ((path) => read(from + path)),
    list: list && ((path) => list(from + path)),
  };
}
