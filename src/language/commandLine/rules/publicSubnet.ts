// `docker network create --subnet 182.18.0.0/16`: addresses that belong to somebody on the internet, who then cannot be reached.
import { t } from "../../../base/l10n.ts";
import { plain } from "../../../base/plain.ts";
import { privateRange, publicRange } from "../../addressRanges.ts";
import { fixOf, rule } from "./rule.ts";

const addresses: readonly string[] = ["subnet", "gateway", "ip-range"];

export const publicSubnet = rule("publicSubnet", "warning", (call, tell, doc) => {
  if (call.verb?.path !== "network create") return;
  const given = call.flags.flatMap(({ kind, value }) =>
    value?.fixed === true && addresses.includes(kind?.long ?? "") ? [{ name: kind?.long, value }] : [],
  );
  for (const { name, value } of given) {
    const first = name === "subnet" ? publicRange(value.text) : undefined;
    if (first === undefined) continue;
    // All that lies in it moves along, or the engine would refuse what the fix leaves.
    const within = given.filter((other) => other.value.text.startsWith(`${first}.`));
    const edits = within.flatMap((other) => {
      const { from, to, text } = other.value;
      return to - from === text.length ? [{ from, to, text: privateRange(text) }] : [];
    });
    tell(
      value,
      t(
        "{0} are addresses of the internet, which containers then cannot reach. Take a private range.",
        plain(value.text),
      ),
      edits.length < within.length ? [] : [fixOf(doc, call, t("Write {0}", privateRange(value.text)), edits)],
    );
  }
});
