// SC1072, SC1073: the shell will not get through this.
import { t } from "../../../../../base/l10n.ts";
import { plain } from "../../../../../base/plain.ts";
import { scriptRule } from "./scriptRule.ts";

/** The parser reads bash and what is below it; zsh and ksh know more. */
const readable = new Set(["sh", "bash", "dash", "ash"]);

export const shellSyntax = scriptRule("shellSyntax", ["SC1072", "SC1073"], "warning", (script, _, report) => {
  const [error] = script.tree.errors ?? [];
  if (error === undefined || !readable.has(script.dialect.name)) return;
  const { text } = script.source;
  const ahead = text.slice(error.pos).search(/\S/);
  const at = ahead < 0 ? Math.max(text.trimEnd().length - 1, 0) : error.pos + ahead;
  const length = /^\S+/.exec(text.slice(at, at + 80))?.[0].length ?? 1;
  report(script.source.span(at, at + length), t("The shell will stop here: {0}", plain(error.message)));
});
