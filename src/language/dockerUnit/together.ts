// The engine's unit and its file of settings where both are at hand: in one repository, or in the folders of /etc. What one
// says the other must not say too: the engine then refuses to start.
import type { Range } from "../../base/text.ts";
import { entriesOf, parseDaemonFile } from "../daemonJson/document.ts";
import { inBothPlaces, keyOfFlag } from "../daemonJson/flags.ts";
import type { Lookup } from "../language.ts";
import { parseUnit, type UnitFile } from "./unit.ts";

/** A flag of the engine's command in a unit that a key of its file says as well. */
export interface UnitFlag {
  /** As written: "-H", "--debug". */
  readonly written: string;
  readonly key: string;
  /** Of the flag without its value. */
  readonly range: Range;
}

const isEngine = (value: string): boolean => /(?:^|\/)dockerd(?:\s|$)/.test(value);

/** In the order in which they stand. */
export function flagsIn({ lines, settings }: UnitFile): readonly UnitFlag[] {
  return settings.flatMap(({ name, value, range: { start, end } }) => {
    if (name !== "ExecStart" || !isEngine(value)) return [];
    const found: UnitFlag[] = [];
    for (let line = start.line; line <= end.line; line += 1) {
      const text = lines.line(line);
      if (/^\s*[#;]/.test(text)) continue;
      for (const { index, 0: written } of text.matchAll(/(?<=\s)--?[A-Za-z][\w-]*/g)) {
        const key = keyOfFlag(written.replace(/^-+/, ""));
        const range = { start: { line, character: index }, end: { line, character: index + written.length } };
        if (key !== undefined && !inBothPlaces.has(key)) found.push({ written, key, range });
      }
    }
    return found;
  });
}

const settingsPlaces = ["", "../", "../docker/", "../../docker/", "../../../docker/"].map((way) => `${way}daemon.json`);

/** The keys of the daemon.json that goes with a unit: the one that this machine's engine reads, where the unit is its own. */
export function keysBeside({
  read,
  engine,
}: Lookup): { readonly path: string; readonly keys: ReadonlySet<string> } | undefined {
  for (const path of engine === undefined ? settingsPlaces : [engine.file]) {
    const text = read?.(path);
    if (text === undefined) continue;
    return { path, keys: new Set(entriesOf(parseDaemonFile(text).root).map(({ key }) => key.value)) };
  }
  return undefined;
}

const unitPlaces = ["", "systemd/", "systemd/system/", "../systemd/", "../systemd/system/"];

/** The flags that a daemon.json's unit gives the engine; an override's command stands instead of the unit's own. */
export function flagsBeside({ read, list }: Lookup): readonly (UnitFlag & { readonly path: string })[] {
  const flags = (path: string): readonly (UnitFlag & { readonly path: string })[] => {
    const text = read?.(path);
    return text === undefined ? [] : flagsIn(parseUnit(text)).map((flag) => ({ ...flag, path }));
  };
  for (const place of unitPlaces) {
    const over = (list?.(`${place}docker.service.d`) ?? []).filter((name) => name.endsWith(".conf"));
    const found = over.flatMap((name) => flags(`${place}docker.service.d/${name}`));
    if (found.length > 0) return found;
    const own = flags(`${place}docker.service`);
    if (own.length > 0) return own;
  }
  return flags("override.conf");
}
