// What a pattern takes of what stands at the top of the context now.
import { t } from "../../../base/l10n.ts";
import { inCode } from "../../../base/plain.ts";
import type { Position } from "../../../base/text.ts";
import type { Hover, Lookup } from "../../language.ts";
import { taking } from "../matcher.ts";
import type { Entry, IgnoreFile } from "../syntax.ts";

const mostNames = 12;

export function hover({ entries }: IgnoreFile, at: Position, { list }: Lookup): Hover | undefined {
  const entry = entries.find(
    ({ line, range: { start, end } }) =>
      line === at.line && at.character >= start.character && at.character <= end.character,
  );
  if (entry === undefined) return undefined;
  const what = entry.exception
    ? t("Sent to the builder after all, where a line above leaves it out.")
    : t("Left out of what is sent to the builder, with all that is in it.");
  return { range: entry.range, markdown: [what, ...takenNames(entry, list)].join("\n\n") };
}

function takenNames({ pattern }: Entry, list: Lookup["list"]): readonly string[] {
  const folder = pattern.slice(0, pattern.lastIndexOf("/") + 1);
  const names = /[*?[]/.test(folder) ? undefined : list?.(folder || ".");
  if (names === undefined) return [];
  const takes = taking(pattern);
  const taken = names.filter((name) => takes(folder + name.replace(/\/$/, "")));
  if (taken.length === 0) return [t("It fits nothing that is there now.")];
  const shown = taken.slice(0, mostNames).map((name) => inCode(name));
  return [shown.join(", ") + (taken.length > mostNames ? " …" : "")];
}
