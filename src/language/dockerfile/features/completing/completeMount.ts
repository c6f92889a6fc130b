// Completion inside --mount=…: types, keys that fit the type, and the keys' values.
import type { Completion } from "../../../language.ts";
import type { Flag } from "../../syntax/tree.ts";
import { mountKeys, mountTypes, type MountType } from "../../vocabulary.ts";
import { completeImages, mountedFiles } from "./completeFiles.ts";
import { completion, spanBefore, type Place } from "../completion.ts";

export function completeMount(place: Place, flag: Flag): readonly Completion[] {
  const type = typeOf(flag);
  const value = spanBefore(place, /(?:=|,)[A-Za-z]+=([^,\s]*)$/);
  if (value !== undefined) return valuesOf(place, value, flag);
  const key = spanBefore(place, /[=,]([A-Za-z]*)$/);
  if (key === undefined) return [];
  const there = new Set(flag.parts.filter(({ end }) => end < place.offset).map((part) => part.key.toLowerCase()));
  return mountKeys
    .filter(({ name, also, types }) => types.includes(type) && !there.has(name) && !also.some((one) => there.has(one)))
    .map(({ name, takes, about }) =>
      completion(place, key, takes === "flag" ? name : `${name}=`, { label: name, kind: "property", detail: about() }),
    );
}

function typeOf(flag: Flag): MountType {
  const written = flag.parts.find(({ key }) => key.toLowerCase() === "type")?.value?.toLowerCase();
  return (Object.keys(mountTypes) as MountType[]).find((name) => name === written) ?? "bind";
}

/** A stage can only take from those above it. */
function stagesBefore(place: Place, span: { start: number; end: number }): readonly Completion[] {
  const line = place.doc.lines.position(place.offset).line;
  const own = place.doc.stages.findLast(({ from }) => place.doc.lines.position(from.start).line <= line);
  return place.doc.stages.flatMap(({ name, image, index }) =>
    name === undefined || index >= (own?.index ?? 0)
      ? []
      : [
          completion(place, span, name.value, {
            label: name.value,
            kind: "reference",
            detail: image?.text ?? "",
            sortText: `0${name.value}`,
          }),
        ],
  );
}

const caches = [
  "/root/.cache",
  "/var/cache/apt",
  "/var/lib/apt",
  "/root/.npm",
  "/go/pkg/mod",
  "/root/.cache/go-build",
  "/root/.cache/pip",
  "/root/.m2",
];

function valuesOf(place: Place, span: { start: number; end: number }, flag: Flag): readonly Completion[] {
  const { doc } = place;
  const key = /([A-Za-z]+)=[^=,]*$/.exec(doc.text.slice(Math.max(0, span.start - 40), span.end))?.[1]?.toLowerCase();
  if (key === "type")
    return Object.entries(mountTypes).map(([name, about]) =>
      completion(place, span, name, { label: name, kind: "value", detail: about() }),
    );
  if (key === "sharing")
    return ["shared", "private", "locked"].map((label) => completion(place, span, label, { label, kind: "value" }));
  if (key === "from") return [...stagesBefore(place, span), ...completeImages(place, span)];
  const ofContext = typeOf(flag) === "bind" && !flag.parts.some((part) => part.key.toLowerCase() === "from");
  if ((key === "source" || key === "src") && ofContext) return mountedFiles(place, span);
  if (key === "target" || key === "dst" || key === "destination")
    return caches.map((label) => completion(place, span, label, { label, kind: "folder" }));
  return [];
}
