// Hovers in comments that silence rules: what each named rule is about, and how far the comment reaches.
import { t } from "../../../../base/l10n.ts";
import type { Hover, Lookup } from "../../../language.ts";
import { inCode } from "../../../../base/plain.ts";
import { pragmaOf, type Pragma } from "../../suppressions.ts";
import type { Comment, Dockerfile } from "../../syntax/tree.ts";
import { holds } from "../at.ts";
import { ruleNamed } from "../ruleNames.ts";
import { shown } from "./shown.ts";

/** Undefined for comments that silence nothing. */
export function hoverComment(doc: Dockerfile, comment: Comment, offset: number, lookup: Lookup): Hover | undefined {
  const isDirective = doc.directives.some(({ name, start }) => name === "check" && start === comment.start);
  const pragma = comment.inside ? undefined : pragmaOf(comment, isDirective);
  if (pragma === undefined) return undefined;
  for (const found of doc.text.slice(comment.start, comment.end).matchAll(/[\w-]+/g)) {
    const span = { start: comment.start + found.index, end: comment.start + found.index + found[0].length };
    if (holds(span, offset) && pragma.names.has(found[0].toLowerCase()))
      return shown(doc, span, aboutName(found[0], lookup));
  }
  // A directive is explained as one.
  return isDirective ? undefined : shown(doc, comment, [aboutReach(pragma)]);
}

function aboutReach({ reach }: Pragma): string {
  if (reach === "file") return t("Silences rules for the whole file.");
  return reach === "stage" ? t("Silences rules for this stage.") : t("Silences rules for the instruction below.");
}

function aboutName(name: string, lookup: Lookup): readonly string[] {
  if (name.toLowerCase() === "all") return [t("All rules but those of what the builder refuses.")];
  const rule = ruleNamed(name);
  if (rule === undefined) return [t("No rule of ours is called {0}.", inCode(name))];
  const others = [...new Set([...rule.aliases, rule.id])].filter((other) => other.toLowerCase() !== name.toLowerCase());
  const page = lookup.page?.("dockerfile", rule.id);
  return [
    `**${inCode(name)}** · ${others.map((other) => inCode(other)).join(" · ")}`,
    ...(page === undefined ? [] : beginningOf(page)),
  ];
}

/** Its title, what the rule finds and why: the sections before the examples. */
function beginningOf(page: string): readonly string[] {
  const [title = "", what = "", why = ""] = page.split(/^##? /m).slice(1);
  const text = (section: string): string => section.slice(section.indexOf("\n") + 1).trim();
  return [`**${title.trim()}**`, text(what), text(why)];
}
