// The value of --mount: comma-separated key=value pairs, quoted as in CSV, into the engine's mount settings. Keys and
// meanings as in docker/cli, opts/mount.go.
import { t } from "../base/l10n.ts";
import { read, wrong, type Reading } from "./reading.ts";

export type MountType = "bind" | "volume" | "tmpfs" | "npipe" | "image" | "cluster";

/** The engine's own shape of a mount (API: Mount). */
export interface MountSettings {
  Type: MountType;
  Source?: string;
  Target: string;
  ReadOnly?: boolean;
  Consistency?: string;
  BindOptions?: {
    Propagation?: string;
    NonRecursive?: boolean;
    ReadOnlyNonRecursive?: boolean;
    ReadOnlyForceRecursive?: boolean;
  };
  VolumeOptions?: {
    NoCopy?: boolean;
    Labels?: Record<string, string>;
    Subpath?: string;
    DriverConfig?: { Name?: string; Options?: Record<string, string> };
  };
  ImageOptions?: { Subpath?: string };
  TmpfsOptions?: { SizeBytes?: number; Mode?: number };
}

const types: readonly string[] = ["bind", "volume", "tmpfs", "npipe", "image", "cluster"];
const propagations = ["private", "rprivate", "shared", "rshared", "slave", "rslave"];

/** Puts one value into the settings, or says what is wrong with it. */
type Put = (settings: MountSettings, value: string) => string | undefined;

const flag =
  (set: (settings: MountSettings, on: boolean) => void): Put =>
  (settings, value) => {
    const on = ["", "true", "1"].includes(value);
    if (!on && !["false", "0"].includes(value)) return t("“{0}” is neither true nor false.", value);
    set(settings, on);
    return undefined;
  };
const text =
  (set: (settings: MountSettings, value: string) => void): Put =>
  (settings, value) => {
    if (value === "") return t("A value is missing after “=”.");
    set(settings, value);
    return undefined;
  };
const bind = (settings: MountSettings) => (settings.BindOptions ??= {});
const volume = (settings: MountSettings) => (settings.VolumeOptions ??= {});
const driver = (settings: MountSettings) => (volume(settings).DriverConfig ??= {});
const tmpfs = (settings: MountSettings) => (settings.TmpfsOptions ??= {});
const source = text((settings, value) => void (settings.Source = value));
const target = text((settings, value) => void (settings.Target = value));
const readOnly = flag((settings, on) => void (settings.ReadOnly = on));

const keys: Readonly<Record<string, Put>> = {
  type: (settings, value) => {
    if (!types.includes(value))
      return t("“{0}” is no type of mount: bind, volume, tmpfs, npipe, image or cluster.", value);
    settings.Type = value as MountType;
    return undefined;
  },
  source,
  src: source,
  target,
  dst: target,
  destination: target,
  readonly: readOnly,
  ro: readOnly,
  consistency: text((settings, value) => void (settings.Consistency = value)),
  "bind-propagation": (settings, value) => {
    if (!propagations.includes(value)) return t("“{0}” is no way to propagate mounts.", value);
    bind(settings).Propagation = value;
    return undefined;
  },
  "bind-nonrecursive": flag((settings, on) => void (bind(settings).NonRecursive = on)),
  "bind-recursive": (settings, value) => {
    if (value === "disabled") bind(settings).NonRecursive = true;
    else if (value === "writable") bind(settings).ReadOnlyNonRecursive = true;
    else if (value === "readonly") bind(settings).ReadOnlyForceRecursive = true;
    else if (value !== "enabled") return t("bind-recursive is enabled, disabled, writable or readonly.");
    return undefined;
  },
  "volume-nocopy": flag((settings, on) => void (volume(settings).NoCopy = on)),
  "volume-subpath": text((settings, value) => void (volume(settings).Subpath = value)),
  "volume-driver": text((settings, value) => void (driver(settings).Name = value)),
  "volume-label": pair((settings, key, value) => void ((volume(settings).Labels ??= {})[key] = value)),
  "volume-opt": pair((settings, key, value) => void ((driver(settings).Options ??= {})[key] = value)),
  "image-subpath": text((settings, value) => void (settings.ImageOptions = { Subpath: value })),
  "tmpfs-size": (settings, value) => {
    const count = sizeOf(value);
    if (count === undefined) return t("“{0}” is no size: write 64m or 1g.", value);
    tmpfs(settings).SizeBytes = count;
    return undefined;
  },
  "tmpfs-mode": (settings, value) => {
    if (!/^[0-7]{1,5}$/.test(value)) return t("“{0}” is no octal mode such as 1770.", value);
    tmpfs(settings).Mode = Number.parseInt(value, 8);
    return undefined;
  },
};

