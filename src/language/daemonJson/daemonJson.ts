// The language of daemon.json, the engine's settings.
import type { Language } from "../language.ts";
import { parseDaemonFile, type DaemonFile } from "./document.ts";
import { complete } from "./features/complete.ts";
import { hover } from "./features/hover.ts";
import { rules } from "./rules/index.ts";

export const daemonJson: Language<DaemonFile> = {
  id: "daemonJson",
  parse: parseDaemonFile,
  rules,
  features: { complete, hover },
};
