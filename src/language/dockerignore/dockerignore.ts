// The language of .dockerignore files: what is left out of the context that goes to the builder.
import type { Language } from "../language.ts";
import { complete } from "./features/complete.ts";
import { hover } from "./features/hover.ts";
import { lenses } from "./features/lenses.ts";
import { rules } from "./rules/index.ts";
import { parseIgnoreFile, type IgnoreFile } from "./syntax.ts";

export const dockerignore: Language<IgnoreFile> = {
  id: "dockerignore",
  parse: parseIgnoreFile,
  rules,
  features: { complete, hover, lenses },
};
