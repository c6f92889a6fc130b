// Flags that a command does not have, where it is plain which one was meant: newer clients and plugins may have more flags
// than are known here, so that of all others nothing is said.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import { nearest } from "../../dockerfile/rules/suggest.ts";
import type { Call, Flag } from "../syntax/document.ts";
import { groupFlags } from "../vocabulary/table.ts";
import { fixOf, rule } from "./rule.ts";

export const unknownFlag = rule("unknownFlag", "error", (call, tell, doc) => {
  for (const flag of call.flags) {
    const { kind, word, written } = flag;
    if (kind !== undefined || !word.fixed) continue;
    const exact = { from: word.from, to: word.from + written.length };
    if (call.path.length === 0 && (written === "-d" || written === "--daemon")) {
      tell(word, t("The docker command does not start the engine any more: dockerd does."), [
        fixOf(doc, call, t("Write {0}", "dockerd"), [{ from: call.name.from, to: word.to, text: "dockerd" }]),
      ]);
      continue;
    }
    const right = meant(call, flag);
    if (right === undefined) continue;
    const path = call.path.map(({ value }) => value).join(" ");
    const quoted = word.to - word.from !== word.value.length;
    tell(word, t("docker {0} has no flag {1}. Did you mean {2}?", plain(path), plain(written), right), [
      quoted ? undefined : fixOf(doc, call, t("Write {0}", right), [{ ...exact, text: right }]),
    ]);
  }
});

function meant({ verb, path }: Call, { written }: Flag): string | undefined {
  const flags = verb?.flags ?? groupFlags[path.map(({ value }) => value).join(" ")] ?? [];
  const names = flags.map(({ long }) => long);
  const bare = written.replace(/^--?/, "").replace(/=.*$/, "");
  if (!written.startsWith("--")) return bare.length > 1 && names.includes(bare) ? `--${bare}` : undefined;
  // A short name with two dashes.
  if (bare.length === 1) return flags.some(({ short }) => short === bare) ? `-${bare}` : undefined;
  const near = bare.length < 3 ? undefined : nearest(bare, names);
  return near === undefined ? undefined : `--${near}`;
}
