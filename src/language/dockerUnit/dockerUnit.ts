// The language of the engine's unit files: docker.service, and what is laid over it in docker.service.d.
import type { Language } from "../language.ts";
import { complete } from "./features/complete.ts";
import { hover } from "./features/hover.ts";
import { rules } from "./rules/index.ts";
import { parseUnit, type UnitFile } from "./unit.ts";

export const dockerUnit: Language<UnitFile> = {
  id: "dockerUnit",
  parse: parseUnit,
  rules,
  features: { complete, hover },
};
