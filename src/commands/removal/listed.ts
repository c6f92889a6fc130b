// A long list inside a question: as many lines as a dialog holds, and how many more there are.
import { t } from "../../base/l10n.ts";

const most = 24;

/** The first lines; the last one of them says how many more there are. */
export const shortened = (lines: readonly string[]): readonly string[] =>
  lines.length > most ? [...lines.slice(0, most - 1), t("… and {0} more", lines.length - most + 1)] : lines;

/** The lines, then what is said of all of them. */
export const listed = (lines: readonly string[], together: string): string =>
  [...shortened(lines), "", together].join("\n");
