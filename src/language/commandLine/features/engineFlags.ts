// Flags of the engine's own command line, which its file of settings knows by the same names.
import { t } from "../../../base/l10n.ts";
import { inCode } from "../../../base/plain.ts";
import type { Lines, Position } from "../../../base/text.ts";
import { keyOfFlag } from "../../daemonJson/flags.ts";
import { keys } from "../../daemonJson/keys.ts";
import type { Completion, Hover } from "../../language.ts";

/**
 * What the flag at a place does; undefined where there is none that is known. Letters mean something else to every command:
 * they are told where `sure`, or behind the engine's name.
 */
export function engineFlagAt(lines: Lines, { line, character }: Position, sure = false): Hover | undefined {
  const text = lines.line(line);
  for (const { 0: written, 1: long, 2: letter, index } of text.matchAll(/(?<=\s|^)(?:--([a-z][a-z0-9-]*)|-(\w)\b)/g)) {
    if (character < index || character > index + written.length) continue;
    const name = long ?? (sure || /\bdockerd\b/.test(text.slice(0, index)) ? letter : undefined) ?? "";
    const key = keyOf(name);
    const range = { start: { line, character: index }, end: { line, character: index + written.length } };
    if (key !== undefined)
      return { range, markdown: `**${written}**\n\n${key.tell()}\n\n${t("In daemon.json: {0}", inCode(key.name))}` };
  }
  return undefined;
}

function keyOf(flag: string): { readonly name: string; readonly tell: () => string } | undefined {
  const name = keyOfFlag(flag);
  const key = name === undefined ? undefined : keys[name];
  return name === undefined || key === undefined ? undefined : { name, tell: key.tell };
}

/** Flags that need a value are written with "="; those in the plural of the file are given one by one. */
export function engineFlags(start: Position, end: Position): readonly Completion[] {
  const found = Object.entries(keys)
    .filter(([, { gone, type }]) => gone === undefined && type !== "object" && type !== "objects" && type !== "map")
    .map(([name, { tell, type }]): Completion => {
      const single = type === "texts" ? singular(name) : name;
      return {
        label: `--${single}`,
        kind: "property",
        detail: tell(),
        edit: { range: { start, end }, text: `--${single}${type === "flag" ? "" : "="}` },
      };
    });
  return [...new Map(found.map((one) => [one.label, one])).values()];
}

const singular = (name: string): string => (name === "dns" ? name : name.replace(/ies$/, "y").replace(/s$/, ""));
