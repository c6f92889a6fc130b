// The language of Dockerfiles, put together: parser, rules, what comments silence, features.
import type { Language } from "../language.ts";
import { complete } from "./features/complete.ts";
import { hover } from "./features/hover.ts";
import { imageAt } from "./features/imageAt.ts";
import { definition, references, rename } from "./features/navigation.ts";
import { folding, inlayHints, lenses, links, symbols } from "./features/outline.ts";
import { selection } from "./features/selection.ts";
import { stageGraph } from "./features/stageGraph.ts";
import { tokens } from "./features/tokens.ts";
import { rewrites } from "./rewrites/rewrites.ts";
import { dockerfileRules } from "./rules/index.ts";
import { suppressionsOf } from "./suppressions.ts";
import { parse } from "./syntax/parse.ts";
import type { Dockerfile } from "./syntax/tree.ts";

export const dockerfile: Language<Dockerfile> = {
  id: "dockerfile",
  parse,
  rules: dockerfileRules,
  features: {
    complete,
    hover,
    definition,
    references,
    rename,
    symbols,
    folding,
    selection,
    links,
    inlayHints,
    lenses,
    tokens,
    stageGraph,
    imageAt,
    rewrites,
  },
  suppressions: suppressionsOf,
};
