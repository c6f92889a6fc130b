// What a screen reader says for a row: its own words, and in words what else is only seen as a colour.
import { t } from "../base/l10n.ts";
import type { TreeNode } from "./node.ts";
import { spoken as sentence } from "./present/place.ts";

export const heard = ({ spoken, dimmed }: Pick<TreeNode, "spoken" | "dimmed">): string =>
  dimmed === true ? sentence(spoken, t("last known state")) : spoken;
