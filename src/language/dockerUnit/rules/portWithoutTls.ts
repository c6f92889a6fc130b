// The engine's command in a unit with a port that asks nobody who they are.
import { t } from "../../../base/l10n.ts";
import type { Range, TextEdit } from "../../../base/text.ts";
import type { Rule } from "../../language.ts";
import { withoutFlag } from "../edits.ts";
import type { Setting, UnitFile } from "../unit.ts";

export const portWithoutTls: Rule<UnitFile> = {
  id: "portWithoutTls",
  aliases: [],
  severity: "warning",
  check: (unit, report) => {
    for (const setting of unit.settings) {
      const { name, value } = setting;
      if (name !== "ExecStart" || !/(?:^|\/)dockerd(?:\s|$)/.test(value)) continue;
      if (/\s--tlsverify(?:=true)?(?:\s|$)/.test(value)) continue;
      for (const { range, flag } of portsIn(unit, setting))
        report({
          range,
          message: t("Whoever reaches this port is root on this machine. Add --tlsverify with its keys, or use ssh."),
          fixes: [
            { title: t("Let in only clients with a certificate"), safe: false, edits: [withTls(unit, setting)] },
            {
              title: t("Remove {0} here", flag.written),
              safe: false,
              edits: [withoutFlag(unit, { key: "hosts", ...flag })],
            },
          ],
        });
    }
  },
};

interface Port {
  /** The flag with its value. */
  readonly range: Range;
  readonly flag: { readonly written: string; readonly range: Range };
}

/** `-H tcp://…` in all its spellings; flag and value stand on one line. */
function portsIn({ lines }: UnitFile, { range: { start, end } }: Setting): readonly Port[] {
  const found: Port[] = [];
  for (let line = start.line; line <= end.line; line += 1) {
    const text = lines.line(line);
    if (line > start.line && /^\s*[#;]/.test(text)) continue;
    for (const { 0: whole, 1: written = "", index } of text.matchAll(
      /(?<=\s|^)(-H|--host)[\s=]*["']?tcp:\/\/[^\s\\]*/gi,
    )) {
      const at = (length: number): Range => ({
        start: { line, character: index },
        end: { line, character: index + length },
      });
      found.push({ range: at(whole.length), flag: { written, range: at(written.length) } });
    }
  }
  return found;
}

/** The flags that the engine needs, as far as they are not there, with the places that its documentation uses. */
function withTls({ lines }: UnitFile, { value, range: { end } }: Setting): TextEdit {
  const missing = [
    "--tlsverify",
    "--tlscacert=/etc/docker/ca.pem",
    "--tlscert=/etc/docker/server-cert.pem",
    "--tlskey=/etc/docker/server-key.pem",
  ].filter((flag) => !new RegExp(`\\s${flag.replace(/=.*/, "")}(?=[\\s=]|$)`).test(value));
  // A backslash at the file's end joins nothing; what is added goes before it.
  const character = lines
    .line(end.line)
    .replace(/\s*\\\s*$/, "")
    .trimEnd().length;
  const at = { line: end.line, character };
  return { range: { start: at, end: at }, text: ` ${missing.join(" ")}` };
}
