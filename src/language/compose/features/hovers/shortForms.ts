// What the short forms of ports and mounts say, in words: which side is which is what people look up.
import { t } from "../../../../base/l10n.ts";
import { inCode } from "../../../../base/plain.ts";
import type { Project } from "../../model/project.ts";
import { shortMount, type ShortMount } from "../../model/forms/shortMount.ts";
import { shortPort, type ShortPort, type Span } from "../../model/forms/shortPort.ts";
import type { Spot } from "../../syntax/find.ts";

/** Undefined for anything else, and where a variable hides what it is. */
export function sayShort(project: Project, { path, node }: Spot): string | undefined {
  const [section, , key, item] = path;
  if (section !== "services" || item !== "[]" || path.length !== 4 || node.kind !== "scalar") return undefined;
  const { text, certain } = project.text(node);
  if (!certain) return undefined;
  if (key === "ports") {
    const port = shortPort(text);
    return typeof port === "object" ? sayPort(port) : undefined;
  }
  const mount = key === "volumes" ? shortMount(text) : undefined;
  return typeof mount === "object" ? sayMount(mount) : undefined;
}

function sayPort({ ip, host, container, protocol }: ShortPort): string {
  const inside = inCode(`${rangeOf(container)}/${protocol}`);
  if (host === undefined || host.first === 0)
    return t("A port of this machine that the engine chooses leads to port {0} of the container.", inside);
  const outside = inCode(rangeOf(host));
  return ip === "" || ip === "0.0.0.0" || ip === "::"
    ? t("Port {0} of this machine, on all its addresses, leads to port {1} of the container.", outside, inside)
    : t("Port {0} of this machine, on {1} only, leads to port {2} of the container.", outside, inCode(ip), inside);
}

const rangeOf = ({ first, last }: Span): string => (first === last ? String(first) : `${first}-${last}`);

function sayMount({ type, source, target, options }: ShortMount): string {
  const at = inCode(target);
  const said =
    source === undefined
      ? t("A volume without a name at {0} in the container.", at)
      : type === "bind"
        ? t("{0} of this machine at {1} in the container.", inCode(source), at)
        : t("The volume {0} at {1} in the container.", inCode(source), at);
  return options.includes("ro") ? `${said} ${t("The container cannot write to it.")}` : said;
}
