// Flags that need a value and end the line.
import { t } from "../../../base/l10n.ts";
import type { Fix } from "../../language.ts";
import type { Call, CommandLines, Flag } from "../syntax/document.ts";
import { fixOf, rule, withoutFlag } from "./rule.ts";

export const missingValue = rule("missingValue", "error", (call, tell, doc) => {
  const { flags, through, source } = call;
  if (through.includes("xargs")) return;
  // "<name>" is a blank to be filled in.
  const isBlank = (behind: number): boolean => /^\s*<[A-Za-z]/.test(source.text.slice(behind, behind + 40));
  for (const flag of flags) {
    const { kind, value, word, written } = flag;
    if (kind?.valued !== true || value !== undefined || isBlank(word.to)) continue;
    tell(word, t("{0} needs a value behind it.", written), [encrypted(doc, call, flag)]);
  }
});

/** The one option of overlay networks that people speak of, put before the network's name. */
function encrypted(doc: CommandLines, call: Call, flag: Flag): Fix | undefined {
  const driver = call.flags.findLast(({ kind }) => kind?.long === "driver")?.value;
  if (call.verb?.path !== "network create" || flag.kind?.long !== "opt" || driver?.text !== "overlay") return undefined;
  const [name] = call.operands;
  const right = "--opt encrypted";
  const title = t("Write {0}", right);
  const gone = withoutFlag(call, flag);
  if (gone === undefined) return undefined;
  if (name === undefined || name.from > flag.word.from)
    return fixOf(doc, call, title, [{ from: flag.word.from, to: flag.word.to, text: right }]);
  return fixOf(doc, call, title, [{ from: name.from, to: name.from, text: `${right} ` }, gone]);
}
