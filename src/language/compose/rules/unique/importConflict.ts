// A service, network and so on that an included file has as well, with other content: Compose refuses to choose.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Family } from "../../schema/shape.ts";
import { namedIn } from "../../model/project.ts";
import { sameNode } from "../../syntax/same.ts";
import { rule } from "../rule.ts";

const families: readonly Family[] = ["service", "network", "volume", "config", "secret", "model"];

export const importConflict = rule("importConflict", "error", ({ own, included }, tell) => {
  for (const { doc, path } of included.files) {
    for (const family of families) {
      const theirs = namedIn(doc, family);
      for (const { name, key, value } of own(family).values()) {
        const other = theirs.get(name);
        if (other === undefined || sameNode(value, other.value)) continue;
        tell(key, {
          message: t(
            "{0} stands in {1} too, which this file includes, and says something else there.",
            plain(name, 60),
            plain(path, 80),
          ),
        });
      }
    }
  }
});
