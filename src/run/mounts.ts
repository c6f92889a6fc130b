// What is mounted into a container: `source:target[:options]` as --volume takes it, or `type=…,source=…,target=…` as
// --mount takes it. A folder of the host, a volume and memory are told apart here.
import { t } from "../base/l10n.ts";
import { parseMountOption, type MountSettings, type MountType } from "./mountOption.ts";
import { read, wrong, type Reading } from "./reading.ts";

export interface MountSpec {
  readonly type: MountType;
  /** Host path, volume or image; "" for an anonymous volume and for memory. */
  readonly source: string;
  readonly target: string;
  /** How it goes to the engine, and which option of the command line says the same. */
  readonly as:
    | { readonly option: "volume"; readonly text: string }
    | { readonly option: "mount"; readonly text: string; readonly settings: MountSettings };
}

/** What `--volume` takes after the second colon. */
const modes = new Set(
  "ro rw z Z nocopy consistent cached delegated private rprivate shared rshared slave rslave U exec noexec".split(" "),
);

/** @param near the folder a relative path was probably meant from: named in the reason, never used */
export function parseMount(text: string, near?: string): Reading<MountSpec> {
  if (/^\s*(type|source|src|target|dst|destination|readonly|ro)\s*[=,]/.test(text)) return readMountOption(text, near);
  const parts = partsOf(text.trim());
  if (parts.length > 3)
    return wrong(t("There is a colon too many: write source:target, and :ro if it is only to be read."));
  const [source = "", target] = parts;
  if (target === undefined) return readAnonymous(source);
  const fault = faultOfSource(source, near) ?? faultOfTarget(target) ?? faultOfModes(parts[2]);
  if (fault !== undefined) return wrong(fault);
  return read({ type: typeOf(source), source, target, as: { option: "volume", text: parts.join(":") } });
}

function readAnonymous(target: string): Reading<MountSpec> {
  const fault = target === "" ? t("Write source:target, such as /srv/data:/data.") : faultOfTarget(target);
  return fault === undefined
    ? read({ type: "volume", source: "", target, as: { option: "volume", text: target } })
    : wrong(fault);
}

function readMountOption(text: string, near: string | undefined): Reading<MountSpec> {
  const { value, fault } = parseMountOption(text);
  if (fault !== undefined) return wrong(fault);
  const { Type: type, Source: source = "", Target: target } = value;
  const wrongSource = type === "bind" && !isAbsolute(source) ? relative(source, near) : undefined;
  const found =
    wrongSource ?? (type === "volume" && source !== "" ? faultOfVolume(source) : undefined) ?? faultOfTarget(target);
  return found === undefined
    ? read({ type, source, target, as: { option: "mount", text: text.trim(), settings: value } })
    : wrong(found);
}

/** Splits at colons, but not at the one of a drive letter. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  for (;;) {
    const [part = ""] = /^(?:[A-Za-z]:[\\/][^:]*|[^:]*)/.exec(rest) ?? [];
    parts.push(part);
    if (part.length === rest.length) return parts;
    rest = rest.slice(part.length + 1);
  }
}

const isPipe = (path: string): boolean => /^(\\\\|\/\/)[.?][\\/]pipe[\\/]/.test(path);
const isAbsolute = (path: string): boolean => /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(path);
const typeOf = (source: string): MountType => (isPipe(source) ? "npipe" : isAbsolute(source) ? "bind" : "volume");

function faultOfSource(source: string, near: string | undefined): string | undefined {
  if (source === "") return t("The source is missing: an absolute path of the host, or the name of a volume.");
  if (isAbsolute(source)) return undefined;
  return /^[.~]|[\\/]/.test(source) ? relative(source, near) : faultOfVolume(source);
}

/** The engine runs elsewhere than the person types, so only an absolute path means the same to both. */
function relative(path: string, near: string | undefined): string {
  if (near === undefined || path === "" || path.startsWith("~"))
    return t("A path of the host must be absolute: the engine does not know from which folder “{0}” is meant.", path);
  const meant = `${near}/${path}`.replace(/\/\.?(?=\/|$)/g, "").replaceAll(/\/[^/]+\/\.\.(?=\/|$)/g, "");
  return t("A path of the host must be absolute. From the open folder it is {0}.", meant);
}

function faultOfVolume(name: string): string | undefined {
  return /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)
    ? undefined
    : t("A volume's name has two or more letters, digits, “_”, “.” and “-”. A path of the host begins with “/”.");
}

function faultOfTarget(target: string): string | undefined {
  if (!isAbsolute(target)) return t("The place in the container must be an absolute path, such as /data.");
  return /^\/+$/.test(target) ? t("Nothing can be mounted over the container's root.") : undefined;
}

function faultOfModes(text: string | undefined): string | undefined {
  const unknown = text?.split(",").find((mode) => !modes.has(mode));
  return unknown === undefined ? undefined : t("“{0}” is no option of a mount; “ro” makes it only readable.", unknown);
}
