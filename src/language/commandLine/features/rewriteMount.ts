// `-v source:target` as `--mount type=…,source=…,target=…`, and back. The two are not quite the same: -v makes a folder that is
// missing, --mount refuses; so this is offered, never done unseen.
import { t } from "../../../base/l10n.ts";
import type { Position } from "../../../base/text.ts";
import type { Fix } from "../../language.ts";
import { rangeIn, replaceIn, type Call, type CommandLines, type Flag } from "../syntax/document.ts";

export function rewriteMount(doc: CommandLines, at: Position): readonly Fix[] {
  for (const call of doc.calls)
    for (const flag of call.flags) {
      const name = flag.kind?.long;
      if ((name !== "volume" && name !== "mount") || !isAt(doc, call, flag, at)) continue;
      const fix = name === "volume" ? asMount(doc, call, flag) : asVolume(doc, call, flag);
      if (fix !== undefined) return [fix];
    }
  return [];
}

function isAt(doc: CommandLines, call: Call, { word, value }: Flag, { line, character }: Position): boolean {
  const { start, end } = rangeIn(doc, call, { from: word.from, to: Math.max(word.to, value?.to ?? 0) });
  if (line < start.line || line > end.line) return false;
  return (line > start.line || character >= start.character) && (line < end.line || character <= end.character);
}

/** As it is written, quotes and all; undefined where flag and value are not plainly one behind the other. */
function writtenIn({ source }: Call, { word, value, written }: Flag): string | undefined {
  if (value === undefined || !/^(?:-v|--volume|--mount)$/.test(written)) return undefined;
  // Several short flags in one word stay together.
  const before = source.text.slice(word.from, word.to >= value.to ? value.from : word.to);
  if (before.replace(/=$/, "") !== written) return undefined;
  const text = source.text.slice(value.from, value.to);
  return /[\n\\]/.test(text) ? undefined : text;
}

function edited(doc: CommandLines, call: Call, { word, value }: Flag, title: string, text: string): Fix | undefined {
  const edits = replaceIn(doc, call, { from: word.from, to: Math.max(word.to, value?.to ?? 0) }, text);
  return edits.length === 0 ? undefined : { title, edits, safe: false };
}

const optionsOf: Readonly<Record<string, string | undefined>> = { ro: ",readonly", rw: "", nocopy: ",volume-nocopy" };

function asMount(doc: CommandLines, call: Call, flag: Flag): Fix | undefined {
  const text = writtenIn(call, flag);
  const parts = text === undefined ? [] : partsOf(text);
  const [source = "", target = "", options = "rw"] = parts;
  if (parts.length < 2 || parts.length > 3 || /^\w$/.test(source) || text?.includes(",") === true) return undefined;
  const more = options === "" ? undefined : optionsOf[options];
  if (more === undefined) return undefined;
  // A name is a volume's; anything that could be a path is a folder of this machine.
  const type = /^[A-Za-z0-9][\w.-]*$/.test(source) ? "volume" : "bind";
  return edited(
    doc,
    call,
    flag,
    t("Write it as --mount"),
    `--mount type=${type},source=${source},target=${target}${more}`,
  );
}

function asVolume(doc: CommandLines, call: Call, flag: Flag): Fix | undefined {
  const text = writtenIn(call, flag);
  if (text === undefined || /["'`]/.test(text)) return undefined;
  const found = new Map<string, string>();
  for (const part of text.split(",")) {
    const [key = "", ...value] = part.split("=");
    const name = otherNames[key] ?? key;
    if (found.has(name)) return undefined;
    found.set(name, value.join("="));
  }
  const [type, source, target, readonly] = ["type", "source", "target", "readonly"].map((key) => found.get(key));
  const known = [...found.keys()].every((key) => ["type", "source", "target", "readonly"].includes(key));
  const fits = type === "bind" ? /^[/~.$]/.test(source ?? "") : type === "volume" && /^[\w.-]+$/.test(source ?? "");
  if (!known || !fits || target === undefined || /:/.test(`${source ?? ""}${target}`)) return undefined;
  const ending = readonly === undefined || readonly === "false" ? "" : ":ro";
  return edited(doc, call, flag, t("Write it as -v"), `-v ${source ?? ""}:${target}${ending}`);
}

const otherNames: Readonly<Record<string, string | undefined>> = {
  src: "source",
  dst: "target",
  destination: "target",
  ro: "readonly",
};

/** Parted at colons outside of quotes, `$(…)` and `${…}`. */
function partsOf(text: string): readonly string[] {
  const parts = [""];
  let quote = "";
  const open: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === '"' || sign === "'" || sign === "`") quote = sign;
    else if (sign === "$" && (text[at + 1] === "(" || text[at + 1] === "{"))
      open.push(text[at + 1] === "(" ? ")" : "}");
    else if (sign === open.at(-1)) open.pop();
    else if (sign === ":" && open.length === 0) {
      parts.push("");
      continue;
    }
    parts[parts.length - 1] = (parts.at(-1) ?? "") + sign;
  }
  return parts;
}
