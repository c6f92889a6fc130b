// What may help with a problem, as rows that run it: shown where nothing else can be shown. The sentence itself stands in
// the view's message, where it has room.
import { describe } from "../../base/describe.ts";
import type { Offer } from "../../base/description.ts";
import { t } from "../../base/l10n.ts";
import type { Problem } from "../../base/problem.ts";
import { commandName } from "../../manifest/names.ts";
import type { TreeNode } from "../node.ts";
import { below, type Place } from "./place.ts";

export function offerRows(problem: Problem, place: Place): readonly TreeNode[] {
  return describe(problem).offers.map((offer) => offerRow(offer, place));
}

/** Where a list was refused: asking once more is all there is to do here. */
export const refreshRow = (place: Place): TreeNode =>
  offerRow({ command: "views.refresh", title: t("Refresh") }, place);

const offerRow = ({ title, command, args }: Offer, place: Place): TreeNode => ({
  id: below(place.parent, "offer", command),
  session: place.session,
  label: title,
  icon: iconOf[command] ?? "arrow-right",
  context: ";offer;",
  spoken: title,
  click: { command: commandName(command), args: args ?? [] },
});

/** Icons of the commands that problems offer. */
const iconOf: Readonly<Record<string, string>> = {
  "engines.retry": "refresh",
  "views.refresh": "refresh",
  "engines.choose": "plug",
  "engines.openSettings": "gear",
  "engines.showLog": "output",
  "engines.why": "question",
  "engines.startDaemon": "terminal",
  "engines.copyRemedy": "copy",
  "engines.openFile": "go-to-file",
};
