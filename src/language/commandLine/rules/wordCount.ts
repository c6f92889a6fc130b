// Too few or too many words behind a command. A build without its context is the one that everybody has typed.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import type { Fix } from "../../language.ts";
import type { Call, CommandLines } from "../syntax/document.ts";
import { fixOf, isBroken, rule } from "./rule.ts";

export const wordCount = rule("wordCount", "error", (call, tell, doc) => {
  const { verb, operands, rest, path, flags } = call;
  // The name alone is talk about the command, and xargs adds words.
  if (verb === undefined || call.open || isBroken(call) || call.through.includes("xargs")) return;
  const count = operands.length + rest.length;
  if (count === 0 && flags.length === 0) return;
  const name = `docker ${path.map(({ value }) => value).join(" ")}`;
  const [first, last] = [path[0], path.at(-1)];
  if (first === undefined || last === undefined) return;
  const whole = { from: first.from, to: last.to };
  if (count < verb.least) {
    if (verb.path === "image build" || verb.path === "buildx build")
      tell(whole, t("The build needs its context: the folder whose files it may use, often a dot."), [
        contextFix(call, doc),
      ]);
    else tell(whole, t("{0} needs at least {1} words behind it; here are {2}.", plain(name), verb.least, count));
    return;
  }
  const extra = operands[verb.most];
  if (extra !== undefined && verb.most === 0) tell(extra, t("{0} takes no words behind it.", plain(name)));
  else if (extra !== undefined)
    tell(extra, t("{0} takes at most {1} words behind it; here are {2}.", plain(name), verb.most, count));
});

/** "-t web:latest." lacks only the blank before the dot. */
function contextFix(call: Call, doc: CommandLines): Fix | undefined {
  const last = call.flags.at(-1);
  if (last === undefined) return undefined;
  const value = last.value;
  const end = Math.max(last.word.to, value?.to ?? 0);
  const dotted = last.kind?.long === "tag" && value?.fixed === true && value.text.endsWith(".");
  if (dotted && value.to - value.from === value.text.length)
    return fixOf(doc, call, t("Put a blank before the dot"), [{ from: value.to - 1, to: value.to, text: " ." }]);
  return fixOf(doc, call, t("Build the folder of the command"), [{ from: end, to: end, text: " ." }]);
}