/** Reads "type=bind,source=/srv,target=/data,readonly". Paths are judged by mounts.ts. */
export function parseMountOption(line: string): Reading<MountSettings> {
  const fields = csvFields(line.trim());
  if (fields === undefined) return wrong(t("A double quote is not closed."));
  const settings: MountSettings = { Type: "volume", Target: "" };
  for (const field of fields) {
    const [, key = "", value = ""] = /^\s*([^=]*?)\s*(?:=([\s\S]*))?$/.exec(field) ?? [];
    const put = Object.hasOwn(keys, key.toLowerCase()) ? keys[key.toLowerCase()] : undefined;
    const fault = put === undefined ? t("“{0}” is no key of a mount.", key) : put(settings, value);
    if (fault !== undefined) return wrong(fault);
  }
  const fault = faultOfWhole(settings);
  return fault === undefined ? read(settings) : wrong(fault);
}

function faultOfWhole(settings: MountSettings): string | undefined {
  const { Type: type, Source: from, Target: to } = settings;
  if (to === "") return t("The target is missing: where in the container it is to be.");
  if (from === undefined && (type === "bind" || type === "npipe" || type === "image"))
    return t("The source is missing: a mount of the type {0} needs one.", type);
  if (from !== undefined && type === "tmpfs") return t("A tmpfs lives in memory and has no source.");
  const [stranger] = [
    ...(settings.BindOptions !== undefined && type !== "bind" ? ["bind-"] : []),
    ...(settings.VolumeOptions !== undefined && type !== "volume" ? ["volume-"] : []),
    ...(settings.TmpfsOptions !== undefined && type !== "tmpfs" ? ["tmpfs-"] : []),
    ...(settings.ImageOptions !== undefined && type !== "image" ? ["image-"] : []),
  ];
  return stranger === undefined ? undefined : t("Keys with {0} do not go with the type {1}.", `${stranger}…`, type);
}

function pair(set: (settings: MountSettings, key: string, value: string) => void): Put {
  return (settings, text) => {
    const equals = text.indexOf("=");
    if (text === "" || equals === 0) return t("Write it as key=value.");
    set(settings, equals === -1 ? text : text.slice(0, equals), equals === -1 ? "" : text.slice(equals + 1));
    return undefined;
  };
}

/** Bytes of "64m": binary units, as docker reads sizes of memory. */
function sizeOf(text: string): number | undefined {
  const [, digits, unit = ""] = /^(\d{1,12})([kmgt]?)i?b?$/i.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits) * 1024 ** " kmgt".indexOf(unit.toLowerCase() || " ");
}

/** One CSV record; undefined when a quote stays open. */
function csvFields(line: string): readonly string[] | undefined {
  const fields: string[] = [];
  let rest = line;
  for (;;) {
    const quoted = /^"((?:[^"]|"")*)"(?=,|$)/.exec(rest);
    if (quoted === null && rest.startsWith('"')) return undefined;
    const plain = quoted?.[0] ?? /^[^,]*/.exec(rest)?.[0] ?? "";
    fields.push(quoted?.[1]?.replaceAll('""', '"') ?? plain);
    if (plain.length === rest.length) return fields;
    rest = rest.slice(plain.length + 1);
  }
}
