// Rows that say something instead of showing something: that a list was cut, that a folder is empty, what went wrong.
import { describe } from "../../base/describe.ts";
import type { Problem } from "../../base/problem.ts";
import type { TreeNode } from "../node.ts";
import { offerRows } from "./offer.ts";
import { below, spoken, type Place } from "./place.ts";

/** `key` tells it from other notes at the same place. */
export function noteRow(
  { key, label, description, icon }: { key: string; label: string; description?: string; icon: string },
  place: Place,
): TreeNode {
  return {
    id: below(place.parent, "note", key),
    session: place.session,
    label,
    description,
    icon,
    context: ";note;",
    spoken: spoken(label, description),
    ...(place.dimmed ? { dimmed: true } : {}),
  };
}

/** What went wrong, and below it what may help. */
export function problemRows(problem: Problem, place: Place): readonly TreeNode[] {
  const { message, detail } = describe(problem);
  return [
    noteRow({ key: "problem", label: message, description: detail, icon: "warning/list.warningForeground" }, place),
    ...offerRows(problem, place),
  ];
}
