// A unit file of systemd as far as the engine's needs it: sections, and settings with their values over continued lines.
import { linesOf, type Lines, type Range } from "../../base/text.ts";

export interface Setting {
  /** "" above the first section. */
  readonly section: string;
  readonly name: string;
  readonly nameRange: Range;
  /** Continued lines joined by blanks, without the blanks around. */
  readonly value: string;
  /** From the name to the value's end. */
  readonly range: Range;
}

export interface UnitFile {
  readonly lines: Lines;
  readonly settings: readonly Setting[];
}

export function parseUnit(text: string): UnitFile {
  const lines = linesOf(text);
  const settings: Setting[] = [];
  let section = "";
  for (let line = 0; line < lines.count; line += 1) {
    const whole = lines.line(line);
    if (/^\s*(?:[#;]|$)/.test(whole)) continue;
    const head = /^\s*\[([^\]]*)\]\s*$/.exec(whole)?.[1];
    if (head !== undefined) section = head;
    const [, before = "", name = "", first = ""] = /^(\s*)([A-Za-z0-9-]+)\s*=\s*(.*)$/.exec(whole) ?? [];
    if (name === "") continue;
    const start = { line, character: before.length };
    const parts = [first.replace(/\\$/, "").trim()];
    while (/\\$/.test(lines.line(line)) && line + 1 < lines.count) {
      line += 1;
      // Comments between continued lines are skipped.
      if (!/^\s*[#;]/.test(lines.line(line))) parts.push(lines.line(line).replace(/\\$/, "").trim());
    }
    settings.push({
      section,
      name,
      nameRange: { start, end: { line: start.line, character: start.character + name.length } },
      value: parts.filter((part) => part !== "").join(" "),
      range: { start, end: { line, character: lines.line(line).trimEnd().length } },
    });
  }
  return { lines, settings };
}
