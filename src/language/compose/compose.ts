// The Compose language: reading, rules and features, as every room above sees it.
import type { Language } from "../language.ts";
import { complete } from "./features/complete.ts";
import { format } from "./features/format.ts";
import { hover } from "./features/hover.ts";
import { inlayHints } from "./features/hints.ts";
import { imageAt } from "./features/imageAt.ts";
import { lenses } from "./features/lenses.ts";
import { links } from "./features/links.ts";
import { definition, references, rename } from "./features/named.ts";
import { folding, symbols } from "./features/outline.ts";
import { selection } from "./features/selection.ts";
import { tokens } from "./features/tokens.ts";
import { rules } from "./rules/index.ts";
import { suppressions } from "./syntax/suppressions.ts";
import { parse, type ComposeDocument } from "./syntax/document.ts";

export const compose: Language<ComposeDocument> = {
  id: "compose",
  parse,
  rules,
  suppressions,
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
    format,
    tokens,
    imageAt,
  },
};
