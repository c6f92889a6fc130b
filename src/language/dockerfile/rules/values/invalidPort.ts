// Ports that cannot be: the builder refuses them.
import { t } from "../../../../base/l10n.ts";
import { plain } from "../../../../base/plain.ts";
import { rangeOf } from "../../edits.ts";
import { everywhere } from "../../syntax/select.ts";
import type { DockerRule } from "../dockerRule.ts";

export const invalidPort: DockerRule = {
  id: "invalidPort",
  aliases: ["DL3011"],
  severity: "error",
  check: (doc, report) => {
    for (const instruction of everywhere(doc, "EXPOSE"))
      for (const word of instruction.words) {
        // With a variable in it, only the build can tell.
        if (word.variables.length > 0 || word.openQuote !== undefined) continue;
        for (const port of word.value.split(/\s+/).filter((text) => text !== "")) {
          const problem = problemOf(port);
          if (problem === undefined) continue;
          // Behind ONBUILD it is the next build that fails.
          const severity = doc.instructions[instruction.index] === instruction ? "error" : "warning";
          report({ range: rangeOf(doc, word), message: problem, severity });
        }
      }
  },
};

/** In words; undefined for what the builder accepts: `[ip:][host:]port[-port][/protocol]`. */
function problemOf(text: string): string | undefined {
  const parts = text.split(":");
  const raw = parts.at(-1) ?? "";
  const slash = raw.indexOf("/");
  const port = slash < 0 ? raw : raw.slice(0, slash);
  const protocol = slash < 0 ? "" : raw.slice(slash + 1).toLowerCase();
  if (port === "") return t("{0} has no port.", plain(text));
  if (!["", "tcp", "udp", "sctp"].includes(protocol))
    return t("{0} is no protocol. Use tcp, udp or sctp.", plain(protocol));
  const range = rangeIn(port);
  if (range === undefined)
    return t("{0} is no port. Ports are numbers from 0 to 65535, or ranges such as 8000-8010.", plain(port));
  const address = parts.slice(0, -2).join(":");
  if (address !== "" && !isAddress(address)) return t("{0} is no IP address.", plain(address));
  const host = parts.length > 1 ? (parts.at(-2) ?? "") : "";
  if (host === "") return undefined;
  const hostRange = rangeIn(host);
  if (hostRange === undefined)
    return t("{0} is no port. Ports are numbers from 0 to 65535, or ranges such as 8000-8010.", plain(host));
  const apart = range[1] - range[0];
  return apart > 0 && hostRange[1] - hostRange[0] !== apart
    ? t("The ranges {0} and {1} are not of the same length.", plain(host), plain(port))
    : undefined;
}

/** IPv4, or IPv6 with or without brackets. */
const isAddress = (text: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || /^\[?[0-9a-f:.]*:[0-9a-f:.]*\]?$/i.test(text);

function rangeIn(text: string): readonly [number, number] | undefined {
  const parts = text.split("-");
  if (parts.length > 2 || !parts.every((part) => /^\d+$/.test(part) && Number(part) <= 65_535)) return undefined;
  const [from, to = from] = parts.map(Number);
  return from !== undefined && to !== undefined && from <= to ? [from, to] : undefined;
}
