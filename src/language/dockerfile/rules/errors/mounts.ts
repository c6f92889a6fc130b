// RUN --mount: types, their keys, and the keys' values, in the order in which the builder reads them.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { baseEnvironment } from "../../baseEnvironment.ts";
import { byHand, replace } from "../../edits.ts";
import { rootImage } from "../../images.ts";
import { named } from "../../syntax/select.ts";
import type { Dockerfile, Flag, FlagPart, Instruction, Stage } from "../../syntax/tree.ts";
import { mountKey, mountKeys, mountTypes, type MountKey, type MountType } from "../../vocabulary.ts";
import type { DockerRule } from "../dockerRule.ts";
import { nearest } from "../suggest.ts";
import { teller, type Tell } from "./problem.ts";

export const mounts: DockerRule = {
  id: "mounts",
  aliases: [],
  severity: "error",
  check: (doc, report) => {
    const tell = teller(doc, report);
    for (const run of named(doc, "RUN"))
      for (const flag of run.flags)
        if (flag.name === "mount" && flag.value !== undefined) checkMount(doc, run, flag, tell);
  },
};

/** What has been read of one mount so far. */
interface Reading {
  type: MountType | undefined;
  readonly keys: Map<string, FlagPart>;
}

function checkMount(doc: Dockerfile, run: Instruction, flag: Flag, tell: Tell): void {
  const reading: Reading = { type: "bind", keys: new Map() };
  for (const part of flag.parts) {
    const key = mountKey(part.key.toLowerCase());
    if (key === undefined) tellUnknown(doc, part, tell);
    else if (part.value === undefined && key.takes !== "flag")
      tell("MountValueMissing", part.keySpan, t("{0} needs a value: {0}=…", plain(part.key)));
    else {
      reading.keys.set(key.name, part);
      checkValue(doc, key, part, reading, tell);
    }
  }
  checkWhole(flag, reading, tell);
  checkTarget(flag, reading, () => beginsAtRoot(doc, run), tell);
}

function tellUnknown(doc: Dockerfile, part: FlagPart, tell: Tell): void {
  if (part.key === "")
    return tell(
      "MountKeyUnknown",
      part.end > part.start ? part : { start: part.start - 1, end: part.start },
      t("A key must stand between commas."),
    );
  if (part.key.includes("$")) return;
  const meant = nearest(
    part.key,
    mountKeys.flatMap(({ name, also }) => [name, ...also]),
  );
  tell(
    "MountKeyUnknown",
    part.keySpan,
    meant === undefined
      ? t("Mounts have no key {0}.", plain(part.key))
      : t("Mounts have no key {0}. Did you mean {1}?", plain(part.key), meant),
    ...(meant === undefined ? [] : [byHand(t("Change to {0}", meant), replace(doc, part.keySpan, meant))]),
  );
}

function checkValue(doc: Dockerfile, key: MountKey, part: FlagPart, reading: Reading, tell: Tell): void {
  const value = part.value ?? "";
  const shown = plain(value);
  if (key.name === "from" && /\$./.test(value))
    return tell(
      "MountFromVariable",
      part.valueSpan,
      t("from takes no variable here. Make a stage of it: FROM {0} AS name.", shown),
    );
  if (
    (key.name === "required" || key.name === "size") &&
    reading.type !== undefined &&
    !key.types.includes(reading.type)
  )
    return tell(
      "MountKeyForbidden",
      part.keySpan,
      t("A mount of type {0} has no key {1}. Put type= first.", reading.type, part.key),
    );
  if (value.includes("$")) {
    if (key.name === "type") reading.type = undefined;
    return;
  }
  switch (key.takes) {
    case "type":
      return checkType(doc, part, value, reading, tell);
    case "flag":
      if (part.value !== undefined && !isBoolean(value))
        tell("MountValueInvalid", part.valueSpan, t("{0} is neither true nor false.", shown));
      return;
    case "sharing":
      if (!["shared", "private", "locked"].includes(value.toLowerCase()))
        tell("MountSharing", part.valueSpan, t("{0} is no way of sharing. Use shared, private or locked.", shown));
      return;
    case "octal":
      if (!/^[0-7]+$/.test(value))
        tell("MountValueInvalid", part.valueSpan, t("{0} is no octal number such as 0755.", shown));
      return;
    case "number":
      if (!/^\d+$/.test(value) || Number(value) > 0xffffffff)
        tell("MountValueInvalid", part.valueSpan, t("{0} is no number.", shown));
      return;
    case "size":
      if (!/^\d+(?:\.\d+)?\s?(?:[kmgtp]i?b?|b)?$/i.test(value))
        tell("MountValueInvalid", part.valueSpan, t("{0} is no size such as 64m.", shown));
      return;
    default:
  }
}

