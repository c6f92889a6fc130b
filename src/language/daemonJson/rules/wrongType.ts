// A value of another type than the engine reads: it does not start with it.
import { t } from "../../../base/l10n.ts";
import type { Fix, Rule } from "../../language.ts";
import { entriesOf, keyIn, knownObjects, rangeOf, type DaemonFile } from "../document.ts";
import type { Json } from "../json.ts";
import type { Type } from "../keys.ts";

const words: Readonly<Record<Type, () => string>> = {
  text: () => t("A text is expected here."),
  number: () => t("A number is expected here."),
  flag: () => t("true or false is expected here."),
  texts: () => t("A list of texts is expected here."),
  map: () => t("An object is expected here."),
  object: () => t("An object is expected here."),
  objects: () => t("A list of objects is expected here."),
};

export const wrongType: Rule<DaemonFile> = {
  id: "wrongType",
  aliases: [],
  severity: "error",
  check: (doc, report) => {
    for (const { object, keys } of knownObjects(doc))
      for (const { key, value } of entriesOf(object)) {
        const type = keyIn(keys, key.value)?.type;
        if (type === undefined || fits(value, type)) continue;
        report({ range: rangeOf(doc, value), message: words[type](), fixes: fixesFor(doc, value, type) });
      }
    for (const [name, type] of inner) {
      const values = entriesOf(doc.root).find(({ key }) => key.value === name)?.value;
      for (const { value } of values === undefined ? [] : entriesOf(values))
        if (["string", "number", "boolean"].includes(value.kind) && !fits(value, type))
          report({ range: rangeOf(doc, value), message: words[type](), fixes: fixesFor(doc, value, type) });
    }
    if (["array", "string", "number", "boolean"].includes(doc.root.kind))
      report({ range: rangeOf(doc, doc.root), message: words.object() });
  },
};

/** What all values of an object are. */
const inner: readonly (readonly [string, Type])[] = [
  ["log-opts", "text"],
  ["features", "flag"],
];

function fits(value: Json, type: Type): boolean {
  // null leaves it as it is; what is missing was reported already.
  if (value.kind === "null" || value.kind === "missing") return true;
  if (type === "texts" || type === "objects") {
    const kind = type === "texts" ? "string" : "object";
    return value.kind === "array" && value.items.every((item) => item.kind === kind || item.kind === "missing");
  }
  const kinds = { text: "string", number: "number", flag: "boolean", map: "object", object: "object" } as const;
  return value.kind === kinds[type];
}

/** Quotes put around a value or taken away, or brackets put around a single text. */
function fixesFor(doc: DaemonFile, value: Json, type: Type): readonly Fix[] {
  const written = doc.lines.text.slice(value.start, value.end);
  const fix = (text: string): readonly Fix[] => [
    { title: t("Write {0}", text), safe: true, edits: [{ range: rangeOf(doc, value), text }] },
  ];
  if (type === "text" && (value.kind === "number" || value.kind === "boolean")) return fix(`"${written}"`);
  if (type === "texts" && value.kind === "string") return fix(`[${written}]`);
  if (value.kind !== "string") return [];
  const bare = value.value.trim();
  const wanted = type === "number" ? /^-?\d+$/.test(bare) : type === "flag" && /^(true|false)$/.test(bare);
  return wanted ? fix(bare) : [];
}
