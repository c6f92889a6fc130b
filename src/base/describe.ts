// A problem in words, with the commands that may help. The only place where problems become sentences; the ways in which
// an engine cannot be reached have theirs in unreachable/describeUnreachable.ts.
import type { Description, Offer } from "./description.ts";
import { describeUnreachable } from "./unreachable/describeUnreachable.ts";
import { t } from "./l10n.ts";
import { plain } from "./plain.ts";
import type { Problem } from "./problem.ts";

/** Foreign text in it is plain; it may be long. For `cancelled` there is nothing to say. */
export function describe(problem: Problem): Description {
  switch (problem.kind) {
    case "cancelled":
      return { message: t("Cancelled."), offers: [] };
    case "unreachable":
      return describeUnreachable(problem);
    case "rejected":
      return { message: t("The engine refused: {0}", sentence(problem.said)), offers: [] };
    case "gone":
      return { message: t("{0} is no longer there.", plain(problem.what)), offers: [] };
    case "conflict":
      return { message: t("The engine refused: {0}", sentence(problem.said)), offers: [] };
    case "unsupported":
      return { message: t("{0} needs {1}.", plain(problem.feature, 500), plain(problem.needs, 500)), offers: [] };
    case "setting":
      return {
        message: t("{0}: {1}", plain(problem.key), plain(problem.said, 500)),
        offers: settingOffers(problem),
      };
    case "defect":
      return {
        message: t("That should not have happened."),
        detail: plain(problem.cause instanceof Error ? problem.cause.message : String(problem.cause), 500),
        offers: [{ command: "engines.showLog", title: t("Show log") }],
      };
  }
}

function settingOffers({ key, file, line }: Extract<Problem, { kind: "setting" }>): readonly Offer[] {
  if (file !== undefined)
    return [
      { command: "engines.openFile", title: t("Open the file"), args: [file, ...(line === undefined ? [] : [line])] },
    ];
  return key.startsWith("porthole.")
    ? [{ command: "engines.openSettings", title: t("Open settings"), args: [key] }]
    : [];
}

/** The engine's own words, which end with a full stop or do not. */
function sentence(said: string): string {
  const text = plain(said.trim(), 500);
  return text === "" ? t("it gave no reason.") : /[.!?…]$/.test(text) ? text : `${text}.`;
}
