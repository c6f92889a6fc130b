// A value that is not among those that the engine knows, or is no address where it wants one.
import { t } from "../../../base/l10n.ts";
import type { Rule } from "../../language.ts";
import { entriesOf, keyIn, knownObjects, rangeOf, type DaemonFile } from "../document.ts";
import { nearest } from "../nearest.ts";

export const wrongValue: Rule<DaemonFile> = {
  id: "wrongValue",
  aliases: [],
  severity: "warning",
  check: (doc, report) => {
    for (const { object, keys } of knownObjects(doc))
      for (const { key, value } of entriesOf(object)) {
        const values = keyIn(keys, key.value)?.values;
        if (values === undefined || value.kind !== "string" || values.includes(value.value)) continue;
        // Plugins have names of their own: "loki", "vieux/sshfs:latest".
        const near = nearest(value.value, values);
        if (pluggable.has(key.value) && near === undefined) continue;
        report({
          range: rangeOf(doc, value),
          message: t("Known values are {0}.", values.join(", ")),
          fixes:
            near === undefined
              ? []
              : [
                  {
                    title: t("Write {0}", near),
                    safe: false,
                    edits: [{ range: rangeOf(doc, value), text: `"${near}"` }],
                  },
                ],
        });
      }
    for (const { key, value } of entriesOf(doc.root)) {
      const form = Object.hasOwn(forms, key.value) ? forms[key.value] : undefined;
      if (form === undefined) continue;
      for (const one of value.kind === "array" ? value.items : [value])
        if (one.kind === "string" && one.value !== "" && !form.right.test(one.value))
          report({ range: rangeOf(doc, one), message: form.tell() });
    }
  },
};

interface Form {
  readonly right: RegExp;
  readonly tell: () => string;
}

const address = String.raw`(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-fA-F]*:[\da-fA-F:.]*)`;
const single: Form = { right: new RegExp(`^${address}$`), tell: () => t("An IP address is expected here.") };
const ranged: Form = {
  right: new RegExp(`^${address}/\\d{1,3}$`),
  tell: () => t("An address with its length is expected here, such as 10.200.0.1/24."),
};

/** What the engine does not start without, or with nothing else. */
const forms: Readonly<Record<string, Form>> = {
  "registry-mirrors": {
    right: /^https?:\/\//i,
    tell: () => t("The address of a mirror begins with https:// or http://."),
  },
  ...{ bip: ranged, bip6: ranged, "fixed-cidr": ranged, "fixed-cidr-v6": ranged },
  ...{ ip: single, "default-gateway": single, "default-gateway-v6": single },
};

const pluggable: ReadonlySet<string> = new Set(["log-driver", "storage-driver"]);
