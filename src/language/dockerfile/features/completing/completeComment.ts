// Completion in comments that mean something: directives at the head, and what silences rules. What the instruction below
// is blamed for comes first.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import type { Completion, Finding } from "../../../language.ts";
import { builderChecks } from "../../builderChecks.ts";
import type { Comment, Dockerfile } from "../../syntax/tree.ts";
import { completion, spanBefore, type Place } from "../completion.ts";
import { hadolintNames, namesOfFinding } from "../ruleNames.ts";

export function completeComment(place: Place, comment: Comment): readonly Completion[] {
  if (comment.inside) return [];
  const { doc, offset } = place;
  const typed = doc.text.slice(comment.start, offset);
  const head = atHead(doc, comment);
  const names = /^#\s*hadolint\s+(global\s+|stage\s+)?ignore\s*=\s*([\w\s,-]*)$/i.exec(typed);
  if (names !== null)
    return nameItems(place, hadolintNames().keys(), names[2] ?? "", blamed(place, comment, names[1] !== undefined));
  const options = /^#\s*check\s*=\s*(\S.*)?$/i.exec(typed);
  if (options !== null) return completeCheck(place, comment, (options[1] ?? "").split(";"), head);
  const shell = /^#\s*hadolint\s+shell\s*=\s*[\w/]*$/i.test(typed);
  if (shell) return valuesOf(place, ["bash", "sh", "ash", "dash", "ksh", "pwsh", "cmd"]);
  const value = head ? /^#\s*(syntax|escape)\s*=\s*\S*$/i.exec(typed)?.[1]?.toLowerCase() : undefined;
  if (value === "syntax") return valuesOf(place, ["docker/dockerfile:1", "docker/dockerfile:1-labs"]);
  if (value === "escape") return valuesOf(place, ["`", "\\"]);
  return /^#\s*[\w \t]*$/.test(typed) ? beginnings(place, comment, head) : [];
}

/** Nothing but directives stands above. */
function atHead(doc: Dockerfile, { start }: Comment): boolean {
  const above = doc.directives.filter((one) => one.known && one.start < start).length;
  return doc.lines.position(start).line === above + (doc.text.startsWith("#!") ? 1 : 0);
}

const directives: readonly (readonly [text: string, about: () => string])[] = [
  ["syntax=docker/dockerfile:1", () => t("The frontend that reads this file; the builder fetches it first.")],
  ["escape=`", () => t("The character that continues lines and escapes others.")],
  ["check=skip=", () => t("Silences checks of the builder, by name.")],
  ["check=error=true", () => t("Has the build fail on what the builder's checks find.")],
];

const pragmas: readonly (readonly [text: string, about: () => string])[] = [
  ["hadolint ignore=", () => t("Silences rules for the instruction below.")],
  ["hadolint stage ignore=", () => t("Silences rules for this stage.")],
  ["hadolint global ignore=", () => t("Silences rules for the whole file.")],
  ["hadolint shell=", () => t("Tells which shell runs the commands below.")],
];

function beginnings(place: Place, comment: Comment, head: boolean): readonly Completion[] {
  const { doc, offset } = place;
  const written = spanBefore(place, /#[ \t]*([\w \t]*)$/);
  if (written === undefined) return [];
  const typed = doc.text.slice(written.start, offset).toLowerCase();
  const there = new Set(doc.directives.filter(({ start }) => start !== comment.start).map(({ name }) => name));
  const wanted = head
    ? [...directives.filter(([text]) => !there.has(text.split("=")[0] ?? "")), ...pragmas]
    : [
        ["check=skip=", (): string => t("Silences checks of the builder for the instruction below.")] as const,
        ...pragmas,
      ];
  // Right behind "#" a blank is put first, as people write it.
  const gap = doc.text[written.start - 1] === "#" ? " " : "";
  return wanted
    .filter(([text]) => text.startsWith(typed))
    .map(([text, about], index) =>
      completion(place, written, gap + text, {
        label: text,
        kind: "keyword",
        detail: about(),
        sortText: String(index),
      }),
    );
}

function completeCheck(
  place: Place,
  comment: Comment,
  options: readonly string[],
  head: boolean,
): readonly Completion[] {
  const last = options.at(-1) ?? "";
  const list = /^\s*skip\s*=\s*([\w\s,-]*)$/i.exec(last)?.[1];
  if (list !== undefined) return nameItems(place, ["all", ...builderChecks], list, blamed(place, comment, head));
  if (/^\s*error\s*=\s*\w*$/i.test(last)) return head ? valuesOf(place, ["true", "false"]) : [];
  const there = options.slice(0, -1).map((option) => option.split("=")[0]?.trim().toLowerCase());
  const span = spanBefore(place, /[=;]\s*(\w*)$/);
  if (span === undefined) return [];
  return (head ? ["skip=", "error="] : ["skip="])
    .filter((label) => !there.includes(label.slice(0, -1)))
    .map((label) => completion(place, span, label, { label, kind: "property" }));
}

/** By name, what is found in the instruction below, or in the whole file: a short reason to name it. */
function blamed(place: Place, { end }: Comment, everywhere: boolean): ReadonlyMap<string, string> {
  const { doc, lookup } = place;
  const below = doc.instructions.find(({ start }) => start > end);
  const inside = ({ range: { start } }: Finding): boolean => {
    const at = doc.lines.offset(start);
    return below !== undefined && at >= below.start && at <= below.end;
  };
  const found = lookup.found?.() ?? [];
  return new Map(
    found
      .filter((finding) => everywhere || inside(finding))
      .toReversed()
      .flatMap((finding) => namesOfFinding(finding).map((name) => [name, finding.message] as const)),
  );
}

function nameItems(
  place: Place,
  names: Iterable<string>,
  list: string,
  found: ReadonlyMap<string, string>,
): readonly Completion[] {
  const span = spanBefore(place, /[=,]\s*([\w-]*)$/);
  if (span === undefined) return [];
  const there = new Set(
    list
      .toLowerCase()
      .split(/[\s,]+/)
      .slice(0, -1),
  );
  return [...names]
    .filter((name) => !there.has(name.toLowerCase()))
    .map((name) => {
      const detail = found.get(name) ?? hadolintNames().get(name)?.id;
      const sortText = `${found.has(name) ? 0 : 1}${name === "all" ? "" : name}`;
      return completion(place, span, name, {
        label: name,
        kind: "value",
        ...(detail === undefined ? {} : { detail: plain(detail) }),
        sortText,
      });
    });
}

function valuesOf(place: Place, values: readonly string[]): readonly Completion[] {
  const span = spanBefore(place, /=\s*(\S*)$/);
  if (span === undefined) return [];
  return values.map((label, index) =>
    completion(place, span, label, { label, kind: "value", sortText: String(index) }),
  );
}