const isBoolean = (value: string): boolean => /^(?:1|t|T|true|TRUE|True|0|f|F|false|FALSE|False)$/.test(value);

function checkType(doc: Dockerfile, part: FlagPart, value: string, reading: Reading, tell: Tell): void {
  const type = Object.keys(mountTypes).find((name): name is MountType => name === value.toLowerCase());
  reading.type = type;
  if (type !== undefined) return;
  const meant = nearest(value, Object.keys(mountTypes));
  tell(
    "MountType",
    part.valueSpan.end > part.valueSpan.start ? part.valueSpan : part,
    t("{0} is no type of mount. Use bind, cache, tmpfs, secret or ssh.", plain(value)),
    ...(meant === undefined ? [] : [byHand(t("Change to {0}", meant), replace(doc, part.valueSpan, meant))]),
  );
}

/** What fits the type only once all is read. */
function checkWhole(flag: Flag, { type, keys }: Reading, tell: Tell): void {
  if (type === undefined) return;
  const forbid = (name: string): void => {
    const part = keys.get(name);
    if (part !== undefined)
      tell("MountKeyForbidden", part.keySpan, t("A mount of type {0} has no key {1}.", type, part.key));
  };
  const owned = type === "secret" || type === "ssh" || type === "cache";
  if (!owned) for (const name of ["mode", "uid", "gid"]) forbid(name);
  if (type !== "cache") forbid("sharing");
  if (type === "secret") {
    forbid("from");
    if (!["source", "target", "id"].some((name) => (keys.get(name)?.value ?? "") !== ""))
      tell("SecretUnnamed", flag, t("Name the secret: id=… or source=… or target=…"));
    const source = keys.get("source");
    if (source !== undefined && keys.has("id"))
      tell("SecretTwice", source, t("A secret has either a source or an id."));
  } else if (type === "ssh") forbid("source");
}

/** A target counts from the WORKDIR; without either, it is the root, over which nothing can be mounted. */
function checkTarget(flag: Flag, { type, keys }: Reading, isAtRoot: () => boolean, tell: Tell): void {
  if (type === undefined || type === "secret" || type === "ssh") return;
  const target = keys.get("target");
  const path = target?.value ?? "";
  if (path.includes("$") || /^[A-Za-z]:|\\/.test(path)) return;
  const leadsUp = path.split("/").every((name) => name === "" || name === "." || name === "..");
  if (!leadsUp || (!path.startsWith("/") && !isAtRoot())) return;
  if (target === undefined) tell("MountTarget", flag, t("Name the place to mount at: target=…"));
  else
    tell(
      "MountTarget",
      target.valueSpan.end > target.valueSpan.start ? target.valueSpan : target,
      t("Nothing can be mounted over the root."),
    );
}

const firstFolders = new WeakMap<Stage, number>();

/** No WORKDIR above leads elsewhere, and the image below is one that begins in the root. */
function beginsAtRoot(doc: Dockerfile, { stage, index }: Instruction): boolean {
  if (stage === undefined) return false;
  for (let at: Stage | undefined = stage; at !== undefined; at = at.base) {
    let first = firstFolders.get(at);
    if (first === undefined) {
      first = at.instructions.find(({ name, body }) => name === "WORKDIR" && body.text !== "/")?.index ?? Infinity;
      firstFolders.set(at, first);
    }
    if (first < index) return false;
  }
  const image = rootImage(doc, stage);
  return image !== undefined && baseEnvironment(image.name)?.size === 0;
}
