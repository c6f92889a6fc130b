// What the file comes to: above its first line.
import { t } from "../../../base/l10n.ts";
import type { Lens, Lookup } from "../../language.ts";
import type { IgnoreFile } from "../syntax.ts";

export function lenses(_file: IgnoreFile, lookup: Lookup): readonly Lens[] {
  if (lookup.fragment === true) return [];
  const start = { line: 0, character: 0 };
  return [{ range: { start, end: start }, title: t("What is sent"), command: "dockerfile.showContext", arguments: [] }];
}
